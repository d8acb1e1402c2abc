import type { BlockAffinity, IpPool } from '../inventory/inventory.ts';
import type { Translate } from '../l10n.ts';
import { contains, parsePrefix } from '../net/address.ts';
import type { Verdict } from '../network/verdict.ts';
import { visible, visibleLines } from '../plainText.ts';
import { render } from '../words/render.ts';
import { pathsText, reachText, verdictText } from '../words/verdictText.ts';
import { levelIcon, type TreeInput, type TreeItem, type TreeProblem } from './clusterTree/item.ts';
import { nodeItems } from './clusterTree/nodeItems.ts';

export type { TreeItem, TreeProblem } from './clusterTree/item.ts';

/** The cluster as a tree: problems, the nodes with what is chosen on them and their interfaces, pools with their blocks. */

/** The roots of the tree. */
export function clusterTree(input: TreeInput): readonly TreeItem[] {
  const { inventory, verdict, problems, t } = input;
  return [
    ...(problems.length > 0 ? [problemsItem(problems, t)] : []),
    ...(verdict === undefined ? [] : verdictItem(verdict, t)),
    ...nodeItems(input),
    ...(inventory.pools === undefined ? [] : [poolsItem(inventory.pools, inventory.blocks ?? [], t)]),
  ].map(plainItem);
}

/** The item with texts in which nothing turns or hides others; names stay as they are where they are looked up. */
function plainItem(item: TreeItem): TreeItem {
  const { label, description, tooltip, children } = item;
  return {
    ...item,
    label: visible(label),
    description: visible(description),
    tooltip: visibleLines(tooltip),
    ...(children && { children: () => children().map(plainItem) }),
  };
}

/** What is wrong with the paths between nodes; nothing where that is nothing. */
function verdictItem(verdict: Verdict, t: Translate): readonly TreeItem[] {
  const label = render(t, pathsText(verdict));
  if (label === '') return [];
  const tooltip = render(t, verdictText(verdict));
  const description = render(t, reachText(verdict));
  return [{ id: 'verdict', label, description, tooltip, ...levelIcon(verdict.reach), context: 'verdict' }];
}

function problemsItem(problems: readonly TreeProblem[], t: Translate): TreeItem {
  return {
    id: 'problems',
    label: problems.length === 1 ? t("1 part couldn't be read") : t("{0} parts couldn't be read", problems.length),
    description: '',
    tooltip: '',
    icon: 'warning',
    color: 'warning',
    context: 'problems',
    children: () =>
      problems.map(({ message, detail }, at) => ({
        id: `problem ${at}`,
        label: message,
        description: '',
        tooltip: detail === undefined ? message : `${message}\n\n${detail}`,
        icon: 'circle-slash',
        context: 'problem',
      })),
  };
}

function poolsItem(pools: readonly IpPool[], blocks: readonly BlockAffinity[], t: Translate): TreeItem {
  return {
    id: 'pools',
    label: pools.length === 1 ? t('1 IP pool') : t('{0} IP pools', pools.length),
    description: '',
    tooltip: '',
    icon: 'layers',
    context: 'pools',
    children: () => pools.map((pool) => poolItem(pool, blocks, t)),
  };
}

function poolItem(pool: IpPool, blocks: readonly BlockAffinity[], t: Translate): TreeItem {
  const prefix = parsePrefix(pool.cidr);
  const own = blocks.filter(({ cidr }) => {
    const block = parsePrefix(cidr);
    return prefix !== undefined && block !== undefined && contains(prefix, block.address);
  });
  const encapsulation = [
    pool.ipipMode === 'Never' ? '' : `IPIP ${pool.ipipMode}`,
    pool.vxlanMode === 'Never' ? '' : `VXLAN ${pool.vxlanMode}`,
    pool.disabled ? t('disabled') : '',
  ].filter((each) => each !== '');
  return {
    id: `pool ${pool.name}`,
    label: pool.cidr,
    description: [...(encapsulation.length === 0 ? [t('no encapsulation')] : encapsulation), pool.name].join(' · '),
    tooltip: own.length === 1 ? t('1 block') : t('{0} blocks', own.length),
    icon: 'symbol-namespace',
    context: 'pool',
    children: () =>
      own.map(({ cidr, node }) => ({
        id: `block ${cidr}`,
        label: cidr,
        description: node,
        tooltip: t('Node {0} assigns its pods addresses from this block.', node),
        icon: 'symbol-array',
        context: 'block',
        node,
      })),
  };
}
