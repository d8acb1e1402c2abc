import type { BlockAffinity, IpPool } from '../inventory/inventory.ts';
import { nothing, say } from '../message.ts';
import { contains, parsePrefix } from '../net/address.ts';
import type { Verdict } from '../network/verdict.ts';
import { pathsText, reachText, verdictText } from '../words/verdictText.ts';
import { levelIcon, type TreeInput, type TreeItem, type TreeProblem } from './clusterTree/item.ts';
import { nodeItems } from './clusterTree/nodeItems.ts';

export type { TreeItem, TreeProblem } from './clusterTree/item.ts';

/** The cluster as a tree: problems, the nodes with what is chosen on them and their interfaces, pools with their blocks. */

/** The roots of the tree. */
export function clusterTree(input: TreeInput): readonly TreeItem[] {
  const { inventory, verdict, problems } = input;
  return [
    ...(problems.length > 0 ? [problemsItem(problems)] : []),
    ...(verdict === undefined ? [] : verdictItem(verdict)),
    ...nodeItems(input),
    ...(inventory.pools === undefined ? [] : [poolsItem(inventory.pools, inventory.blocks ?? [])]),
  ];
}

/** What is wrong with the paths between nodes; nothing where that is nothing. */
function verdictItem(verdict: Verdict): readonly TreeItem[] {
  const label = pathsText(verdict);
  if (label === nothing) return [];
  const [description, tooltip] = [[reachText(verdict)], [verdictText(verdict)]];
  return [{ id: 'verdict', label, description, tooltip, ...levelIcon(verdict.reach), context: 'verdict' }];
}

function problemsItem(problems: readonly TreeProblem[]): TreeItem {
  return {
    id: 'problems',
    label: problems.length === 1 ? say("1 part couldn't be read") : say("{0} parts couldn't be read", problems.length),
    description: [],
    tooltip: [],
    icon: 'warning',
    color: 'warning',
    context: 'problems',
    children: () =>
      problems.map(({ message, detail }, at) => ({
        id: `problem ${at}`,
        label: message,
        description: [],
        tooltip: detail === undefined ? [message] : [message, '', detail],
        icon: 'circle-slash',
        context: 'problem',
      })),
  };
}

function poolsItem(pools: readonly IpPool[], blocks: readonly BlockAffinity[]): TreeItem {
  return {
    id: 'pools',
    label: pools.length === 1 ? say('1 IP pool') : say('{0} IP pools', pools.length),
    description: [],
    tooltip: [],
    icon: 'layers',
    context: 'pools',
    children: () => pools.map((pool) => poolItem(pool, blocks)),
  };
}

function poolItem(pool: IpPool, blocks: readonly BlockAffinity[]): TreeItem {
  const prefix = parsePrefix(pool.cidr);
  const own = blocks.filter(({ cidr }) => {
    const block = parsePrefix(cidr);
    return prefix !== undefined && block !== undefined && contains(prefix, block.address);
  });
  const encapsulation = [
    pool.ipipMode === 'Never' ? '' : `IPIP ${pool.ipipMode}`,
    pool.vxlanMode === 'Never' ? '' : `VXLAN ${pool.vxlanMode}`,
    ...(pool.disabled ? [say('disabled')] : []),
  ].filter((each) => each !== '');
  return {
    id: `pool ${pool.name}`,
    label: pool.cidr,
    description: [...(encapsulation.length === 0 ? [say('no encapsulation')] : encapsulation), pool.name],
    tooltip: [own.length === 1 ? say('1 block') : say('{0} blocks', own.length)],
    icon: 'symbol-namespace',
    context: 'pool',
    children: () =>
      own.map(({ cidr, node }) => ({
        id: `block ${cidr}`,
        label: cidr,
        description: [node],
        tooltip: [say('Node {0} assigns its pods addresses from this block.', node)],
        icon: 'symbol-array',
        context: 'block',
        node,
      })),
  };
}
