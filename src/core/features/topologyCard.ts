import { isDown, isVirtual } from '../detection/virtual.ts';
import { type Level, worstLevel } from '../level.ts';
import { say } from '../message.ts';
import {
  type Address,
  formatAddress,
  formatPrefix,
  parseAddress,
  parsePrefix,
  sameAddress,
  unmap,
} from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { podInterface } from '../network/podInterface.ts';
import { encapsulationOfDevice } from '../network/predictedRoute.ts';
import { numberText } from '../words/countText.ts';
import { stateLevels } from './nodeRows.ts';
import { type NodeGroup, netText } from './topologyGroups.ts';
import type { NicDot, NodeCard, PodDot, SubnetBus, TopologyInput } from './topologyModel.ts';

/** By its address, and by how it reaches the others. */
const cardStates: Readonly<Record<Level, NodeCard['state']>> = {
  error: 'bad',
  warning: 'odd',
  unknown: 'unknown',
  information: 'good',
  none: 'good',
};

const mostNames = 50;
const mostPods = 6;

/** The card of a group, with the interfaces of its first node. */
export function cardOf(input: TopologyInput, group: NodeGroup, buses: readonly SubnetBus[]): NodeCard {
  const { context, resolution } = input;
  const { row, result, places } = group;
  const { node } = result;
  const count = places.length;
  const pods = count === 1 ? context.podsOf(node) : [];
  const dots = pods.flatMap((pod) => podDot(input, pod));
  return {
    id: row.node,
    title: count === 1 ? row.node : say('{0} like {1}', numberText(count), row.node),
    count,
    nodes: places.slice(0, mostNames).flatMap((at) => resolution.results[at]?.node.name ?? []),
    state: cardStates[worstLevel([stateLevels[row.state], input.verdict.of(node).reach])],
    why: row.why,
    nics: nicsOf(input, node, buses),
    blocks: count === 1 ? context.blocksOf(node).map(formatPrefix) : [],
    pods: dots.slice(0, mostPods),
    morePods: Math.max(0, dots.length - mostPods),
    ...(row.moves && row.address !== undefined && { change: { before: row.stored ?? '', after: row.address } }),
  };
}

function podDot(
  { context }: TopologyInput,
  { namespace, name, ips, hostNetwork }: ReturnType<TopologyInput['context']['podsOf']>[number],
): readonly PodDot[] {
  const { family, interfacePrefix } = context;
  const address = ips.flatMap((text) => parseAddress(text) ?? []).find((each) => each.family === family);
  if (address === undefined) return [];
  const device = hostNetwork ? '' : podInterface(namespace, name, interfacePrefix);
  return [{ name: `${namespace}/${name}`, address: formatAddress(address), device }];
}

function nicsOf({ context }: TopologyInput, node: Node, buses: readonly SubnetBus[]): readonly NicDot[] {
  const { family } = context;
  const chosen = context.addressOf(node);
  const stored = storedAddress(node, family);
  const drawn = new Set(buses.map(({ cidr }) => cidr));
  return (node.interfaces ?? []).flatMap((device): readonly NicDot[] => {
    const own = device.addresses.filter(({ address }) => unmap(address).family === family);
    if (own.length === 0 || device.name === 'lo') return [];
    const holds = (wanted: Address | undefined): boolean =>
      wanted !== undefined && own.some(({ address }) => sameAddress(unmap(address), wanted));
    const isChosen =
      chosen.kind === 'known' &&
      (chosen.device === device.name || (chosen.device === undefined && holds(chosen.address)));
    const nets = own.map(({ address, prefixLength: length }) => netText({ address: unmap(address), length }));
    const subnet = !isVirtual(device) || isChosen ? nets.find((each) => drawn.has(each)) : undefined;
    return [dotOf(device, own, node, { subnet, chosen: isChosen, stored: holds(stored) })];
  });
}

function dotOf(
  device: Interface,
  own: Interface['addresses'],
  { prefixesKnown }: Node,
  {
    subnet,
    chosen,
    stored,
  }: { readonly subnet: string | undefined; readonly chosen: boolean; readonly stored: boolean },
): NicDot {
  const { name, mtu } = device;
  return {
    name,
    addresses: own.map(({ address, prefixLength: length }) =>
      prefixesKnown ? formatPrefix({ address, length }) : formatAddress(address),
    ),
    ...(subnet !== undefined && prefixesKnown && { subnet }),
    ...{ chosen, stored, virtual: isVirtual(device), down: isDown(device) },
    tunnel: encapsulationOfDevice(name) !== 'none',
    ...(mtu !== undefined && { mtu }),
  };
}

function storedAddress({ stored }: Node, family: 4 | 6): Address | undefined {
  const text = stored?.[family];
  const read = text === undefined ? undefined : (parsePrefix(text)?.address ?? parseAddress(text));
  return read && unmap(read);
}
