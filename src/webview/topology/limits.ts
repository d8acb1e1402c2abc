import type { NodeCard, TopologyGraph } from '../../protocol/topologyMessages.ts';

/** How much is drawn, whatever is sent: what is more would hold up the page, and nobody could read it. */

const most = { cards: 100, tunnels: 600, nics: 40, subnets: 100, pools: 20 };

/** The first of everything, with the nodes that are on no card then among those that are left out. */
export function withinLimits(graph: TopologyGraph): TopologyGraph {
  const cards = graph.cards.slice(0, most.cards).map(withFewerNics);
  const without = graph.cards.slice(most.cards).reduce((sum, { count }) => sum + count, 0);
  const ids = new Set(cards.map(({ id }) => id));
  return {
    ...graph,
    cards,
    tunnels: graph.tunnels.filter(({ from, to }) => ids.has(from) && ids.has(to)).slice(0, most.tunnels),
    subnets: graph.subnets.slice(0, most.subnets),
    pools: graph.pools.slice(0, most.pools),
    leftOut: graph.leftOut + without,
  };
}

/** What is chosen stays, wherever it stands in the kernel's order. */
function withFewerNics(card: NodeCard): NodeCard {
  if (card.nics.length <= most.nics) return card;
  const first = new Set([...card.nics.filter(matters), ...card.nics].slice(0, most.nics));
  return { ...card, nics: card.nics.filter((nic) => first.has(nic)) };
}

function matters({ chosen, stored, tunnel }: NodeCard['nics'][number]): boolean {
  return chosen || stored || tunnel;
}
