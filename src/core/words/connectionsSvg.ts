import type { Translate } from '../l10n.ts';
import { visible } from '../plainText.ts';

/** The matrix of connections as an SVG file that needs nothing else. */

/** So much of a text is shown; the rest is in its title. */
const most = { name: 34, cell: 30 };
/** Widths are estimated, since nothing here can measure. */
const letter = 7.2;
const rowHeight = 26;
const padding = 10;
/** Names of columns lean, by which as many fit as there are columns. */
const lean = 35;

/** What is drawn, in words already. */
export interface DrawnConnections {
  readonly summary: string;
  readonly groups: readonly { readonly name: string }[];
  readonly cells: readonly DrawnCell[];
}

interface DrawnCell {
  /** Places in `groups`. */
  readonly from: number;
  readonly to: number;
  readonly state: 'all' | 'some' | 'none' | 'unknown';
  readonly text: string;
}

/** The drawing: a row for each source, a column for each destination. */
export function connectionsSvg({ summary, groups, cells }: DrawnConnections, t: Translate): string {
  const byPair = new Map(cells.map((cell) => [`${cell.from} ${cell.to}`, cell]));
  const names = groups.map(({ name }) => name);
  const columns = placed(
    padding + widthOf([t('From ↓ to →'), ...names], most.name),
    groups.map((_, to) =>
      widthOf(
        groups.map((__, from) => byPair.get(`${from} ${to}`)?.text ?? ''),
        most.cell,
      ),
    ),
  );
  const headHeight = Math.ceil(40 + Math.sin((lean * Math.PI) / 180) * widthOf(names, most.name));
  const right = columns.at(-1)?.right ?? 300;
  const width = Math.ceil(right + Math.cos((lean * Math.PI) / 180) * widthOf(names.slice(-1), most.name));
  const bottom = headHeight + groups.length * rowHeight;
  const heads = names.map((name, at) => {
    const x = (columns[at]?.left ?? 0) + padding;
    return `<text x="${x}" y="${headHeight - 8}" transform="rotate(-${lean} ${x} ${headHeight - 8})">${textOf(name, most.name)}</text>`;
  });
  const rows = names.flatMap((name, row) => {
    const top = headHeight + row * rowHeight;
    const boxes = columns.map((column, at) => cellOf(byPair.get(`${row} ${at}`), column, top));
    return [`<text ${look.name} x="${padding}" y="${top + 17}">${textOf(name, most.name)}</text>`, ...boxes];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${Math.ceil(bottom + 40)}" role="img" font-family="sans-serif" font-size="12" fill="#1f2328">`,
    `<title>${escaped(summary)}</title>`,
    `<rect ${look.page} width="100%" height="100%"/>`,
    `<text ${look.quiet} x="${padding}" y="${headHeight - 8}">${escaped(t('From ↓ to →'))}</text>`,
    ...heads,
    ...rows.filter((row) => row !== ''),
    `<text ${look.quiet} x="${padding}" y="${Math.ceil(bottom + 25)}">${escaped(summary)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

/** Written into each element, so that the file needs no style sheet. */
const look = {
  page: 'fill="#ffffff"',
  quiet: 'fill="#57606a"',
  name: 'font-weight="600"',
} as const;

const looks: Readonly<Record<DrawnCell['state'], string>> = {
  all: 'fill="#dafbe1" stroke="#8ac79a"',
  some: 'fill="#dafbe1" stroke="#8ac79a"',
  none: 'fill="#f3f4f6" stroke="#d8dee4"',
  unknown: 'fill="#fff8c5" stroke="#d4a72c"',
};

interface Column {
  readonly left: number;
  readonly right: number;
}

function placed(start: number, widths: readonly number[]): readonly Column[] {
  let left = start;
  return widths.map((width) => {
    const column = { left, right: left + width };
    left += width;
    return column;
  });
}

function widthOf(texts: readonly string[], longest: number): number {
  const letters = Math.max(4, ...texts.map((text) => Math.min(longest, [...text].length)));
  return Math.ceil(letters * letter + 2 * padding);
}

/** Empty where no packets go between the two. */
function cellOf(cell: DrawnCell | undefined, { left, right }: Column, top: number): string {
  if (cell === undefined) return '';
  const { state, text } = cell;
  const box = `x="${left}" y="${top}" width="${right - left - 2}" height="${rowHeight - 2}" rx="3"`;
  const label = textOf(state === 'none' ? '–' : text, most.cell);
  return `<g><rect ${looks[state]} ${box}/><text x="${left + padding - 2}" y="${top + 17}">${label}</text></g>`;
}

/** The beginning of a text, with all of it in its title where that is longer. */
function textOf(text: string, longest: number): string {
  const letters = [...text];
  if (letters.length <= longest) return escaped(text);
  return `${escaped(`${letters.slice(0, longest - 1).join('')}…`)}<title>${escaped(text)}</title>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that is nothing but text in XML, of which some characters may be in no file. */
function escaped(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (char) => entities[char] ?? '');
}
