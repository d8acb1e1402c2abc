import { matches } from '../calico/selector/evaluate.ts';
import { parseSelector } from '../calico/selector/parse.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { type Address, contains, formatAddress, parseAddress, parsePrefix, unmap } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { mapOf } from '../objects/fields.ts';
import { readNet } from './compileRule.ts';
import { containersOf, variablesOf } from './felix.ts';
import { mapAtPath, mapsAt, type OfKind, type PolicyObject, stringAt, stringsAt, textMap } from './objects.ts';
import type { Endpoint, WorldNode } from './world.ts';

/** The nodes of a world, and the host endpoints that kube-controllers makes for them. */

/** By name; what the files write of a node goes before what an inventory knows of it. */
export function readNodes(ofKind: OfKind, known: readonly Node[]): ReadonlyMap<string, WorldNode> {
  return new Map([
    ...known.map((node): [string, WorldNode] => [node.name, nodeOf(node)]),
    ...ofKind('Node').map((object): [string, WorldNode] => [object.name, writtenNode(object)]),
  ]);
}

function nodeOf({ labels, internalIPs, stored = {}, tunnels = {} }: Node): WorldNode {
  const texts = [stored[4], stored[6], ...Object.values<string | undefined>({ ...tunnels }), ...(internalIPs ?? [])];
  return { labels: labels && new Map(Object.entries(labels)), addresses: addressesIn(texts) };
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
  return { labels, addresses: addressesIn(texts) };
}

function addressesIn(texts: readonly (string | undefined)[]): readonly Address[] {
  const found = texts.flatMap((text = '') => {
    const address = parseAddress(text) ?? parsePrefix(text)?.address;
    return address === undefined ? [] : [unmap(address)];
  });
  return [...new Map(found.map((address) => [formatAddress(address), address])).values()];
}

/**
 * The host endpoints that kube-controllers makes where it is told to (kube-controllers/pkg/controllers/node/
 * hostendpoints.go, v3.32.1), but for templates that ask for interfaces, and for nodes of which the labels aren't known.
 */
export function automaticHosts(ofKind: OfKind, nodes: ReadonlyMap<string, WorldNode>): readonly Endpoint[] {
  const config = ofKind('KubeControllersConfiguration').find(({ name }) => name === 'default');
  const spec = mapAtPath(config?.tree, ['spec', 'controllers', 'node', 'hostEndpoint']);
  const [variable] = containersOf(ofKind('Deployment'), 'calico-kube-controllers').flatMap(
    (container) => variablesOf(container).get('AUTO_HOST_ENDPOINTS') ?? [],
  );
  const isOn =
    variable === undefined ? stringAt(spec, 'autoCreate') === 'Enabled' : variable.toLowerCase() === 'enabled';
  if (!isOn) return [];
  const templates = variable === undefined ? mapsAt(spec, 'templates') : [];
  const isDefault = variable !== undefined || stringAt(spec, 'createDefaultHostEndpoint') !== 'Disabled';
  const at = config && { file: config.file, span: config.span };
  return [...nodes].flatMap(([node, { labels, addresses }]): readonly Endpoint[] => {
    if (labels === undefined) return [];
    const made = (name: string, own: Partial<Endpoint>): Endpoint => ({
      kind: 'host',
      id: `host:${name}`,
      name,
      namespace: undefined,
      node,
      addresses,
      ports: [],
      profiles: ['projectcalico-default-allow'],
      from: 'HostEndpoint',
      at,
      ...own,
      labels: new Map([...(own.labels ?? labels), ['projectcalico.org/created-by', 'calico-kube-controllers']]),
    });
    const whole = isDefault ? [made(`${node}-auto-hep`, { interfaceName: '*' })] : [];
    return [...whole, ...templates.flatMap((template) => byTemplate(template, node, { labels, addresses }, made))];
  });
}

function byTemplate(
  template: YamlMap,
  node: string,
  { labels = new Map(), addresses }: WorldNode,
  made: (name: string, own: Partial<Endpoint>) => Endpoint,
): readonly Endpoint[] {
  const selector = parseSelector(stringAt(template, 'nodeSelector'));
  if ('error' in selector || !matches(selector.ast, labels) || stringAt(template, 'interfacePattern') !== '') return [];
  const nets = stringsAt(template, 'interfaceCIDRs').flatMap((text) => readNet(text) ?? []);
  const own = addresses.filter((address) => nets.some((net) => contains(net, address)));
  if (own.length === 0) return [];
  const name = `${node}-${stringAt(template, 'generateName')}-auto-hep`;
  return [made(name, { addresses: own, labels: new Map([...labels, ...textMap(template, 'labels')]) })];
}
