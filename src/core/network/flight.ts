import type { Address } from '../net/address.ts';
import type { Transport } from '../net/kernel/rules.ts';
import type { Node } from '../net/node.ts';
import type { PathEnd } from './ends.ts';
import type { Fault } from './fault.ts';
import type { Hop } from './hop.ts';
import type { PathContext } from './model.ts';
import type { Wrapping } from './tunnels.ts';

/** A packet's walk over the nodes: each one's kernel takes its own step, whatever end the packet is for. */

/** A source that a node has replaced, and puts in again in what answers. */
export interface Translation {
  readonly node: Node;
  readonly given: Address;
  readonly original: Address;
}

export interface Walk {
  readonly context: PathContext;
  readonly to: PathEnd;
  /** The host's end of the veth pair of the pod that sends, on its node. */
  readonly veth: { readonly node: Node; readonly device: string } | undefined;
  /** It answers a packet that has come the other way; these sources were replaced then. */
  readonly undo: readonly Translation[] | undefined;
  /** Ends once the packet has come to this node, whatever it has for the destination. */
  readonly until?: Node;
  readonly hops: Hop[];
  readonly translations: Translation[];
}

/** What is on the wire: a packet, perhaps within another one. */
export interface Flight {
  readonly source: Address;
  readonly destination: Address;
  readonly transport?: Transport;
  readonly inner?: {
    readonly flight: Flight;
    readonly wrapping: Wrapping;
    readonly addressee: Node | undefined;
    readonly sender: Node;
    readonly origin: 'live' | 'predicted';
  };
}

/** A packet that comes in by an interface of a node; the walk's last hop is the one that it came by. */
export interface Arrival {
  readonly node: Node;
  /** Undefined where it isn't known. */
  readonly device: string | undefined;
  readonly flight: Flight;
}

/** Puts faults on the walk's last hop, each kind once. */
export function addFaults({ hops }: Walk, faults: readonly Fault[]): void {
  const last = hops.pop();
  if (last === undefined) return;
  const kinds = new Set(last.faults.map(({ kind }) => kind));
  hops.push({ ...last, faults: [...last.faults, ...faults.filter(({ kind }) => !kinds.has(kind))] });
}
