import { append, groupBy } from '../collections.ts';
import { isDown, isVirtual } from '../detection/virtual.ts';
import {
  type Address,
  bits,
  type Family,
  formatPrefix,
  network,
  parseAddress,
  parsePrefix,
  unmap,
} from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import type { NodeResult } from '../resolution.ts';
import type { NodeRow } from './nodeRows.ts';
import type { SubnetBus, TopologyInput } from './topologyModel.ts';

/** Nodes that look alike: the same interfaces in the same networks, the same answer, the same trouble. */
export interface NodeGroup {
  /** Those of the first node. */
  readonly row: NodeRow;
  readonly result: NodeResult;
  /** The places of its nodes in the resolution. */
  readonly places: readonly number[];
  /** Its address is good, but something is wrong between it and others. */
  readonly troubled: boolean;
}

export interface Grouping {
  readonly groups: readonly NodeGroup[];
  readonly buses: readonly SubnetBus[];
}

const batch = 100;
/** More networks than this are not drawn: then most are one for each node. */
const mostBuses = 16;
/** As many nodes are shown one by one. */
const mostSingle = 4;

/** Groups the nodes at `places`, the ones in trouble first and of those the smaller groups; with pauses. */
export function* groupNodes(
  input: TopologyInput,
  rows: readonly NodeRow[],
  places: readonly number[],
): Generator<undefined, Grouping> {
  const { resolution, context, verdict, options } = input;
  const { family } = context;
  const nets = yield* countNets(input, rows);
  const drawn = new Set(nets.slice(0, mostBuses).map(({ key }) => key));
  const alone = new Set(options.show);
  const looks = new Map<string, number[]>();
  for (const [turn, at] of places.entries()) {
    const result = resolution.results[at];
    const row = rows[at];
    if (result === undefined || row === undefined) continue;
    const single = places.length <= mostSingle || alone.has(row.node);
    const key = single ? `node ${row.node}` : nodeKey(result.node, row, family, drawn, context.addressOf(result.node));
    append(looks, key, at);
    if (turn % batch === batch - 1) yield undefined;
  }
  const troubleAt = (at: number): string => {
    const node = resolution.results[at]?.node;
    return node === undefined ? '' : verdict.of(node).trouble;
  };
  const groups = [...looks.values()].flatMap((alike) => [...groupBy(alike, troubleAt).values()]);
  const made = openGroups(groups, rows, options.open ?? []).flatMap((own): readonly NodeGroup[] => {
    const [first = -1] = own;
    const [row, result] = [rows[first], resolution.results[first]];
    const reach = result === undefined ? 'none' : verdict.of(result.node).reach;
    const troubled = row?.state === 'good' && (reach === 'error' || reach === 'warning');
    return row === undefined || result === undefined ? [] : [{ row, result, places: own, troubled }];
  });
  return { groups: sorted(made), buses: nets.slice(0, mostBuses).map(busOf) };
}

function openGroups(
  groups: readonly (readonly number[])[],
  rows: readonly NodeRow[],
  open: readonly string[],
): readonly (readonly number[])[] {
  const names = new Set(open);
  return groups.flatMap((places) => {
    const opened = places.some((at) => names.has(rows[at]?.node ?? ''));
    return opened ? places.map((at) => [at]) : [places];
  });
}

const order: readonly NodeRow['state'][] = ['bad', 'odd', 'unknown', 'good'];

function sorted(groups: readonly NodeGroup[]): readonly NodeGroup[] {
  return [...groups].sort(
    (a, b) =>
      order.indexOf(a.row.state) - order.indexOf(b.row.state) ||
      Number(b.troubled) - Number(a.troubled) ||
      a.places.length - b.places.length,
  );
}

/** A network with a key that is made faster than its text. */
interface Net {
  readonly key: string;
  readonly address: Address;
  readonly length: number;
  nodes: number;
  chosen: number;
}

