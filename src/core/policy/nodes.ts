import type { CalicoVersion } from '../calico/version.ts';
import { distinctBy } from '../collections.ts';
import { compiledDefaults } from '../detection/enumerate.ts';
import { readInterfaceNote } from '../inventory/kubernetesNode.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { type Address, formatAddress, parseAddress, parsePrefix, unmap } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { mapOf } from '../objects/fields.ts';
import { mapsAt, type OfKind, type PolicyObject, stringAt, stringsAt } from './objects.ts';
import type { NodeInterface, WorldNode } from './world.ts';

/** The nodes of a world: their addresses and interfaces. */

/** By name; what the files write of a node goes before what an inventory knows of it. */
export function readNodes(
  ofKind: OfKind,
  known: readonly Node[],
  version: CalicoVersion,
): ReadonlyMap<string, WorldNode> {
  return new Map([
    ...known.map((node): [string, WorldNode] => [node.name, nodeOf(node, version)]),
    ...ofKind('Node').map((object): [string, WorldNode] => [object.name, writtenNode(object)]),
  ]);
}

function nodeOf(
  { labels, internalIPs, stored = {}, tunnels = {}, interfaces: known }: Node,
  version: CalicoVersion,
): WorldNode {
  const texts = [stored[4], stored[6], ...Object.values<string | undefined>({ ...tunnels }), ...(internalIPs ?? [])];
  const interfaces = known && notedOf(known, version);
  return {
    labels: labels && new Map(Object.entries(labels)),
    addresses: addressesIn(texts),
    ...(interfaces && { interfaces }),
  };
}

/**
 * What calico-node notes of a node's interfaces: those that its default list leaves, without their prefix lengths
 * (configureIPsAndSubnets in node/pkg/lifecycle/startup/startup.go, v3.31.0).
 */
function notedOf(interfaces: readonly Interface[], version: CalicoVersion): readonly NodeInterface[] {
  const excluded = compiledDefaults(version);
  const left = interfaces.filter(({ name }) => !excluded.some(({ matches }) => matches(name)));
  return left.map(addressesOnly).sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

function addressesOnly({ name, addresses }: Interface): NodeInterface {
  return { name, addresses: addresses.map((own) => unmap(own.address)) };
}

const annotations = [
  ...['IPv4Address', 'IPv6Address', 'IPv4IPIPTunnelAddr', 'IPv4VXLANTunnelAddr', 'IPv6VXLANTunnelAddr'],
  ...['IPv4WireguardInterfaceAddr', 'IPv6WireguardInterfaceAddr'],
].map((name) => `projectcalico.org/${name}`);

/** That of Kubernetes, or of Calico. */
function writtenNode({ tree, labels, annotations: noted }: PolicyObject): WorldNode {
  const spec = mapOf(tree, 'spec');
  const bgp = mapOf(spec, 'bgp');
  const wireguard = mapOf(spec, 'wireguard');
  const listed = [...mapsAt(mapOf(tree, 'status'), 'addresses'), ...mapsAt(spec, 'addresses')];
  const texts = [
    ...annotations.map((key) => noted.get(key)),
    ...['ipv4Address', 'ipv6Address', 'ipv4IPIPTunnelAddr'].map((key) => stringAt(bgp, key)),
    ...['ipv4VXLANTunnelAddr', 'ipv6VXLANTunnelAddr'].map((key) => stringAt(spec, key)),
    ...['interfaceIPv4Address', 'interfaceIPv6Address'].map((key) => stringAt(wireguard, key)),
    ...listed.flatMap((each) => (stringAt(each, 'type') === 'InternalIP' ? [stringAt(each, 'address')] : [])),
  ];
  const note = readInterfaceNote(noted.get('projectcalico.org/Interfaces') ?? '')?.map(addressesOnly);
  const interfaces = note ?? specInterfaces(spec);
  return { labels, addresses: addressesIn(texts), ...(interfaces && { interfaces }) };
}

/** Those of Calico's own Node. */
function specInterfaces(spec: YamlMap | undefined): readonly NodeInterface[] | undefined {
  const listed = mapsAt(spec, 'interfaces');
  if (listed.length === 0) return undefined;
  return listed.map((item) => ({
    name: stringAt(item, 'name'),
    addresses: addressesIn(stringsAt(item, 'addresses')),
  }));
}

function addressesIn(texts: readonly (string | undefined)[]): readonly Address[] {
  const found = texts.flatMap((text = '') => {
    const address = parseAddress(text) ?? parsePrefix(text)?.address;
    return address === undefined ? [] : [unmap(address)];
  });
  return distinctAddresses(found);
}

export function distinctAddresses(addresses: readonly Address[]): readonly Address[] {
  return distinctBy(addresses, formatAddress);
}
