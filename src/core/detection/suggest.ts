import { atLeast, type CalicoVersion } from '../calico/version.ts';
import {
  type Address,
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
import { createDetector } from './choose.ts';
import type { HostNames } from './destination.ts';
import { isDown, isVirtual } from './virtual.ts';

/** A method's text made from the nodes' real interfaces, with what it would choose. */
export interface Suggestion {
  readonly text: string;
  /** In the order of the nodes; undefined for a node on which nothing, or nothing certain, is chosen. */
  readonly choices: readonly (Candidate | undefined)[];
  readonly leftOut: readonly Node[];
  /** The subnets of what is chosen. */
  readonly subnets: readonly string[];
}

/** One subnet and who has an address in it. */
interface Subnet {
  readonly prefix: Prefix;
  readonly names: readonly string[];
  readonly nodes: ReadonlySet<Node>;
}

/** More subnets than this are not the nodes' common networks, but one for each node. */
const mostSubnets = 8;

/**
 * Method values for `nodes` that choose certain, real interfaces, the best first: all nodes before some, one subnet
 * before several, and of those the ones that survive a new interface.
 */
export function suggestMethods(
  nodes: readonly Node[],
  family: Family,
  version: CalicoVersion,
  hosts: HostNames,
): readonly Suggestion[] {
  const texts = [
    ...new Set(subnetsOf(nodes, family, version).flatMap((each) => textsFor(each, nodes, family, version))),
  ];
  const suggestions = texts.concat(generalTexts(nodes, version)).flatMap((text) => {
    const detector = createDetector(text, version, hosts);
    const choices = nodes.map((node) => {
      const choice = detector.choose(node, family);
      return choice.outcome === 'detected' ? choice.candidate : undefined;
    });
    return isGood(choices) ? [toSuggestion(text, nodes, choices)] : [];
  });
  return suggestions
    .map((suggestion, at) => ({ suggestion, at }))
    .sort((a, b) => penalty(a.suggestion) - penalty(b.suggestion) || a.at - b.at)
    .map(({ suggestion }) => suggestion);
}

function penalty({ leftOut, subnets }: Suggestion): number {
  return leftOut.length * 1000 + subnets.length;
}

/** Somebody is served, and nobody by a virtual or dead interface. */
function isGood(choices: readonly (Candidate | undefined)[]): boolean {
  const chosen = choices.flatMap((each) => each ?? []);
  return chosen.length > 0 && chosen.every((each) => !isVirtual(each.interface) && !isDown(each.interface));
}

function toSuggestion(text: string, nodes: readonly Node[], choices: readonly (Candidate | undefined)[]): Suggestion {
  const subnets = choices.flatMap((choice) => {
    if (choice?.prefixLength === undefined) return [];
    return [formatPrefix(network({ address: choice.address, length: choice.prefixLength }))];
  });
  return { text, choices, leftOut: nodes.filter((_, at) => choices[at] === undefined), subnets: [...new Set(subnets)] };
}

/** The subnets of real interfaces, the ones with most nodes first. */
function subnetsOf(nodes: readonly Node[], family: Family, version: CalicoVersion): readonly Subnet[] {
  const found = new Map<string, { prefix: Prefix; names: Set<string>; nodes: Set<Node> }>();
  for (const node of nodes) {
    for (const { interface: device, address, prefixLength } of realAddresses(node, family, version)) {
      if (prefixLength === undefined) continue;
      const prefix = network({ address, length: prefixLength });
      const key = formatPrefix(prefix);
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

function realAddresses(node: Node, family: Family, version: CalicoVersion): readonly Candidate[] {
  return (node.interfaces ?? [])
    .filter((device) => !isVirtual(device) && !isDown(device))
    .flatMap((device) => addressesAsSeen(device, family, node, version))
    .filter(({ address }) => isGlobalUnicast(address));
}

function textsFor(subnet: Subnet, nodes: readonly Node[], family: Family, version: CalicoVersion): readonly string[] {
  const texts = atLeast(version, 3, 16) ? [`cidr=${formatPrefix(subnet.prefix)}`] : [];
  const target = reachTarget(subnet, nodes, family);
  if (target !== undefined) texts.push(`can-reach=${formatAddress(target)}`);
  if (subnet.names.length <= 8) texts.push(`interface=${subnet.names.map(exactly).join(',')}`);
  return texts;
}

/** A name as a regular expression that matches it alone. */
function exactly(name: string): string {
  return `^${name.replace(/[\\.+*?()|[\]{}^$,]/g, (char) => (char === ',' ? '.' : `\\${char}`))}$`;
}

/** The router in the subnet, else its first address that no node has: no packet is sent there, only the route counts. */
function reachTarget({ prefix }: Subnet, nodes: readonly Node[], family: Family): Address | undefined {
  const gateways = nodes.flatMap((node) => node.routing[family]?.routes ?? []).flatMap(({ nexthops }) => nexthops);
  const gateway = gateways.find((hop) => hop.gateway !== undefined && contains(prefix, hop.gateway))?.gateway;
  if (gateway !== undefined) return gateway;
  const first: Address = { family, value: prefix.address.value + 1n };
  const taken = nodes.some((node) =>
    (node.interfaces ?? []).some(({ addresses }) => addresses.some(({ address }) => sameAddress(address, first))),
  );
  return taken || !contains(prefix, first) ? undefined : first;
}

/** The methods that need no value of their own. */
function generalTexts(nodes: readonly Node[], version: CalicoVersion): readonly string[] {
  const internal = nodes.some(({ internalIPs }) => internalIPs !== undefined && internalIPs !== null);
  return internal && atLeast(version, 3, 22) ? ['kubernetes-internal-ip'] : [];
}
