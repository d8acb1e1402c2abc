import { formatVersion } from '../../core/calico/version.ts';
import { certaintyText, coverageText } from '../../core/features/coverage.ts';
import { rowsOf } from '../../core/features/hover.ts';
import { choiceOf, type InterfaceRow, interfaceRows } from '../../core/features/interfaceRows.ts';
import type { NodeRow } from '../../core/features/nodeRows.ts';
import { english as t } from '../../core/l10n.ts';
import type { Family } from '../../core/net/address.ts';
import type { Verdict } from '../../core/network/verdict.ts';
import type { ResolveReport } from '../../core/outputs/resolveJson.ts';
import type { KnownVersion } from '../../core/plan.ts';
import type { Resolution } from '../../core/resolution.ts';
import { agentTitle } from '../../core/words/agentTitle.ts';
import { methodText } from '../../core/words/methodText.ts';
import { render } from '../../core/words/render.ts';
import { sourceText, versionText } from '../../core/words/sourceText.ts';
import { verdictText } from '../../core/words/verdictText.ts';
import { alignColumns } from '../columns.ts';
import { type Paint, type Style, visibleLine } from '../terminal.ts';

export interface ResolutionTextOptions {
  readonly paint: Paint;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** List every interface of every node. */
  readonly all: boolean;
}

/** What each calico-node chooses, for people: a table for each address family in use. */
export function formatResolutionText({ played, inventory }: ResolveReport, options: ResolutionTextOptions): string {
  const source = visibleLine(render(t, sourceText(inventory, options.now)));
  const parts = played.map(({ resolution, verdicts, families }) => {
    const { agent, version } = resolution.plan;
    const title = agent && options.paint('bold', visibleLine(`${agent.file}: ${render(t, agentTitle(agent))}`));
    const head = [...(title === undefined ? [] : [title]), `${versionLine(version)} · ${source}`].join('\n');
    return [head, ...families.map((family) => familyText(resolution, verdicts?.now(family), family, options))].join(
      '\n\n',
    );
  });
  return `${parts.join('\n\n\n')}\n`;
}

function versionLine(version: KnownVersion): string {
  if (version.from === 'setting') return `Calico ${formatVersion(version.version)}, from --calico-version`;
  return visibleLine(render(t, versionText(version)));
}

function familyText(
  resolution: Resolution,
  verdict: Verdict | undefined,
  family: Family,
  options: ResolutionTextOptions,
): string {
  const rows = rowsOf(resolution, family);
  const table = options.all ? interfaceTables(resolution, family, rows, options.paint) : nodeTable(rows, options.paint);
  return [
    `IPv${family}  ${visibleLine(methodLine(resolution, family))}`,
    '',
    ...table,
    '',
    ...(verdict === undefined ? [] : verdictLines(verdict, options.paint)),
    render(t, coverageText(rows)),
    visibleLine(certainty(rows, resolution.plan.version)),
  ].join('\n');
}

/** What is wrong with the paths between the nodes; nothing where that is nothing. */
function verdictLines(verdict: Verdict, paint: Paint): readonly string[] {
  const text = visibleLine(render(t, verdictText(verdict)));
  const style = levelStyles[verdict.reach];
  return text === '' ? [] : [style === undefined ? text : paint(style, text)];
}

const levelStyles: Readonly<Record<Verdict['reach'], Style | undefined>> = {
  error: 'red',
  warning: 'yellow',
  unknown: 'yellow',
  information: undefined,
  none: undefined,
};

function certainty(rows: readonly NodeRow[], { from, version }: KnownVersion): string {
  const text = render(t, certaintyText(rows));
  return from === 'assumed' ? `${text}, for Calico ${formatVersion(version)}` : text;
}

/** The method and its meaning, where every node on which detection runs reads the same. */
function methodLine({ plan, results }: Resolution, family: Family): string {
  const detecting = results.filter(({ startup }) => choiceOf(startup.outcomes[family]) !== undefined);
  const unread = detecting.every(({ node }) => plan.settingsFor(node).missing?.[family] !== undefined);
  if (detecting.length > 0 && unread) return 'the method is not in the files';
  const detectors = detecting.map(({ node }) => plan.settingsFor(node).detectors[family]);
  const first = detectors[0];
  if (first === undefined) return 'no detection runs';
  if (detectors.some(({ text }) => text !== first.text)) return 'the method differs from node to node';
  const shown = first.text === '' ? 'no method set' : first.text;
  return `${shown}: ${render(t, methodText(first.method, family))}`;
}

const marks: Readonly<Record<NodeRow['state'], string>> = { good: ' ', odd: '!', bad: '✖', unknown: '?' };
const styles: Readonly<Record<NodeRow['state'], Style | undefined>> = {
  good: undefined,
  odd: 'yellow',
  bad: 'red',
  unknown: 'yellow',
};

/** A line for each node under a line of titles. */
function nodeTable(rows: readonly NodeRow[], paint: Paint): readonly string[] {
  const head = [' ', 'node', 'NIC', 'address', 'why'];
  const [title = '', ...lines] = alignColumns([head, ...rows.map(nodeCells)]);
  return [paint('dim', title), ...lines.map((line, at) => painted(line, rows[at], paint))];
}

function nodeCells({ state, node, interface: name, address, why }: NodeRow): readonly string[] {
  return [marks[state], node, name ?? 'none', address ?? '', render(t, why)].map(visibleLine);
}

function painted(line: string, row: NodeRow | undefined, paint: Paint): string {
  const style = row && styles[row.state];
  return style === undefined ? line : paint(style, line);
}

/** A line for each node, and under it one for each of its interfaces in the kernel's order. */
function interfaceTables(
  { plan, results }: Resolution,
  family: Family,
  rows: readonly NodeRow[],
  paint: Paint,
): readonly string[] {
  const nodeLines = alignColumns(rows.map(nodeCells));
  const own = results.map(({ node, startup }) =>
    interfaceRows(node, startup.outcomes[family], family, plan.settingsFor(node).detectors[family].method),
  );
  const lines = alignColumns(own.flat().map(interfaceCells));
  let at = 0;
  const kernelOrder = results.every(({ node }) => node.kernelOrder);
  const title = kernelOrder
    ? "Interfaces are listed in the kernel's order; of several suitable ones the last is chosen (●), then the next (○)."
    : 'Chosen ●, next in line ○, possible ◐.';
  return [
    paint('dim', title),
    ...results.flatMap((_, node) => {
      const block = (own[node] ?? []).map((row) => paintedInterface(`    ${lines[at++] ?? ''}`, row, paint));
      return [painted(nodeLines[node] ?? '', rows[node], paint), ...block];
    }),
  ];
}

const interfaceMarks: Readonly<Record<InterfaceRow['mark'], string>> = {
  chosen: '●',
  possible: '◐',
  next: '○',
  none: ' ',
};

function interfaceCells({ mark, name, addresses, down, virtual, why }: InterfaceRow): readonly string[] {
  const state = [...(down ? ['down'] : []), ...(virtual ? ['virtual'] : [])].join(', ');
  return [interfaceMarks[mark], name, addresses.join(', '), state, render(t, why)].map(visibleLine);
}

function paintedInterface(line: string, { mark }: InterfaceRow, paint: Paint): string {
  if (mark === 'chosen') return paint('bold', line);
  return mark === 'none' ? paint('dim', line) : line;
}
