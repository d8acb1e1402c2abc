import { networkOf } from '../detection/choice.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import { isDown, isOwnNetwork, isVirtual } from '../detection/virtual.ts';
import { type Family, formatPrefix, type Prefix } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { Resolution } from '../resolution.ts';

/** How a method ends on all nodes, in numbers: made without words, so that it costs little on thousands of nodes. */
export interface SiteSummary {
  readonly nodes: number;
  /** Nodes with an address, for certain or as likely as can be told. */
  readonly resolved: number;
  /** Of these, nodes with a virtual or dead interface. */
  readonly odd: number;
  /** Nodes on which calico-node exits, or finds no address and keeps an old one at best. */
  readonly bad: number;
  /** Of these, nodes on which it exits whatever the nodes have, since the method or the address is none. */
  readonly exits: number;
  /** Nodes with one of several, or of which too little is known. */
  readonly unknown: number;
  /** Nodes on which no address is looked for by a method: it is given, kept, or not wanted. */
  readonly unused: number;
  readonly interfaces: readonly string[];
  readonly subnets: readonly string[];
}

/** The summary for one family; undefined where there are no nodes. */
export function siteSummary({ results }: Resolution, family: Family): SiteSummary | undefined {
  if (results.length === 0) return undefined;
  const counts = { resolved: 0, odd: 0, bad: 0, exits: 0, unknown: 0, unused: 0 };
  const interfaces = new Set<string>();
  const subnets = new Map<string, Prefix>();
  for (const { node, startup } of results) {
    const outcome = startup.outcomes[family];
    counts[stateOf(outcome)] += 1;
    counts.exits += Number(isFinal(outcome));
    if (outcome.kind !== 'chosen' || outcome.choice.outcome !== 'detected') continue;
    const { candidate } = outcome.choice;
    interfaces.add(candidate.interface.name);
    counts.odd += Number(isOdd(node, outcome));
    const subnet = networkOf(candidate);
    if (subnet !== undefined) subnets.set(`${subnet.address.value}/${subnet.length}`, subnet);
  }
  return {
    ...counts,
    nodes: results.length,
    interfaces: [...interfaces],
    subnets: [...subnets.values()].map(formatPrefix),
  };
}

function stateOf(outcome: FamilyOutcome): 'resolved' | 'bad' | 'unknown' | 'unused' {
  switch (outcome.kind) {
    case 'chosen':
      return outcome.choice.outcome === 'detected' ? 'resolved' : 'unknown';
    case 'kept':
      return outcome.because === 'detection-failed' ? 'bad' : 'unused';
    case 'literal':
    case 'none':
      return 'unused';
    case 'exits':
    case 'fails':
      return 'bad';
  }
}

/** Whether calico-node exits for what is written, not for what the node has. */
function isFinal(outcome: FamilyOutcome): boolean {
  return outcome.kind === 'exits' && outcome.because !== 'nothing-detected';
}

function isOdd(node: Node, { choice }: FamilyOutcome & { readonly kind: 'chosen' }): boolean {
  if (choice.outcome !== 'detected') return false;
  const { interface: device, address } = choice.candidate;
  return isDown(device) || (isVirtual(device) && !isOwnNetwork(device, address, node));
}
