import type { Release } from '../version.ts';

/** A value that releases before `since` don't know; `instead` counts there, which was the default. */
export interface NewerValue {
  readonly variable: string;
  readonly value: string;
  readonly since: Release;
  readonly instead: string;
}

const levels = ['FELIX_LOGSEVERITYFILE', 'FELIX_LOGSEVERITYSCREEN', 'FELIX_LOGSEVERITYSYS'];

/** Values that are newer than their variables (felix/config/config_params.go of each release, `oneof`). */
export const newerValues: readonly NewerValue[] = [
  { variable: 'FELIX_BPFATTACHTYPE', value: 'Netkit', since: 'v3.33.0', instead: 'TCX' },
  { variable: 'FELIX_BPFENFORCERPF', value: 'Loose', since: 'v3.25.0', instead: 'Strict' },
  { variable: 'FELIX_NFTABLESMODE', value: 'Auto', since: 'v3.32.0', instead: 'Disabled' },
  { variable: 'FELIX_PROGRAMCLUSTERROUTES', value: 'EnabledIPIPOnly', since: 'v3.33.0', instead: 'Disabled' },
  { variable: 'FELIX_PROGRAMCLUSTERROUTES', value: 'EnabledNoEncapOnly', since: 'v3.33.0', instead: 'Disabled' },
  ...levels.map((variable): NewerValue => ({ variable, value: 'TRACE', since: 'v3.30.1', instead: 'INFO' })),
];
