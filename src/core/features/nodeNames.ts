import { isVirtual } from '../detection/virtual.ts';
import type { ClusterInventory } from '../inventory/inventory.ts';
import {
  type Address,
  contains,
  type Family,
  formatAddress,
  formatPrefix,
  isGlobalUnicast,
  isLinkLocal6,
  network,
} from '../net/address.ts';
import type { Interface, InterfaceAddress, Node } from '../net/node.ts';
import { keyedQuery } from '../query.ts';

/** What the nodes have in common, counted once for each inventory: names, subnets and routers to choose from. */

/** A name or subnet, and on how many nodes it is found. */
export interface Counted {
  readonly text: string;
  readonly nodes: number;
  /** An interface of software only, as far as its name and kind tell. */
  readonly virtual: boolean;
  /** Of a name the subnets, of a subnet the names. */
  readonly partners: readonly string[];
}

export interface NodeNames {
  /** Interfaces that have an address which calico-node would take; the real ones first. */
  readonly names: readonly Counted[];
  readonly subnets: readonly Counted[];
  /** Routers in one of the subnets. */
  readonly gateways: readonly Counted[];
}

/** More than this nobody looks through. */
const mostItems = 100;

/** The names, subnets and routers of the nodes of `inventory` for one address family. */
export const nodeNames = keyedQuery(({ nodes }: ClusterInventory, family: Family): NodeNames => {
  const names = new Map<string, Entry>();
  const subnets = new Map<string, Entry>();
  const gateways = new Map<string, Entry>();
  for (const node of nodes) {
    for (const device of node.interfaces ?? []) {
      const own = subnetsOf(device, node, family);
      if (own === undefined) continue;
      const virtual = isVirtual(device);
      add(names, device.name, node, virtual, own);
      for (const subnet of own) add(subnets, subnet, node, virtual, [device.name]);
    }
    for (const gateway of gatewaysOf(node, family)) add(gateways, gateway, node, false, []);
  }
  return { names: sorted(names), subnets: sorted(subnets), gateways: sorted(gateways) };
});

/** The subnets of the addresses that count; undefined where there is no such address. */
function subnetsOf({ addresses }: Interface, { prefixesKnown }: Node, family: Family): readonly string[] | undefined {
  const usable = addresses.filter(
    ({ address }) => address.family === family && !isLinkLocal6(address) && isGlobalUnicast(address),
  );
  if (usable.length === 0) return undefined;
  if (!prefixesKnown) return [];
  return usable.map(({ address, prefixLength }) => formatPrefix(network({ address, length: prefixLength })));
}

/** The routers of a node's default routes, where one of its real interfaces is connected to them. */
function gatewaysOf({ routing, interfaces }: Node, family: Family): readonly string[] {
  const hops = (routing[family]?.routes ?? []).filter(({ destination }) => destination.length === 0);
  const gateways = hops.flatMap(({ nexthops }) => nexthops).flatMap(({ gateway }) => gateway ?? []);
  const isNear = (gateway: Address): boolean =>
    (interfaces ?? []).some((device) => {
      const near = ({ address, prefixLength: length }: InterfaceAddress): boolean =>
        contains({ address, length }, gateway);
      return device.addresses.some(near) && !isVirtual(device);
    });
  return gateways.filter((gateway) => isGlobalUnicast(gateway) && isNear(gateway)).map(formatAddress);
}

interface Entry {
  nodes: number;
  last: Node | undefined;
  virtual: boolean;
  readonly partners: Set<string>;
}

function add(
  counts: Map<string, Entry>,
  text: string,
  node: Node,
  virtual: boolean,
  partners: readonly string[],
): void {
  const entry = counts.get(text) ?? { nodes: 0, last: undefined, virtual, partners: new Set() };
  if (entry.last !== node) entry.nodes += 1;
  entry.last = node;
  entry.virtual &&= virtual;
  for (const each of partners) entry.partners.add(each);
  counts.set(text, entry);
}

/** The real ones first, then those of most nodes. */
function sorted(counts: ReadonlyMap<string, Entry>): readonly Counted[] {
  return [...counts]
    .map(([text, { nodes, virtual, partners }]) => ({ text, nodes, virtual, partners: [...partners] }))
    .sort((a, b) => Number(a.virtual) - Number(b.virtual) || b.nodes - a.nodes || (a.text < b.text ? -1 : 1))
    .slice(0, mostItems);
}
