import type { Span } from '../text.ts';

/** What the rules of policies and profiles say, in whichever kind of object they are written. */

export type Action = 'Allow' | 'Deny' | 'Pass' | 'Log';

/** One end of a rule; texts are empty and lists have no items where nothing is said. */
export interface EntitySpec {
  readonly nets: readonly string[];
  readonly notNets: readonly string[];
  readonly selector: string;
  readonly notSelector: string;
  readonly namespaceSelector: string;
  readonly ports: readonly string[];
  readonly notPorts: readonly string[];
  readonly serviceAccounts: { readonly names: readonly string[]; readonly selector: string } | undefined;
  readonly services: { readonly name: string; readonly namespace: string } | undefined;
}

export interface IcmpSpec {
  readonly type: number | undefined;
  readonly code: number | undefined;
}

/** A rule as Calico's API has it. */
export interface RuleSpec {
  readonly action: Action;
  readonly ipVersion: number | undefined;
  /** A name or a number. */
  readonly protocol: string | undefined;
  readonly notProtocol: string | undefined;
  readonly icmp: IcmpSpec | undefined;
  readonly notIcmp: IcmpSpec | undefined;
  readonly source: EntitySpec;
  readonly destination: EntitySpec;
  /** Where it stands in its file; that of the rule it is made from, for Kubernetes' policies. */
  readonly span: Span | undefined;
}

/** An end about which nothing is said. */
export const anyEntity: EntitySpec = {
  nets: [],
  notNets: [],
  selector: '',
  notSelector: '',
  namespaceSelector: '',
  ports: [],
  notPorts: [],
  serviceAccounts: undefined,
  services: undefined,
};

/** A rule for every packet. */
export function plainRule(action: Action): RuleSpec {
  return {
    action,
    ipVersion: undefined,
    protocol: undefined,
    notProtocol: undefined,
    icmp: undefined,
    notIcmp: undefined,
    source: anyEntity,
    destination: anyEntity,
    span: undefined,
  };
}
