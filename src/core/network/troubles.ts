import type { Address, Prefix } from '../net/address.ts';
import type { Node, Route } from '../net/node.ts';
import { gravest, gravityOf } from './fault.ts';
import { entryOf } from './links.ts';
import type { PathContext } from './model.ts';
import { type NodePath, nodePath } from './nodePath.ts';
import { encapsulationOfDevice, notedAddress } from './predictedRoute.ts';

/** So many nodes are worked on at once. */
const batch = 50;
/** On more nodes than this only the routes that were read are looked through. */
const mostTried = 200;
/** A node that lacks more routes than this is alike to others that do. */
const few = 6;
/** So many ways are looked at closely. */
const mostConfirmed = 600;

/**
 * What is wrong between a node and the others, in a key that is the same for nodes with the same trouble; nodes without
 * any are left out. To look at every way would take too long: an address is asked for its holders, the routes that were
 * read are held against the blocks, and ways to and from `hub`, one of those that are most alike, are tried.
 */
export function* nodeTroubles(
  context: PathContext,
  hub: Node | undefined,
): Generator<undefined, ReadonlyMap<Node, string>> {
  const { nodes } = context.inventory;
  const parts = new Map<Node, Set<string>>();
  const add = (node: Node, part: string): void => {
    const known = parts.get(node);
    if (known === undefined) parts.set(node, new Set([part]));
    else known.add(part);
  };
  const blocks = blockIndex(context);
  const into = new Map<Node, Node[]>();
  const tried = hub !== undefined && nodes.length <= mostTried ? hub : undefined;
  const withHub = new Map<string, number>();
  let confirmed = 0;
  for (const [at, node] of nodes.entries()) {
    if (at % batch === batch - 1) yield undefined;
    const own = context.addressOf(node);
    if (own.kind === 'known' && context.holders(own.address).length > 1) add(node, `shared ${own.address.value}`);
    for (const part of tried === undefined || node === tried ? [] : hubParts(context, tried, node)) {
      add(node, part);
      withHub.set(part, (withHub.get(part) ?? 0) + 1);
    }
    const { peers, many } = suspects(context, node, blocks);
    for (const peer of peers) {
      const isKnown = confirmed >= mostConfirmed || (into.get(peer)?.length ?? 0) > few;
      if (!isKnown) confirmed += 1;
      if (!isKnown && !isAmiss(nodePath(context, node, peer))) continue;
      add(node, many ? 'out' : `to ${peer.name}`);
      if (many) continue;
      const senders = into.get(peer);
      if (senders === undefined) into.set(peer, [node]);
      else senders.push(node);
    }
  }
  for (const [peer, senders] of into) {
    add(peer, senders.length > few ? 'in' : `from ${senders.map(({ name }) => name).join()}`);
  }
  // What most have with it is no trouble of theirs alone: it is like them.
  for (const [part, count] of withHub) if (tried !== undefined && 2 * count > nodes.length - 1) add(tried, part);
  return new Map([...parts].map(([node, own]) => [node, [...own].sort().join(' ')]));
}

function isAmiss({ faults }: NodePath): boolean {
  return ['broken', 'doubtful'].includes(gravest(faults));
}

/** What stops packets on the ways between a node and the hub, by its kind; what is missing to tell is no trouble. */
function hubParts(context: PathContext, hub: Node, node: Node): ReadonlySet<string> {
  const kinds = (from: Node, to: Node): readonly string[] => {
    const { faults } = nodePath(context, from, to);
    return faults.filter((fault) => ['broken', 'doubtful'].includes(gravityOf(fault))).map(({ kind }) => kind);
  };
  const [inward, outward] = [kinds(hub, node), kinds(node, hub)];
  return new Set([...inward.map((kind) => `in ${kind}`), ...outward.map((kind) => `out ${kind}`)]);
}

type BlockIndex = ReadonlyMap<string, Node>;

function keyOf({ address, length }: Prefix): string {
  return `${address.value}/${length}`;
}

function blockIndex(context: PathContext): BlockIndex {
  const { nodes } = context.inventory;
  return new Map(nodes.flatMap((node) => context.blocksOf(node).map((block) => [keyOf(block), node] as const)));
}

/** The nodes to whose blocks `node` has no route, or one that does not lead there; where there are `many`, one of them. */
function suspects(
  context: PathContext,
  node: Node,
  blocks: BlockIndex,
): { readonly peers: readonly Node[]; readonly many: boolean } {
  const routes = node.routing[context.family]?.routes;
  const none = { peers: [], many: false };
  // Where an address changes, routes are made anew.
  const stays = (each: Node): boolean => {
    const address = context.addressOf(each);
    return address.kind === 'known' && address.changed === false;
  };
  if (routes === undefined || !stays(node)) return none;
  const right = new Set<string>();
  for (const route of routes) {
    const key = keyOf(route.destination);
    const owner = blocks.get(key);
    if (owner !== undefined && owner !== node && leadsTo(context, node, route, owner)) right.add(key);
  }
  const missing = blocks.size - context.blocksOf(node).length - right.size;
  if (missing <= 0) return none;
  const peers = new Set<Node>();
  for (const [key, owner] of blocks) {
    if (owner === node || right.has(key) || !stays(owner)) continue;
    peers.add(owner);
    if (missing > few) break;
  }
  return { peers: [...peers], many: missing > few };
}

function leadsTo(context: PathContext, node: Node, { table, type, nexthops }: Route, owner: Node): boolean {
  if (table !== 'main' || type !== 'unicast') return false;
  return nexthops.every(({ gateway, device }) => {
    if (gateway === undefined) return true;
    if (!isAt(context, node, gateway, owner)) return false;
    if (device === undefined || encapsulationOfDevice(device) !== 'none') return true;
    const entry = entryOf(context, { node, device, gateway, destination: gateway, meant: owner });
    return entry.kind === 'node' && entry.assumed === undefined;
  });
}

function isAt(context: PathContext, node: Node, gateway: Address, owner: Node): boolean {
  const carriers = context.carriers(gateway);
  if (carriers.includes(owner)) return !carriers.includes(node);
  const noted = notedAddress(owner, 'vxlan', context.family);
  return noted !== undefined && noted.value === gateway.value;
}
