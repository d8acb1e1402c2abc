import { longestMethod, parseMethod } from '../detection/methods.ts';
import type { Translate } from '../l10n.ts';
import type { Level } from '../level.ts';
import type { MethodSite } from '../manifest/methodSites.ts';
import type { Verdict } from '../network/verdict.ts';
import type { Plan } from '../plan.ts';
import type { Resolution } from '../resolution.ts';
import {
  codeCell,
  codeMarkdown,
  escapeMarkdown,
  sentenceCell,
  sentenceMarkdown,
  tableMarkdown,
} from '../words/markdown.ts';
import { methodText } from '../words/methodText.ts';
import { assumptionText, ipName } from '../words/reasonText.ts';
import { render } from '../words/render.ts';
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
  readonly t: Translate;
}

/** From this many nodes on, they are grouped. */
const mostRows = 10;

/** What the method means and what it chooses, as Markdown with VS Code's icons. */
export function hoverMarkdown(input: HoverInput): string {
  const { site, plan, resolution, t } = input;
  if (site.templated) return t('This value is filled in later: what calico-node will read is unknown.');
  const parts = [...verdictLine(input), headText(input)];
  if (resolution === undefined || resolution.results.length === 0) {
    parts.push(
      resolution === undefined
        ? t('No inventory is open, so there are no nodes to check.')
        : t('The inventory has no nodes.'),
    );
    return [...parts, escapeMarkdown(render(t, versionText(plan.version)))].join('\n\n');
  }
  const rows = rowsOf(resolution, site.family, t);
  parts.push(rows.length < mostRows ? rowTable(rows, t) : groupList(rows, t));
  return [...parts, footText(rows, input, resolution)].join('\n\n');
}

/** What is wrong with the cluster, before anything else. */
function verdictLine({ verdict, t }: HoverInput): readonly string[] {
  const text = verdict === undefined ? '' : render(t, verdictText(verdict));
  return verdict === undefined || text === '' ? [] : [levelIcons[verdict.reach] + sentenceMarkdown(text)];
}

const levelIcons: Readonly<Record<Level, string>> = {
  error: '$(error) ',
  warning: '$(warning) ',
  unknown: '$(question) ',
  information: '$(info) ',
  none: '',
};

/** The rows of one family, with the method that each node reads. */
export function rowsOf(resolution: Resolution, family: MethodSite['family'], t: Translate): readonly NodeRow[] {
  const { plan, results } = resolution;
  return nodeRows(results, family, (node) => plan.settingsFor(node).detectors[family].method, t);
}

function headText({ site, plan, t }: HoverInput): string {
  const text = site.effective ? site.text : site.value?.value;
  if (!site.effective) return t('This entry has no effect: a later entry with the same name replaces it.');
  if (text === undefined) return t("This value depends on the node, or isn't in the files.");
  if (text.length > longestMethod) return t('This value is too long to check.');
  if (text === '' && site.form === 'installation') {
    return t(
      'No method set: the operator sets {0} to none, so no IPv{1} address is detected.',
      ipName(site.family),
      site.family,
    );
  }
  const method = parseMethod(text, plan.version.version);
  const shown =
    text === ''
      ? t('No method set (default: first-found)')
      : site.form === 'default'
        ? t('No method set; the operator uses {0}', codeMarkdown(text))
        : codeMarkdown(text);
  return `${shown} — ${escapeMarkdown(render(t, methodText(method, site.family)))}`;
}

/** How many nodes get another address than the stored one. */
function movingText(moving: number, all: number, t: Translate): string {
  return all === 1 ? t("the node's address changes") : t('{0} of {1} nodes move', moving, all);
}

const icons: Readonly<Record<NodeRow['state'], string>> = {
  good: '',
  odd: '$(warning) ',
  bad: '$(error) ',
  unknown: '$(question) ',
};

function rowTable(rows: readonly NodeRow[], t: Translate): string {
  const withStored = rows.some(({ stored }) => stored !== undefined);
  const head = [t('node'), t('NIC'), t('address'), ...(withStored ? [t('current')] : []), t('why')].map(escapeMarkdown);
  const cells = rows.map((row) => [
    icons[row.state] + escapeMarkdown(row.node),
    row.interface === undefined ? noInterface(row, t) : codeCell(row.interface),
    row.address === undefined ? '' : escapeMarkdown(row.address),
    ...(withStored ? [escapeMarkdown(storedText(row, t))] : []),
    sentenceCell(row.why),
  ]);
  return tableMarkdown(head, cells);
}

/** Only where nothing is chosen is there certainly none; else it is just not known. */
function noInterface({ state }: NodeRow, t: Translate): string {
  return state === 'bad' ? escapeMarkdown(t('none')) : '';
}

/** What is stored now, against what would be. */
export function storedText({ stored, address, moves }: NodeRow, t: Translate): string {
  if (stored === undefined) return '';
  if (stored === '') return address === undefined ? '' : t('new');
  return moves ? t('{0} (moves)', stored) : stored === address ? t('same') : stored;
}

function groupList(rows: readonly NodeRow[], t: Translate): string {
  const groups = groupRows(rows, t);
  const lines = groups.slice(0, mostRows).map((group) => {
    const names = group.rows.length <= 3 ? ` (${groupNodes(group, t)})` : '';
    return `- ${icons[group.state]}${sentenceMarkdown(groupLine(group, t) + names)}`;
  });
  const left = groups.length - lines.length;
  return [...lines, ...(left > 0 ? [`- ${escapeMarkdown(t('and {0} more groups', left))}`] : [])].join('\n');
}

function groupLine({ rows, text }: RowGroup, t: Translate): string {
  return rows.length === 1 ? t('1 node → {0}', text) : t('{0} nodes → {1}', rows.length, text);
}

function footText(rows: readonly NodeRow[], { plan, now, t }: HoverInput, { inventory }: Resolution): string {
  const moving = rows.filter(({ moves }) => moves).length;
  const doubts = assumptionsOf(rows).map((each) => render(t, assumptionText(each)));
  const parts = [
    ...(moving > 0 ? [movingText(moving, rows.length, t)] : []),
    coverageText(rows, t),
    render(t, sourceText(inventory, now)),
    render(t, versionText(plan.version)),
    ...(doubts.length > 0 ? [t('likely, but not certain: {0}', doubts.join('; '))] : []),
  ];
  return parts.map(escapeMarkdown).join(' · ');
}
