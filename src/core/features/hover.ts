import { longestMethod, parseMethod } from '../detection/methods.ts';
import type { Level } from '../level.ts';
import type { MethodSite } from '../manifest/methodSites.ts';
import { inFull, type Message, nothing, say } from '../message.ts';
import type { Verdict } from '../network/verdict.ts';
import type { Plan } from '../plan.ts';
import type { Resolution } from '../resolution.ts';
import { blanksText, semicolonsText } from '../words/listText.ts';
import {
  bullets,
  code,
  joined,
  type Markdown,
  markdown,
  own,
  type Piece,
  paragraphs,
  plain,
  sentence,
  shownAs,
  table,
} from '../words/markdownText.ts';
import { methodText } from '../words/methodText.ts';
import { assumptionText, ipName } from '../words/reasonText.ts';
import { sourceText, versionText } from '../words/sourceText.ts';
import { verdictText } from '../words/verdictText.ts';
import { assumptionsOf } from './certainty.ts';
import { coverageText } from './coverage.ts';
import { groupNodes, groupRows, type RowGroup } from './groups.ts';
import { type NodeRow, nodeRows } from './nodeRows.ts';

export interface HoverInput {
  readonly site: Pick<MethodSite, 'family' | 'form' | 'text' | 'value' | 'effective' | 'templated'>;
  readonly plan: Plan;
  readonly resolution: Resolution | undefined;
  readonly verdict?: Verdict | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** From this many nodes on, they are grouped. */
const mostRows = 10;

/** What the method means and what it chooses, as Markdown with VS Code's icons. */
export function hoverMarkdown(input: HoverInput): Markdown {
  const { site, plan, resolution } = input;
  if (site.templated)
    return markdown(own(say('This value is filled in later: what calico-node will read is unknown.')));
  const parts: Piece[] = [...verdictLine(input), headText(input)];
  if (resolution === undefined || resolution.results.length === 0) {
    parts.push(
      resolution === undefined
        ? own(say('No inventory is open, so there are no nodes to check.'))
        : own(say('The inventory has no nodes.')),
    );
    return paragraphs([...parts, plain(versionText(plan.version))]);
  }
  const rows = rowsOf(resolution, site.family);
  parts.push(rows.length < mostRows ? rowTable(rows) : groupList(rows));
  return paragraphs([...parts, footText(rows, input, resolution)]);
}

/** What is wrong with the cluster, before anything else. */
function verdictLine({ verdict }: HoverInput): readonly Piece[] {
  const text = verdict === undefined ? nothing : verdictText(verdict);
  return verdict === undefined || text === nothing ? [] : [markdown(levelIcons[verdict.reach], sentence(text))];
}

const levelIcons: Readonly<Record<Level, string>> = {
  error: '$(error) ',
  warning: '$(warning) ',
  unknown: '$(question) ',
  information: '$(info) ',
  none: '',
};

/** The rows of one family, with the method that each node reads. */
export function rowsOf(resolution: Resolution, family: MethodSite['family']): readonly NodeRow[] {
  const { plan, results } = resolution;
  return nodeRows(results, family, (node) => plan.settingsFor(node).detectors[family].method);
}

function headText({ site, plan }: HoverInput): Piece {
  const text = site.effective ? site.text : site.value?.value;
  if (!site.effective) return own(say('This entry has no effect: a later entry with the same name replaces it.'));
  if (text === undefined) return own(say("This value depends on the node, or isn't in the files."));
  if (text.length > longestMethod) return own(say('This value is too long to check.'));
  if (text === '' && site.form === 'installation') {
    return own(
      say('No method set: the operator sets {0} to none, so no IPv{1} address is detected.'),
      ipName(site.family),
      String(site.family),
    );
  }
  const method = parseMethod(text, plan.version.version);
  const shown =
    text === ''
      ? own(say('No method set (default: first-found)'))
      : site.form === 'default'
        ? own(say('No method set; the operator uses {0}'), code(text))
        : code(text);
  return markdown(shown, ' — ', plain(methodText(method, site.family)));
}

/** How many nodes get another address than the stored one. */
function movingText(moving: number, all: number): Message {
  return all === 1 ? say("the node's address changes") : say('{0} of {1} nodes move', moving, all);
}

const icons: Readonly<Record<NodeRow['state'], string>> = {
  good: '',
  odd: '$(warning) ',
  bad: '$(error) ',
  unknown: '$(question) ',
};

function rowTable(rows: readonly NodeRow[]): Markdown {
  const withStored = rows.some(({ stored }) => stored !== undefined);
  const head = [say('node'), say('NIC'), say('address'), ...(withStored ? [say('current')] : []), say('why')].map(
    plain,
  );
  const cells = rows.map((row): readonly Piece[] => [
    markdown(icons[row.state], plain(row.node)),
    row.interface === undefined ? noInterface(row) : shownAs('code-cell', row.interface),
    row.address === undefined ? '' : plain(row.address),
    ...(withStored ? [plain(storedText(row))] : []),
    shownAs('sentence-cell', row.why),
  ]);
  return table(head, cells);
}

/** Only where nothing is chosen is there certainly none; else it is just not known. */
function noInterface({ state }: NodeRow): Piece {
  return state === 'bad' ? plain(say('none')) : '';
}

/** What is stored now, against what would be. */
export function storedText({ stored, address, moves }: NodeRow): Message {
  if (stored === undefined) return nothing;
  if (stored === '') return address === undefined ? nothing : say('new');
  return moves ? say('{0} (moves)', stored) : stored === address ? say('same') : inFull(stored);
}

function groupList(rows: readonly NodeRow[]): Markdown {
  const groups = groupRows(rows);
  const lines = groups.slice(0, mostRows).map((group) => {
    const names = group.rows.length <= 3 ? [{ text: '({0})', args: [groupNodes(group)] }] : [];
    return markdown(icons[group.state], sentence(blanksText([groupLine(group), ...names])));
  });
  const left = groups.length - lines.length;
  return bullets([...lines, ...(left > 0 ? [plain(say('and {0} more groups', left))] : [])]);
}

function groupLine({ rows, text }: RowGroup): Message {
  return rows.length === 1 ? say('1 node → {0}', text) : say('{0} nodes → {1}', rows.length, text);
}

function footText(rows: readonly NodeRow[], { plan, now }: HoverInput, { inventory }: Resolution): Markdown {
  const moving = rows.filter(({ moves }) => moves).length;
  const doubts = assumptionsOf(rows).map(assumptionText);
  const parts = [
    ...(moving > 0 ? [movingText(moving, rows.length)] : []),
    coverageText(rows),
    sourceText(inventory, now),
    versionText(plan.version),
    ...(doubts.length > 0 ? [say('likely, but not certain: {0}', semicolonsText(doubts))] : []),
  ];
  return joined(parts.map(plain), ' · ');
}
