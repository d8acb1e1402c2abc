import type { Address } from '../net/address.ts';
import { createFirewall, type Filtered, type Firewall, type Hook } from '../net/kernel/firewall.ts';
import type { Node } from '../net/node.ts';
import { query } from '../query.ts';

/** Whether the nodes' own firewalls let a TCP connection between two of them come up. */

/** Read once for each node; undefined where its rules are not known. */
export const firewallOf = query(({ firewall }: Node): Firewall | undefined => firewall && createFirewall(firewall));

export interface ConnectionEnd {
  readonly node: string;
  readonly address: Address;
  /** The interface that has the address. */
  readonly device: string;
  /** Undefined where not known. */
  readonly firewall: Firewall | undefined;
}

/** The rule that surely drops what it takes. */
export interface Blocked {
  readonly node: string;
  /** As `iptables-save` prints it. */
  readonly line: string;
}

/** Why `from` can't connect to `port` of `to`; undefined where it can, as far as is known. */
export function blockedConnection(from: ConnectionEnd, to: ConnectionEnd, port: number): Blocked | undefined {
  return blockedWay(from, to, port, false) ?? blockedWay(to, from, port, true);
}

/** From one node to the other: `reply` for the answers. */
function blockedWay(from: ConnectionEnd, to: ConnectionEnd, port: number, reply: boolean): Blocked | undefined {
  const packet = {
    ...{ source: from.address, destination: to.address, reply, allowedByFelix: false },
    transport: { protocol: 'tcp', port },
  } as const;
  return (
    blockedAt(from, 'OUTPUT', { ...packet, output: from.device }) ??
    blockedAt(to, 'INPUT', { ...packet, input: to.device })
  );
}

function blockedAt({ node, firewall }: ConnectionEnd, hook: Hook, packet: Filtered): Blocked | undefined {
  const verdict = firewall?.filter(hook, packet);
  return verdict?.kind === 'drops' && verdict.certain ? { node, line: verdict.line } : undefined;
}
