import { groupBy } from '../../collections.ts';
import { compareLevels, type Level, worstLevel } from '../../level.ts';
import { nothing, say } from '../../message.ts';
import type { Verdict } from '../../network/verdict.ts';
import type { NodeResult, Resolution } from '../../resolution.ts';
import { numberText } from '../../words/countText.ts';
import { listText } from '../../words/listText.ts';
import { originText } from '../../words/sourceText.ts';
import { answerText, levelText } from '../../words/verdictText.ts';
import { groupText } from '../groups.ts';
import { rowsOf, storedText } from '../hover.ts';
import { type InterfaceRow, interfaceRows } from '../interfaceRows.ts';
import { type NodeRow, stateLevels } from '../nodeRows.ts';
import { levelIcon, type TreeInput, type TreeItem } from './item.ts';

/** From this many nodes on those that answer alike are put together. */
const mostNodes = 10;
/** Fewer than these are named and not put together. */
const smallestGroup = 4;

/** One node with what is said of it. */
interface Judged {
  readonly row: NodeRow;
  readonly result: NodeResult;
  readonly level: Level;
}

/** The nodes, what is wrong first; of many, those that are like few others, then groups of the rest. */
export function nodeItems(input: TreeInput): readonly TreeItem[] {
  const { inventory, resolution, verdict, family } = input;
  if (resolution === undefined) return inventory.nodes.map((node) => bareNode(node.name));
  const rows = rowsOf(resolution, family);
  const judged = resolution.results
    .flatMap((result, at): Judged[] => {
      const row = rows[at];
      return row === undefined ? [] : [{ row, result, level: worstLevel(levelsOf(row, result, verdict)) }];
    })
    .sort((a, b) => compareLevels(a.level, b.level));
  const itemOf = (each: Judged): TreeItem => nodeItem(each, resolution, input);
  if (judged.length < mostNodes) return judged.map(itemOf);
  return [...groupBy(judged, ({ row, level }) => JSON.stringify([level, row.state, groupText(row)]))]
    .sort(([, a], [, b]) => compareFirst(a, b))
    .flatMap(([key, own]) => (own.length < smallestGroup ? own.map(itemOf) : groupItem(key, own, itemOf)));
}

/** The worse group first, of two as bad the smaller one. */
function compareFirst([a, ...more]: readonly Judged[], [b, ...others]: readonly Judged[]): number {
  return compareLevels(a?.level ?? 'none', b?.level ?? 'none') || more.length - others.length;
}

function groupItem(key: string, own: readonly Judged[], itemOf: (each: Judged) => TreeItem): readonly TreeItem[] {
  const [first] = own;
  if (first === undefined) return [];
  const names = own.map(({ row }) => row.node);
  return [
    {
      id: `group ${key}`,
      label: say('{0} nodes', numberText(own.length)),
      description: [groupText(first.row)],
      tooltip: [listText(names, 3)],
      ...levelIcon(first.level),
      context: 'group',
      children: () => own.map(itemOf),
    },
  ];
}

function bareNode(name: string): TreeItem {
  const tooltip = [say("Nothing is selected: the open files don't configure calico-node.")];
  return { id: `node ${name}`, label: name, description: [], tooltip, icon: 'vm', context: 'node', node: name };
}

function nodeItem(
  { row, level, result: { node, startup } }: Judged,
  { plan }: Resolution,
  { family, verdict }: TreeInput,
): TreeItem {
  const chosen = [row.interface, row.address].filter((each) => each !== undefined).join(' ');
  const notReady = node.ready === false ? [say('not ready')] : [];
  const method = () => plan.settingsFor(node).detectors[family].method;
  const trouble = node.trouble === undefined ? [] : [node.trouble];
  const reach = verdict?.of(node);
  const paths = reach === undefined ? nothing : levelText(reach.reach);
  const why = verdict === undefined || paths === nothing ? nothing : answerText(reach?.witness ?? {}, verdict.context);
  return {
    id: `node ${node.name}`,
    label: node.name,
    description: [chosen || row.why, paths, storedText(row), ...notReady],
    tooltip: [row.why, why, ...trouble, originText(node.origin)].filter((each) => each !== nothing),
    ...levelIcon(level),
    context: 'node',
    node: node.name,
    ...addressOf(row.address),
    children: () =>
      interfaceRows(node, startup.outcomes[family], family, method()).map((each) => interfaceItem(node.name, each)),
  };
}

function interfaceItem(node: string, { name, addresses, mark, down, why }: InterfaceRow): TreeItem {
  const icons = { chosen: 'circle-filled', possible: 'question', next: 'circle-outline', none: 'blank' };
  return {
    id: `interface ${node} ${name}`,
    label: name,
    description: [addresses.join(' '), ...(down ? [say('down')] : []), why],
    tooltip: why === nothing ? [] : [why],
    icon: icons[mark],
    ...(mark === 'chosen' && { color: 'good' as const }),
    context: 'interface',
    node,
    nic: name,
    ...addressOf(addresses[0]),
  };
}

/** Without its prefix length. */
function addressOf(written: string | undefined): Pick<TreeItem, 'address'> {
  const [address = ''] = written?.split('/') ?? [];
  return address === '' ? {} : { address };
}

function levelsOf(row: NodeRow, result: NodeResult, verdict: Verdict | undefined): readonly Level[] {
  const reach = verdict?.of(result.node).reach;
  return [stateLevels[row.state], reach ?? 'none', result.node.trouble === undefined ? 'none' : 'warning'];
}
