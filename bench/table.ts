import { type Aim, isMet, type Measured, type Row, timesOf } from './row.ts';

/** What one part of the measurements gave. */
export interface Part {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Why there are no more rows. */
  readonly failure?: string;
}

const head = ['What', 'Unit', 'Median', 'p95', 'yaml-language-server', '… with schema', 'Floor', 'Aim', 'Met'];
const none = '–';

/** One table in Markdown; of the peer each cell tells median, p95 and how many times as much as ours it is. */
export function tableOf(parts: readonly Part[]): string {
  const lines = parts.flatMap(({ title, rows, failure }) => [
    [`**${title}**`, ...head.slice(1).map(() => '')],
    ...rows.map(cellsOf),
    ...(failure === undefined ? [] : [[`could not be measured: ${failure}`, ...head.slice(1, -1).map(() => ''), 'no']]),
  ]);
  const aligned = ['---', '---', '---:', '---:', '---:', '---:', '---:', '---', '---'];
  return [head, aligned, ...lines].map((cells) => `| ${cells.map(plain).join(' | ')} |`).join('\n');
}

function cellsOf(row: Row): readonly string[] {
  const { name, unit, ours, peers, aim, floor } = row;
  const cellOf = (peer: Measured | string | undefined): string => {
    if (typeof peer !== 'object') return peer ?? none;
    const p95 = peer.p95 === undefined ? '' : ` (p95 ${numberOf(peer.p95)})`;
    return `${numberOf(peer.median)}${p95}${ours.median > 0 ? `, ${numberOf(timesOf(peer, ours))}×` : ''}`;
  };
  const met = isMet(row);
  return [
    name,
    unit,
    numberOf(ours.median),
    ours.p95 === undefined ? none : numberOf(ours.p95),
    cellOf(peers?.plain),
    cellOf(peers?.withSchema),
    floor === undefined ? none : numberOf(floor),
    aim === undefined ? none : aimOf(aim),
    met === undefined ? none : met ? 'yes' : 'no',
  ];
}

function aimOf(aim: Aim): string {
  if (aim.kind === 'ahead') return `peer ≥ ${aim.plain}×, with schema ≥ ${aim.withSchema}×`;
  const sign = aim.kind === 'atMost' ? '≤' : '≥';
  return `${sign} ${aim.median}${aim.p95 === undefined ? '' : `, p95 ${sign} ${aim.p95}`}`;
}

/** Three digits that count; more only before the point. */
function numberOf(value: number): string {
  const size = Math.abs(value);
  return value.toFixed(size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

function plain(cell: string): string {
  return cell.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
