/** Cuts a mapping in block style into its keys without parsing it, since a schema is long and little of it is asked for. */

/** A key with its value, from the key's first letter to the end of the value's last line. */
export interface Block {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** The column of the key. */
  readonly column: number;
  /** Behind the colon. */
  readonly behind: number;
}

const KEY = /([\w$.-]+|"[^"\\\n]*"|'[^'\n]*')[ \t]*:(?=[ \t\r\n]|$)/y;
const BLANK = 32;
const IGNORED = /^(?:---.*|[ \t]*(?:#.*)?)\r?\n?$/;

/**
 * The entries of the mapping between `start` and `end`, of which the first key may stand behind a dash; undefined where
 * it is written in another way than line by line.
 */
export function blocksIn(text: string, start: number, end: number): readonly Block[] | undefined {
  const blocks: Block[] = [];
  let column = -1;
  let lineStart = text.lastIndexOf('\n', start - 1) + 1;
  for (let at = start; at < end; ) {
    const lineEnd = nextLine(text, at, end);
    const most = column === -1 ? lineEnd : Math.min(lineEnd, lineStart + column + 1);
    const first = at + blanksAt(text, at, most);
    const indent = first - lineStart;
    if (!isDeeper(text, first, indent, column) && !IGNORED.test(text.slice(at, lineEnd))) {
      if (column === -1) column = indent;
      const block = indent === column ? keyAt(text, first, column) : undefined;
      if (block === undefined) return undefined;
      close(blocks, at);
      blocks.push(block);
    }
    at = lineEnd;
    lineStart = lineEnd;
  }
  close(blocks, end);
  return blocks;
}

/** Whether the line that begins at `first` belongs to the key above it. */
function isDeeper(text: string, first: number, indent: number, column: number): boolean {
  if (column === -1 || indent < column) return false;
  return indent > column || isDash(text, first);
}

/** Whether something stands behind the key on its line, so that the value is no mapping or list in lines of its own. */
export function isInline(text: string, { behind }: Block): boolean {
  const rest = text.slice(behind, nextLine(text, behind, text.length)).trim();
  return rest !== '' && !rest.startsWith('#');
}

/** Where the value of a key begins that is written in lines of its own. */
export function insideOf(text: string, { behind, end }: Block): number {
  return nextLine(text, behind, end);
}

/** The beginnings and ends of the items of a list in block style. */
export function itemsIn(text: string, start: number, end: number): readonly (readonly [number, number])[] {
  const starts: { readonly line: number; readonly item: number }[] = [];
  let column = -1;
  for (let at = start; at < end; at = nextLine(text, at, end)) {
    const first = at + blanksAt(text, at, end);
    if (column === -1 && isDash(text, first)) column = first - at;
    if (first - at === column && isDash(text, first))
      starts.push({ line: at, item: first + 1 + blanksAt(text, first + 1, end) });
  }
  return starts.map(({ item }, index) => [item, starts[index + 1]?.line ?? end] as const);
}

/** The text of blocks, to be parsed as one mapping. */
export function joined(text: string, blocks: readonly Block[]): string {
  return blocks.map(({ column, start, end }) => ' '.repeat(column) + text.slice(start, end)).join('\n');
}

function keyAt(text: string, start: number, column: number): Block | undefined {
  KEY.lastIndex = start;
  const [whole, written] = KEY.exec(text) ?? [];
  if (whole === undefined || written === undefined) return undefined;
  const key = /^["']/.test(written) ? written.slice(1, -1) : written;
  return { key, start, end: start, column, behind: start + whole.length };
}

function close(blocks: Block[], end: number): void {
  const last = blocks.at(-1);
  if (last !== undefined) blocks[blocks.length - 1] = { ...last, end };
}

function isDash(text: string, at: number): boolean {
  return text[at] === '-' && ' \t\r\n'.includes(text.charAt(at + 1));
}

function blanksAt(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && text.charCodeAt(at) === BLANK) at += 1;
  return at - from;
}

function nextLine(text: string, at: number, end: number): number {
  const lineFeed = text.indexOf('\n', at);
  return lineFeed === -1 || lineFeed >= end ? end : lineFeed + 1;
}
