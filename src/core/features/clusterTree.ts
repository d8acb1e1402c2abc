import type { BlockAffinity, ClusterInventory, IpPool } from '../inventory/inventory.ts';
import type { Translate } from '../l10n.ts';
import { type Level, worstLevel } from '../level.ts';
import { contains, type Family, parsePrefix } from '../net/address.ts';
import type { Verdict } from '../network/verdict.ts';
import { visible, visibleLines } from '../plainText.ts';
import type { NodeResult, Resolution } from '../resolution.ts';
import { render } from '../words/render.ts';
import { originText } from '../words/sourceText.ts';
import { answerText, levelText, pathsText, reachText, verdictText } from '../words/verdictText.ts';
import { groupNodes, groupRows } from './groups.ts';
import { rowsOf, storedText } from './hover.ts';
import { type InterfaceRow, interfaceRows } from './interfaceRows.ts';
import { type NodeRow, stateLevels } from './nodeRows.ts';

/** The cluster as a tree: nodes with what is chosen on them, their interfaces with verdicts, pools with their blocks. */
export interface TreeItem {
  /** The same for the same thing, whenever the tree is made. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** The name of a codicon, and the theme colour it has. */
  readonly icon: string;
  readonly color?: 'error' | 'warning' | 'good' | 'muted';
  /** What menus ask for. */
  readonly context: 'verdict' | 'node' | 'interface' | 'group' | 'pools' | 'pool' | 'block' | 'problems' | 'problem';
  /** The node it belongs to. */
  readonly node?: string;
  /** Made when the item is opened. */
  readonly children?: () => readonly TreeItem[];
}

/** From this many nodes on those that answer alike are put together. */
const mostNodes = 100;

/** What of the cluster could not be read. */
export interface TreeProblem {
  readonly message: string;
  readonly detail?: string;
}

export interface TreeInput {
  readonly inventory: ClusterInventory;
  /** Undefined: no method is known, and nodes stand without a choice. */
  readonly resolution: Resolution | undefined;
  readonly verdict: Verdict | undefined;
  readonly family: Family;
  readonly problems: readonly TreeProblem[];
  readonly t: Translate;
}

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

function nodeItems(input: TreeInput): readonly TreeItem[] {
  const { inventory, resolution, verdict, family, t } = input;
  if (resolution === undefined) return inventory.nodes.map((node) => bareNode(node.name, t));
  const { results } = resolution;
  const rows = rowsOf(resolution, family, t);
  const byName = new Map(results.map((result, at) => [result.node.name, { result, row: rows[at] }]));
  const itemOf = (row: NodeRow): readonly TreeItem[] => {
    const found = byName.get(row.node);
    return found === undefined ? [] : [nodeItem(found.result, row, resolution, input)];
  };
  if (rows.length <= mostNodes) return rows.flatMap(itemOf);
  return groupRows(rows, t).map((group) => ({
    id: `group ${group.state} ${group.text}`,
    label: group.rows.length === 1 ? t('1 node') : t('{0} nodes', group.rows.length),
    description: group.text,
    tooltip: groupNodes(group, t),
    ...levelIcon(worstLevel(group.rows.flatMap((row) => levelsOf(row, byName.get(row.node)?.result, verdict)))),
    context: 'group',
    children: () => group.rows.flatMap(itemOf),
  }));
}

function bareNode(name: string, t: Translate): TreeItem {
  const tooltip = t("Nothing is selected: the open files don't configure calico-node.");
  return { id: `node ${name}`, label: name, description: '', tooltip, icon: 'vm', context: 'node', node: name };
}

function nodeItem(
  { node, startup }: NodeResult,
  row: NodeRow,
  { plan }: Resolution,
  { family, verdict, t }: TreeInput,
): TreeItem {
  const chosen = [row.interface, row.address].filter((each) => each !== undefined).join(' ');
  const stored = storedText(row, t);
  const notReady = node.ready === false ? t('not ready') : '';
  const method = () => plan.settingsFor(node).detectors[family].method;
  const trouble = node.trouble === undefined ? [] : [node.trouble];
  const reach = verdict?.of(node);
  const paths = reach === undefined ? '' : render(t, levelText(reach.reach));
  const why = verdict === undefined || paths === '' ? '' : render(t, answerText(reach?.witness ?? {}, verdict.context));
  const level = worstLevel(levelsOf(row, { node, startup }, verdict));
  return {
    id: `node ${node.name}`,
    label: node.name,
    description: [chosen || row.why, paths, stored, notReady].filter((each) => each !== '').join(' · '),
    tooltip: [row.why, why, ...trouble, render(t, originText(node.origin))].filter((each) => each !== '').join('\n'),
    ...levelIcon(level),
    context: 'node',
    node: node.name,
    children: () =>
      interfaceRows(node, startup.outcomes[family], family, method(), t).map((each) =>
        interfaceItem(node.name, each, t),
      ),
  };
}

function interfaceItem(node: string, { name, addresses, mark, down, why }: InterfaceRow, t: Translate): TreeItem {
  const icons = { chosen: 'circle-filled', possible: 'question', next: 'circle-outline', none: 'blank' };
  return {
    id: `interface ${node} ${name}`,
    label: name,
    description: [addresses.join(' '), down ? t('down') : '', why].filter((each) => each !== '').join(' · '),
    tooltip: why,
    icon: icons[mark],
    ...(mark === 'chosen' && { color: 'good' as const }),
    context: 'interface',
    node,
  };
}

function levelsOf(row: NodeRow, result: NodeResult | undefined, verdict: Verdict | undefined): readonly Level[] {
  const reach = result === undefined ? undefined : verdict?.of(result.node).reach;
  return [stateLevels[row.state], reach ?? 'none', result?.node.trouble === undefined ? 'none' : 'warning'];
}

function levelIcon(level: Level): Pick<TreeItem, 'icon' | 'color'> {
  switch (level) {
    case 'none':
      return { icon: 'pass', color: 'good' };
    case 'information':
      return { icon: 'info', color: 'muted' };
    case 'warning':
      return { icon: 'warning', color: 'warning' };
    case 'error':
      return { icon: 'error', color: 'error' };
    case 'unknown':
      return { icon: 'question', color: 'muted' };
  }
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
