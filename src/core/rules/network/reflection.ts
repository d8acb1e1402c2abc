import { groupBy } from '../../collections.ts';
import type { BgpPeer } from '../../inventory/inventory.ts';
import type { Node } from '../../net/node.ts';
import { selectNodes } from '../pool/selected.ts';

/** Which nodes learn routes from each other where BGPPeers alone make sessions, all of them between nodes. */

/** Nodes of which neither one learns of the pods of the other; both lists are the same where it is each of them. */
export interface Unlearned {
  readonly nodes: readonly Node[];
  readonly others: readonly Node[];
}

/** Nodes that every selector takes alike. */
interface Alike {
  readonly nodes: readonly Node[];
  readonly reflects: boolean;
  /** By the places of peers: whether they hold its sessions, and whether they are what it selects. */
  readonly holds: readonly boolean[];
  readonly isPeer: readonly boolean[];
}

/**
 * What BGP within one AS does not tell: a node passes on what it has learned only as a route reflector
 * (`routeReflectorClusterID`). `sure`: nodes without that are none; else those that peers select are taken for some where no
 * node has it. Undefined where all learn of all, or too little is known.
 */
export function unlearned(
  peers: readonly Omit<BgpPeer, 'name'>[],
  nodes: readonly Node[],
  sure: boolean,
): Unlearned | undefined {
  if (peers.some(({ peerIP, peerSelector }) => peerIP !== undefined || peerSelector === undefined)) return undefined;
  if (nodes.some(({ asNumber }) => asNumber !== undefined)) return undefined;
  const holders = peers.map(({ nodeSelector }) => picked(nodeSelector, nodes));
  const selected = peers.map(({ peerSelector }) => picked(peerSelector, nodes));
  if ([...holders, ...selected].includes(undefined)) return undefined;
  const isMarked = nodes.some(({ routeReflectorClusterID }) => routeReflectorClusterID !== undefined) || sure;
  const alike = [
    ...groupBy(nodes, (node) => {
      const isPeer = selected.map((each) => each?.has(node) === true);
      const reflects = isMarked ? node.routeReflectorClusterID !== undefined : isPeer.includes(true);
      return JSON.stringify([reflects, holders.map((each) => each?.has(node) === true), isPeer]);
    }).values(),
  ].flatMap((group): readonly Alike[] => {
    const [first] = group;
    if (first === undefined) return [];
    const isPeer = selected.map((each) => each?.has(first) === true);
    const reflects = isMarked ? first.routeReflectorClusterID !== undefined : isPeer.includes(true);
    return [{ nodes: group, reflects, holds: holders.map((each) => each?.has(first) === true), isPeer }];
  });
  return firstApart(alike);
}

function picked(selector: string | undefined, nodes: readonly Node[]): ReadonlySet<Node> | undefined {
  if (selector === undefined || selector === '') return new Set(nodes);
  const found = selectNodes(selector, nodes);
  return found && new Set(found);
}

function firstApart(alike: readonly Alike[]): Unlearned | undefined {
  for (const [at, one] of alike.entries()) {
    const known = learned(one, alike);
    for (const other of alike.slice(at)) {
      const isAlone = other === one && one.nodes.length < 2;
      if (!isAlone && !known.has(other)) return { nodes: one.nodes, others: other.nodes };
    }
  }
  return undefined;
}

/** All whose routes come to `one`: by a session, or through route reflectors. */
function learned(one: Alike, alike: readonly Alike[]): ReadonlySet<Alike> {
  const reached = new Set<Alike>();
  const next = [one];
  for (let from = next.pop(); from !== undefined; from = next.pop()) {
    for (const to of alike) {
      if (reached.has(to) || !haveSession(from, to)) continue;
      reached.add(to);
      if (to.reflects) next.push(to);
    }
  }
  return reached;
}

/** A session is made on both sides, whichever of them a peer's selector takes. */
function haveSession(a: Alike, b: Alike): boolean {
  return a.holds.some(
    (holds, at) => (holds && b.isPeer[at] === true) || (b.holds[at] === true && a.isPeer[at] === true),
  );
}
