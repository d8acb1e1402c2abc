import { isVirtual } from '../detection/virtual.ts';
import { type Message, nothing, say } from '../message.ts';
import { formatAddress, formatPrefix, network } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { NodeAddress } from '../network/model.ts';
import { agentTitle } from '../words/agentTitle.ts';
import { numberText } from '../words/countText.ts';
import { sentencesText } from '../words/listText.ts';
import { poolText } from '../words/poolText.ts';
import { reachText } from '../words/verdictText.ts';
import { type NodeRow, nodeRows } from './nodeRows.ts';
import { cardOf } from './topologyCard.ts';
import { groupNodes, type NodeGroup } from './topologyGroups.ts';
import type { TopologyGraph, TopologyInput, TopologyOptions } from './topologyModel.ts';
import { tunnelLines } from './topologyTunnels.ts';

export type { NodeCard, TopologyGraph, TopologyOptions } from './topologyModel.ts';

/** So many nodes are worked on at once. */
const batch = 100;

/** Makes the graph, with pauses in which others may work. */
export function* topologyGraph(input: TopologyInput): Generator<undefined, TopologyGraph> {
  const { resolution, context, options } = input;
  const { family } = context;
  const rows = yield* rowsInSteps(input);
  const wanted = searched(input, rows);
  const { groups, buses } = yield* groupNodes(input, rows, wanted);
  const shown = fitting(groups, options);
  yield undefined;
  const cards = shown.map((group) => cardOf(input, group, buses));
  yield* knowAddresses(input);
  const tunnels = yield* tunnelLines(input, shown);
  const on = shown.reduce((sum, { places }) => sum + places.length, 0);
  return {
    family,
    title: resolution.plan.agent === undefined ? nothing : agentTitle(resolution.plan.agent),
    summary: summaryOf(input),
    changes: rows.some(({ moves }) => moves),
    subnets: buses,
    cards,
    tunnels,
    pools: context.pools.map((pool) => poolText(pool)),
    leftOut: rows.length - on,
  };
}

/** What the file chooses on each node, or what is stored there. */
function* rowsInSteps({ resolution, context }: TopologyInput): Generator<undefined, readonly NodeRow[]> {
  const { family } = context;
  const methodOf = (node: Node) => resolution.plan.settingsFor(node).detectors[family].method;
  const rows: NodeRow[] = [];
  for (let at = 0; at < resolution.results.length; at += batch) {
    const own = resolution.results.slice(at, at + batch);
    rows.push(
      ...(context.mode === 'live'
        ? own.map(({ node }) => currentRow(node, context.addressOf(node)))
        : nodeRows(own, family, methodOf)),
    );
    yield undefined;
  }
  return rows;
}

/** What is asked of all nodes at once is made here in slices. */
function* knowAddresses({ resolution, context, live }: TopologyInput): Generator<undefined, void> {
  for (const [at, { node }] of resolution.results.entries()) {
    context.addressOf(node);
    live.addressOf(node);
    if (at % batch === batch - 1) yield undefined;
  }
}

/** The places of the nodes that fit the search; all of them where nothing is searched. */
function searched({ resolution, context, options }: TopologyInput, rows: readonly NodeRow[]): readonly number[] {
  const text = options.search?.trim().toLowerCase() ?? '';
  const places = [...rows.keys()];
  if (text === '') return places;
  const show = new Set(options.show);
  return places.filter((at) => {
    const { node, address = '', stored = '' } = rows[at] ?? { node: '' };
    const known = resolution.results[at]?.node;
    const pods = known === undefined ? [] : context.podsOf(known);
    const texts = [
      node,
      address,
      stored,
      ...pods.flatMap(({ name, namespace, ips }) => [`${namespace}/${name}`, ...ips]),
    ];
    return show.has(node) || texts.some((each) => each.toLowerCase().includes(text));
  });
}

/** The odd ones before the others; where there is no room for all, the largest group must not be what is left out. */
function fitting(groups: readonly NodeGroup[], { mostCards = 60, show = [] }: TopologyOptions): readonly NodeGroup[] {
  if (groups.length <= mostCards) return groups;
  const pinned = groups.filter(({ row }) => show.includes(row.node));
  const largest = groups.reduce((a, b) => (b.places.length > a.places.length ? b : a));
  const first = new Set([...pinned, largest]);
  const others = groups.filter((group) => !first.has(group)).slice(0, Math.max(0, mostCards - first.size));
  const kept = new Set([...first, ...others]);
  return groups.filter((group) => kept.has(group));
}

/** Of the whole cluster, whatever is searched or has room. */
function summaryOf({ verdict, context: { mode } }: TopologyInput): Message {
  const { nodes, faulty, moving } = verdict;
  const reach = reachText(verdict);
  const paths = reach === nothing ? say('Pods reach each other on all paths.') : reach;
  if (mode === 'live') return paths;
  return sentencesText([
    paths,
    ...(faulty > 0 ? [say('{0} of {1} nodes have no good address.', faulty, nodes.length)] : []),
    ...(moving > 0 ? [movesText(moving)] : []),
  ]);
}

function movesText(count: number): Message {
  return count === 1 ? say('1 node changes its address.') : say('{0} nodes change their address.', numberText(count));
}

/** The row of a node as it is now, whatever the file would choose: `address` is the one that is stored. */
function currentRow(node: Node, address: NodeAddress): NodeRow {
  const base = { node: node.name, moves: false, virtual: false, assumptions: [], why: whyText[address.kind]() };
  if (address.kind !== 'known') return { ...base, state: address.kind === 'none' ? 'good' : 'unknown' };
  const { device, length } = address;
  const prefix = length === undefined ? undefined : { address: address.address, length };
  const own = node.interfaces?.find(({ name }) => name === device);
  return {
    ...base,
    ...(device !== undefined && { interface: device }),
    address: prefix === undefined ? formatAddress(address.address) : formatPrefix(prefix),
    ...(prefix && { subnet: formatPrefix(network(prefix)) }),
    state: 'good',
    virtual: own !== undefined && isVirtual(own),
  };
}

const whyText: Readonly<Record<NodeAddress['kind'], () => Message>> = {
  known: () => say('the address that is stored now'),
  none: () => say('no address is stored'),
  unknown: () => say('the stored address is unknown'),
};
