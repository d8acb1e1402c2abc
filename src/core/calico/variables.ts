import { readVariables, type TableEntry } from './variables/table.ts';
import type { KnownVariable, OfferedValue } from './variables/types.ts';
import { type CalicoVersion, compareVersions, parseVersion } from './version.ts';

export type { KnownVariable, OfferedValue, VariableType } from './variables/types.ts';

/** The environment variables of the calico-node pod, as of Calico's master branch, with what older releases read. */

const entries = readVariables()
  .flatMap(underBothNames)
  .sort((a, b) => (a.variable.name < b.variable.name ? -1 : 1));

const byName = new Map(entries.map((entry) => [entry.variable.name, entry]));

/** All of them, sorted by name. */
export const knownVariables: readonly KnownVariable[] = entries.map(({ variable }) => variable);

/** The variable that a container reads under `name`: Felix's in any letter case, others exactly so. */
export function knownVariable(name: string): KnownVariable | undefined {
  const upper = name.toUpperCase();
  return byName.get(upper.startsWith('FELIX_') ? upper : name)?.variable;
}

/** Whether the release `version` does not know the variable yet. */
export function isNewerThan({ since }: KnownVariable, version: CalicoVersion): boolean {
  const first = since === undefined ? undefined : parseVersion(since);
  return first !== undefined && compareVersions(version, first) < 0;
}

/** Whether the release `version` has dropped the variable. */
export function isOlderThan({ until }: KnownVariable, version: CalicoVersion): boolean {
  const gone = until === undefined ? undefined : parseVersion(until);
  return gone !== undefined && compareVersions(version, gone) >= 0;
}

/** The values worth offering for a variable, with a short word on each (English, to be translated). */
export function valuesOf(variable: KnownVariable): readonly OfferedValue[] {
  const described = describedValues(variable);
  return described.length > 0 ? described : ofType(variable);
}

/** Those of {@link valuesOf} that are described by what they do, and not just by being the default. */
export function describedValues({ name }: KnownVariable): readonly OfferedValue[] {
  return byName.get(name)?.offers ?? [];
}

function ofType({ type, default: usual }: KnownVariable): readonly OfferedValue[] {
  const marked = (value: string): OfferedValue => (value === usual ? { value, summary: 'the default' } : { value });
  switch (type.kind) {
    case 'enum':
      return type.values.map(marked);
    case 'boolean':
      return (type.reading === 'presence' ? ['true'] : ['true', 'false']).map(marked);
    case 'mtu':
      return [{ value: '0', summary: 'detected from the NICs' }];
    case 'text':
    case 'method':
    case 'ip':
    case 'cidr':
    case 'regexp':
    case 'selector':
    case 'file':
    case 'url':
    case 'number':
    case 'duration':
    case 'seconds':
    case 'integer':
    case 'list':
      return usual === undefined ? [] : [marked(usual)];
  }
}

/**
 * The settings for Typha of the parts besides Felix are read under three names, the first that is set
 * (typha/pkg/syncclientutils/config.go); Felix's names are its own variables.
 */
function underBothNames({ variable, offers }: TableEntry): readonly TableEntry[] {
  if (!variable.name.startsWith('CONFD_TYPHA')) return [{ variable, offers }];
  const names = ['CONFD_', 'FELIX_', 'CALICO_'].map((prefix) => variable.name.replace('CONFD_', prefix));
  const [confd = '', felix = '', calico = ''] = names;
  const note = `The first of \`${confd}\`, \`${felix}\` and \`${calico}\` that is set applies; \`none\` counts as not set.`;
  return [confd, calico].map((name) => ({ variable: { ...variable, name, notes: [note] }, offers }));
}
