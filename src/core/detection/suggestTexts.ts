import type { CalicoVersion } from '../calico/version.ts';
import {
  type Address,
  bits,
  contains,
  type Family,
  formatAddress,
  formatPrefix,
  isGlobalUnicast,
  network,
  type Prefix,
  sameAddress,
} from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { addressesAsSeen } from './candidates.ts';
import type { Candidate } from './choice.ts';
import type { MethodName } from './method.ts';
import { isKnownIn, methodNamesIn } from './methods.ts';
import { isDown, isOwnNetwork, isVirtual } from './virtual.ts';

/** Method values that could do, made from the subnets and names of real interfaces. */

export const internalIPMethod = 'kubernetes-internal-ip' satisfies MethodName;

/** One subnet and who has an address in it. */
interface Subnet {
  /** Undefined for addresses that stand alone, of which no route tells the network. */
  readonly prefix: Prefix | undefined;
  readonly names: readonly string[];
  readonly nodes: ReadonlySet<Node>;
}

/** More subnets than this are not the nodes' common networks, but one for each node. */
const mostSubnets = 8;
/** So many nodes are looked at in one step. */
const nodesInStep = 200;
/** More names than this in one list nobody would write. */
const mostNames = 8;

/**
 * Values worth trying on `nodes`, each once: first networks, which need neither names nor routes. Of one kind those made
 * from the subnet with most nodes come first.
 */
export function* suggestedTexts(
  nodes: readonly Node[],
  family: Family,
  version: CalicoVersion,
): Generator<undefined, readonly string[]> {
  const subnets = yield* subnetsOf(nodes, family, version);
  const groups = [...subnets.map((each) => [each]), joinedSubnets(subnets)];
  /** In the order in which they are tried. */
  const makers: Readonly<Record<MethodName, () => readonly string[]>> = {
    cidr: () => groups.flatMap(cidrText),
    interface: () => groups.flatMap(interfaceText),
    'kubernetes-internal-ip': () => internalIpText(nodes),
    'can-reach': () => subnets.flatMap((each) => reachText(each, nodes, family)),
    'first-found': () => [],
    'skip-interface': () => [],
  };
  const texts = methodNamesIn(makers).flatMap((name) => (isKnownIn(name, version) ? makers[name]() : []));
  return [...new Set(texts)];
}

function cidrText(group: readonly Subnet[]): readonly string[] {
  const networks = group.flatMap(({ prefix }) => (prefix === undefined ? [] : [formatPrefix(prefix)]));
  return networks.length === 0 || networks.length < group.length ? [] : [`cidr=${networks.join(',')}`];
}

function interfaceText(group: readonly Subnet[]): readonly string[] {
  const names = [...new Set(group.flatMap((subnet) => subnet.names))];
  return names.length === 0 || names.length > mostNames ? [] : [`interface=${names.map(exactly).join(',')}`];
}

function reachText(subnet: Subnet, nodes: readonly Node[], family: Family): readonly string[] {
  const target = reachTarget(subnet, nodes, family);
  return target === undefined ? [] : [`can-reach=${formatAddress(target)}`];
}

/** The subnets of real interfaces, the ones with most nodes first. */
function* subnetsOf(
  nodes: readonly Node[],
  family: Family,
  version: CalicoVersion,
): Generator<undefined, readonly Subnet[]> {
  const found = new Map<string, { prefix: Prefix | undefined; names: Set<string>; nodes: Set<Node> }>();
  for (const [at, node] of nodes.entries()) {
    if (at % nodesInStep === nodesInStep - 1) yield undefined;
    for (const candidate of realAddresses(node, family, version)) {
      const { interface: device, prefixLength } = candidate;
      if (prefixLength === undefined) continue;
      const prefix = routedNetwork(node, candidate);
      const key = prefix === undefined ? device.name : formatPrefix(prefix);
      const subnet = found.get(key) ?? { prefix, names: new Set(), nodes: new Set() };
      subnet.names.add(device.name);
      subnet.nodes.add(node);
      found.set(key, subnet);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.nodes.size - a.nodes.size)
    .slice(0, mostSubnets)
    .map(({ prefix, names, nodes: members }) => ({ prefix, names: [...names].sort(), nodes: members }));
}

/**
 * The network that a candidate's address lies in. One that stands alone, as clouds give them with /32, lies in the
 * narrowest network that the node's routes send through the same interface; undefined where there is none.
 */
export function routedNetwork(node: Node, candidate: Candidate): Prefix | undefined {
  const { interface: device, address, prefixLength } = candidate;
  const whole = bits(address.family);
  if (prefixLength === undefined) return undefined;
  if (prefixLength < whole) return network({ address, length: prefixLength });
  return (node.routing[address.family]?.routes ?? [])
    .filter(({ type, table, nexthops }) => type === 'unicast' && table === 'main' && nexthops.length > 0)
    .filter(({ nexthops }) => nexthops.every((hop) => hop.device === device.name))
    .map(({ destination }) => destination)
    .filter((prefix) => prefix.length > 0 && prefix.length < whole && contains(prefix, address))
    .toSorted((a, b) => b.length - a.length)[0];
}

function realAddresses(node: Node, family: Family, version: CalicoVersion): readonly Candidate[] {
  return (node.interfaces ?? [])
    .filter((device) => !isDown(device))
    .flatMap((device) => addressesAsSeen(device, family, node, version))
    .filter(({ interface: device, address }) => !isVirtual(device) || isOwnNetwork(device, address, node))
    .filter(({ address }) => isGlobalUnicast(address));
}

/** Where no subnet has all nodes, as in a cluster over several racks: the subnets that together have most of them. */
function joinedSubnets(subnets: readonly Subnet[]): readonly Subnet[] {
  const served = new Set<Node>();
  const needed: Subnet[] = [];
  for (const subnet of subnets) {
    if ([...subnet.nodes].every((node) => served.has(node))) continue;
    needed.push(subnet);
    for (const node of subnet.nodes) served.add(node);
  }
  return needed.length > 1 ? needed : [];
}

/** A name as a regular expression that matches it alone. */
export function exactly(name: string): string {
  return `^${name.replace(/[\\.+*?()|[\]{}^$,]/g, (char) => (char === ',' ? '.' : `\\${char}`))}$`;
}

/** The router in the subnet, else its first address that no node has: no packet is sent there, only the route counts. */
function reachTarget({ prefix }: Subnet, nodes: readonly Node[], family: Family): Address | undefined {
  if (prefix === undefined) return undefined;
  const gateways = nodes.flatMap((node) => node.routing[family]?.routes ?? []).flatMap(({ nexthops }) => nexthops);
  const gateway = gateways.find((hop) => hop.gateway !== undefined && contains(prefix, hop.gateway))?.gateway;
  if (gateway !== undefined) return gateway;
  const first: Address = { family, value: prefix.address.value + 1n };
  const taken = nodes.some((node) =>
    (node.interfaces ?? []).some(({ addresses }) => addresses.some(({ address }) => sameAddress(address, first))),
  );
  return taken || !contains(prefix, first) ? undefined : first;
}

/** The method that needs no value of its own. */
function internalIpText(nodes: readonly Node[]): readonly string[] {
  const internal = nodes.some(({ internalIPs }) => internalIPs !== undefined && internalIPs !== null);
  return internal ? [internalIPMethod] : [];
}