/** The networks that several nodes share, or that hold a chosen address of one: most chosen first. */
function* countNets(
  { resolution, context }: TopologyInput,
  rows: readonly NodeRow[],
): Generator<undefined, readonly Net[]> {
  const { family } = context;
  const nets = new Map<string, Net>();
  for (const [at, { node }] of resolution.results.entries()) {
    const chosen = chosenNet(context.addressOf(node), node, family);
    const own = new Map(netsOf(node, family).map((net) => [net.key, net]));
    if (chosen !== undefined) own.set(chosen.key, chosen);
    for (const { key, address, length } of own.values()) {
      const net = nets.get(key) ?? { key, address, length, nodes: 0, chosen: 0 };
      net.nodes += 1;
      if (key === chosen?.key && rows[at]?.interface !== undefined) net.chosen += 1;
      nets.set(key, net);
    }
    if (at % batch === batch - 1) yield undefined;
  }
  return [...nets.values()]
    .filter((net) => net.nodes > 1 || net.chosen > 0)
    .sort((a, b) => b.chosen - a.chosen || b.nodes - a.nodes);
}

interface NetKey {
  readonly key: string;
  readonly address: Address;
  readonly length: number;
}

/** The networks of the real interfaces. */
function netsOf(node: Node, family: Family): readonly NetKey[] {
  if (!node.prefixesKnown) return [];
  // Addresses first: pods' interfaces have none, and each has a name of its own to be tested.
  return (node.interfaces ?? []).flatMap((device) => {
    const nets = netsOfDevice(device, family);
    return nets.length > 0 && isReal(device) ? nets : [];
  });
}

function netsOfDevice({ addresses }: Interface, family: Family): readonly NetKey[] {
  return addresses.flatMap(({ address, prefixLength: length }) => {
    const own = unmap(address);
    return own.family === family && length < bits(family) ? [netKey(own, length)] : [];
  });
}

function isReal(device: Interface): boolean {
  return !isVirtual(device);
}

function chosenNet(
  address: ReturnType<TopologyInput['context']['addressOf']>,
  node: Node,
  family: Family,
): NetKey | undefined {
  if (address.kind !== 'known' || address.length === undefined || !node.prefixesKnown) return undefined;
  return address.length < bits(family) ? netKey(address.address, address.length) : undefined;
}

function netKey(address: Address, length: number): NetKey {
  const shift = BigInt(bits(address.family) - length);
  return { key: `${address.value >> shift}/${length}`, address, length };
}

/** The text that `NicDot.subnet` and the bus share. */
export function netText({ address, length }: Pick<NetKey, 'address' | 'length'>): string {
  return formatPrefix(network({ address, length }));
}

/** What counts of a node: neither its own addresses nor its pods do. */
function nodeKey(
  node: Node,
  row: NodeRow,
  family: Family,
  drawn: ReadonlySet<string>,
  address: ReturnType<TopologyInput['context']['addressOf']>,
): string {
  const stored = storedValue(node, family);
  const chosen = chosenNet(address, node, family);
  const shown = ({ key }: { readonly key: string }): string => (drawn.has(key) ? key : '~');
  const parts = [
    row.state,
    row.interface ?? JSON.stringify(row.why),
    row.moves,
    row.virtual,
    chosen === undefined ? '~' : shown(chosen),
  ];
  for (const device of node.interfaces ?? []) {
    const own = device.addresses.map(({ address }) => unmap(address)).filter((each) => each.family === family);
    if (own.length === 0 || device.name === 'lo') continue;
    const holds = own.some(({ value }) => value === stored);
    const nets = isReal(device) && node.prefixesKnown ? netsOfDevice(device, family) : [];
    parts.push(device.name, isDown(device), holds, ...nets.map(shown));
  }
  return parts.join(' ');
}

function storedValue(node: Node, family: Family): bigint | undefined {
  const text = node.stored?.[family];
  const read = text === undefined ? undefined : (parsePrefix(text)?.address ?? parseAddress(text));
  return read && unmap(read).value;
}

function busOf(net: Net, at: number): SubnetBus {
  return { cidr: netText(net), color: at, nodes: net.nodes, chosen: net.chosen };
}
