import { matches } from '../../calico/selector/evaluate.ts';
import { parseSelector } from '../../calico/selector/parse.ts';
import type { Node } from '../../net/node.ts';
import { keyedQuery } from '../../query.ts';
import type { ClusterPool } from './clusterPool.ts';

/** Which nodes a selector picks. */

/** So many selectors are remembered. */
const mostSelectors = 100;

/** Undefined where a selector can't be read, or labels of a node that it depends on aren't known. */
export function selectNodes(selector: string | undefined, nodes: readonly Node[]): readonly Node[] | undefined {
  return selected(nodes, selector ?? '');
}

/** Of pools with one selector, as most have, the nodes are looked for once. */
const selected = keyedQuery((nodes: readonly Node[], selector: string): readonly Node[] | undefined => {
  const parsed = parseSelector(selector);
  if (!('ast' in parsed)) return undefined;
  const { ast } = parsed;
  if (ast.kind === 'all') return nodes;
  if (nodes.some(({ labels }) => labels === undefined)) return undefined;
  return nodes.filter(({ labels }) => matches(ast, labels ?? {}));
}, mostSelectors);

/** The nodes that take addresses from the pool; where that isn't known, all of them. */
export function nodesOf({ nodeSelector }: ClusterPool, nodes: readonly Node[]): readonly Node[] {
  return selectNodes(nodeSelector, nodes) ?? nodes;
}
