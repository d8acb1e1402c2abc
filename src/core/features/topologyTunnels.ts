import { type Message, say } from '../message.ts';
import { formatRoute } from '../net/iproute2.ts';
import type { Node } from '../net/node.ts';
import { gravest } from '../network/fault.ts';
import type { PathContext } from '../network/model.ts';
import { addressText, type NodePath, nodePath } from '../network/nodePath.ts';
import { encapsulationText, faultText } from '../words/faultText.ts';
import type { NodeGroup } from './topologyGroups.ts';
import type { TopologyInput, TunnelLine } from './topologyModel.ts';

/** So many ways are worked on at once. */
const batch = 20;
/** With more cards than this each good one is joined only with the largest group. */
const mostMeshed = 12;
/** Of more cards than this not every pair is looked at. */
const mostPaired = 40;

interface Pair {
  readonly from: Card;
  readonly to: Card;
  /** It is shown even where nothing is wrong. */
  readonly kept: boolean;
}

/** A card with one of its nodes. */
interface Card {
  readonly id: string;
  readonly node: Node;
}

/** The ways between the cards, the broken ones first; with pauses. */
export function* tunnelLines(
  input: TopologyInput,
  groups: readonly NodeGroup[],
): Generator<undefined, readonly TunnelLine[]> {
  const { mostTunnels = 240 } = input.options;
  const lines: { readonly line: TunnelLine; readonly kept: boolean }[] = [];
  for (const [at, pair] of pairsOf(input, groups).entries()) {
    lines.push({ line: lineOf(input, pair), kept: pair.kept });
    if (at % batch === batch - 1) yield undefined;
  }
  return lines
    .filter(({ line, kept }) => kept || line.state === 'broken' || line.state === 'doubtful')
    .map(({ line }) => line)
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .slice(0, mostTunnels);
}

const order: readonly TunnelLine['state'][] = ['broken', 'doubtful', 'unknown', 'ok'];

function pairsOf({ resolution }: TopologyInput, groups: readonly NodeGroup[]): readonly Pair[] {
  const cards = groups.map(({ row, result }): Card => ({ id: row.node, node: result.node }));
  const hub = groups.reduce<NodeGroup | undefined>(
    (a, b) => (a === undefined || b.places.length > a.places.length ? b : a),
    undefined,
  );
  const meshed = cards.length <= mostMeshed;
  const across = cards.flatMap((from, at) =>
    cards.flatMap((to, other): readonly Pair[] => {
      if (at === other) return [];
      const isHub = from.id === hub?.row.node || to.id === hub?.row.node;
      if (cards.length > mostPaired && !isHub) return [];
      return [{ from, to, kept: meshed || isHub }];
    }),
  );
  const within = groups.flatMap(({ row, result, places }): readonly Pair[] => {
    const other = resolution.results[places[1] ?? -1]?.node;
    return other === undefined
      ? []
      : [{ from: { id: row.node, node: result.node }, to: { id: row.node, node: other }, kept: true }];
  });
  return [...within, ...across];
}

function lineOf({ context, live }: TopologyInput, { from, to }: Pair): TunnelLine {
  const way = nodePath(context, from.node, to.node);
  const words = { family: context.family, better: () => undefined, live: false };
  const now = nodePath(live, from.node, to.node);
  const [text, before] = [lineText(context, way), lineText(live, now)];
  const [state, stateBefore] = [stateOf(way), stateOf(now)];
  const differs =
    now.own.kind !== 'unknown' &&
    now.peer.kind !== 'unknown' &&
    (JSON.stringify(before) !== JSON.stringify(text) || state !== stateBefore);
  const { device, encapsulation = 'unknown', route, faults } = way;
  return {
    from: from.id,
    to: to.id,
    encapsulation,
    state,
    text,
    reasons: faults.map((fault) => faultText(fault, words).text),
    ...(device !== undefined && { device }),
    ...(route && { route: { text: formatRoute(route.route), from: route.origin } }),
    ...(differs && { before: { state: stateBefore, text: before } }),
  };
}

function stateOf({ faults }: NodePath): TunnelLine['state'] {
  const gravity = gravest(faults);
  return gravity === 'note' || gravity === 'assumed' ? 'ok' : gravity;
}

/** `IPIP 192.168.30.71 → 192.168.30.72`; the source is that of the packets that leave the node. */
function lineText({ family }: PathContext, path: NodePath): Message {
  const { own, peer, encapsulation } = path;
  const source = encapsulation === 'ipip' ? path.source : undefined;
  const from = source === undefined ? addressText(own) : addressText({ kind: 'known', address: source });
  const none = say('no IPv{0} address', family);
  const ends = say('{0} → {1}', from ?? none, addressText(peer) ?? none);
  return encapsulation === undefined ? ends : say('{0} {1}', encapsulationText(encapsulation), ends);
}
