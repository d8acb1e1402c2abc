import { groupBy } from '../../collections.ts';
import { say } from '../../message.ts';
import { contains } from '../../net/address.ts';
import { createPrefixIndex, lengthsOf } from '../../net/prefixIndex.ts';
import { listText } from '../../words/listText.ts';
import { nodeList } from '../address/nodeList.ts';
import { knownNodes } from '../object/knownNodes.ts';
import type { Place, Report, Rule, WorkspaceContext } from '../rule.ts';
import { clusterViews } from './clusters.ts';
import { readBlocks } from './pools.ts';

/**
 * What is wrong with the nodes' blocks as the cluster has them: one that two nodes own, one of a node that is gone, one
 * outside all pools.
 */
export const blockOwner: Rule = {
  code: 'block-owner',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    const at = clusterViews(context).find((view) => view.at !== undefined)?.at;
    const blocks = readBlocks(context.inventory);
    if (at === undefined || blocks.length === 0) return [];
    return [...shared(blocks, at), ...ofNobody(blocks, at, context), ...outside(blocks, at, context)];
  },
};

type Blocks = ReturnType<typeof readBlocks>;

/** Each node that claims a block announces it: BIRD spreads packets over both (felix/calc/l3_route_resolver.go takes one). */
function shared(blocks: Blocks, at: Place): readonly Report[] {
  const twins = [...groupBy(blocks, ({ text }) => text)].flatMap(([text, same]) => {
    const nodes = [...new Set(same.map(({ node }) => node))];
    return nodes.length > 1 ? [{ text, nodes }] : [];
  });
  return twins.map(({ text, nodes }) => ({
    at,
    message: say(
      "Packets to pods in {0} may reach the wrong node: {1} both own the block. Delete the BlockAffinity that doesn't match the IPAMBlock.",
      text,
      listText(nodes, 3),
    ),
  }));
}

function ofNobody(blocks: Blocks, at: Place, context: WorkspaceContext): readonly Report[] {
  const nodes = knownNodes(context.inventory);
  if (nodes === undefined) return [];
  const lost = blocks.filter(({ node }) => !nodes.has(node));
  if (lost.length === 0) return [];
  const list = nodeList(lost, ({ text, node }) => say('{0} of {1}', text, node));
  const message = say('Addresses are unusable: their blocks belong to nodes that are gone ({0}).', list);
  const evidence = [say('Check that calico-kube-controllers is running; it releases them.')];
  return [{ at, message, evidence, severity: 'information' }];
}

/** An address in no pool is neither wrapped nor masqueraded (felix/calc/l3_route_resolver.go). */
function outside(blocks: Blocks, at: Place, context: WorkspaceContext): readonly Report[] {
  const pools = clusterViews(context).flatMap((view) => (view.known ? view.pools : []));
  if (pools.length === 0) return [];
  const index = createPrefixIndex<(typeof pools)[number]>(lengthsOf([...pools, ...blocks]));
  for (const pool of pools) index.add(pool);
  const stray = blocks.filter((block) => {
    const pool = index.first(block, true)?.item;
    return pool === undefined || !contains(pool.prefix, block.prefix.address);
  });
  if (stray.length === 0) return [];
  const list = nodeList(stray, ({ text, node }) => say('{0} of {1}', text, node));
  const message = say(
    'Packets to and from pods in {0} are neither encapsulated nor masqueraded: these blocks are in no IP pool.',
    list,
  );
  return [{ at, message, evidence: [say('Restart the pods or restore the pool.')], severity: 'warning' }];
}
