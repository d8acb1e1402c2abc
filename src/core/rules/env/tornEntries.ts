import type { ManifestFile } from '../../manifest/model.ts';
import type { Problem, Span, TextEdit } from '../../text.ts';

/** Finds entries of `env` whose name and value YAML does not put together, by the lines around a problem of the file. */

export interface TornEntry {
  /** The name of the variable. */
  readonly name: string;
  readonly key: 'value' | 'valueFrom';
  /** Where the key stands. */
  readonly at: Span;
  readonly nameAt: Span;
  /** The key has a dash of its own, and so is an entry without name; otherwise it stands in the wrong column. */
  readonly ownDash: boolean;
  /** What puts the key, and what stands below it, under the name; none where that can't be told. */
  readonly edits: readonly TextEdit[];
}

interface Line {
  readonly start: number;
  /** Without its line break. */
  readonly text: string;
}

const NAME = /^( *)(- +)name:[ \t]+(["']?)([A-Za-z_][\w.-]*)\3[ \t]*(?:#.*)?$/;
const KEY = /^([ \t]*)(- +)?(value|valueFrom):(?=[ \t]|$)/;
const IGNORED = /^\s*(?:#.*)?$/;
/** How far from its cause, in lines, the parser may report a problem. */
const NEAR = 4;

/** The entry whose name and value stand apart and thereby cause `problem`; undefined where it has another cause. */
export function tornEntry({ text }: ManifestFile, { span }: Problem): TornEntry | undefined {
  if (span === undefined) return undefined;
  const from = startOfLines(text, span.start, NEAR);
  const lines = linesFrom(text, from, span.start);
  const here = lines.findLastIndex(({ start }) => start <= span.start);
  for (let at = Math.max(here - 1, 1); at < lines.length && at <= here + NEAR; at += 1) {
    const above = lines.slice(0, at).findLastIndex((line) => !IGNORED.test(line.text));
    const torn = above > here ? undefined : entryOf(lines, above, at);
    if (torn !== undefined && isInEnv(text, lines[above])) return torn;
  }
  return undefined;
}

function entryOf(lines: readonly Line[], nameAt: number, keyAt: number): TornEntry | undefined {
  const nameLine = lines[nameAt];
  const keyLine = lines[keyAt];
  const name = NAME.exec(nameLine?.text ?? '');
  const key = KEY.exec(keyLine?.text ?? '');
  if (nameLine === undefined || keyLine === undefined || name === null || key === null) return undefined;
  const [, indent = '', dash = '', , variable = ''] = name;
  const [, blanks = '', ownDash, word] = key;
  const column = indent.length + dash.length;
  if (ownDash === undefined && blanks === ' '.repeat(column)) return undefined;
  if (ownDash !== undefined && blanks.length !== indent.length) return undefined;
  const start = keyLine.start + blanks.length + (ownDash ?? '').length;
  const nameStart = nameLine.start + nameLine.text.indexOf(variable, column + 'name:'.length);
  return {
    name: variable,
    key: word === 'value' ? 'value' : 'valueFrom',
    at: { start, end: start + (word ?? '').length },
    nameAt: { start: nameStart, end: nameStart + variable.length },
    ownDash: ownDash !== undefined,
    edits: realigned(lines.slice(keyAt), start, column),
  };
}

/** The edits that put the key of the first line into `column`, and shift the lines below it alike. */
function realigned([first, ...rest]: readonly Line[], key: number, column: number): readonly TextEdit[] {
  if (first === undefined) return [];
  const head = { span: { start: first.start, end: key }, newText: ' '.repeat(column) };
  const value = first.text.slice(key - first.start);
  if (value.startsWith('value:')) return /^value:[ \t]*[^\s#|>&*]/.test(value) ? [head] : [];
  if (!/^valueFrom:[ \t]*(?:#.*)?$/.test(value)) return [head];
  const was = key - first.start;
  const below = rest.findIndex(({ text }) => !IGNORED.test(text) && indentOf(text) <= was);
  const children = rest.slice(0, below === -1 ? undefined : below).filter(({ text }) => !IGNORED.test(text));
  if ([first, ...children].some(({ text }) => /^ *\t/.test(text) || text.trim().startsWith('- name:'))) return [];
  const by = column - was;
  const edits = children.map(({ start }) => {
    return by > 0
      ? { span: { start, end: start }, newText: ' '.repeat(by) }
      : { span: { start, end: start - by }, newText: '' };
  });
  return [head, ...edits];
}

/** Whether the list in which `line` is an entry is that of `env`. */
function isInEnv(text: string, line: Line | undefined): boolean {
  if (line === undefined) return false;
  const dash = indentOf(line.text);
  const before = text.slice(0, line.start).split('\n').slice(0, -1);
  const parent = before.findLast((each) => {
    const outside = indentOf(each) < dash || (indentOf(each) === dash && !/^ *(?:- |value)/.test(each));
    return outside && !IGNORED.test(each) && !/^\s*value/.test(each);
  });
  return parent !== undefined && /^ *(?:- +)?env:[ \t]*(?:#.*)?\r?$/.test(parent);
}

function indentOf(text: string): number {
  return /^[ \t]*/.exec(text)?.[0].length ?? 0;
}

/** Where the line begins that is `count` lines above that of `offset`. */
function startOfLines(text: string, offset: number, count: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1;
  for (let left = count; left > 0 && start > 0; left -= 1) start = text.lastIndexOf('\n', start - 2) + 1;
  return start;
}

/** The lines from `from` on, as far behind `offset` as an entry may reach. */
function linesFrom(text: string, from: number, offset: number): readonly Line[] {
  const longest = 40;
  const lines: Line[] = [];
  let behind = 0;
  for (let start = from; start < text.length && behind < longest; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    lines.push({ start, text: text.slice(start, text[end - 1] === '\r' ? end - 1 : end) });
    start = end + 1;
    if (start > offset) behind += 1;
  }
  return lines;
}
