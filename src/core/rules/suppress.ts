import type { Translate } from '../l10n.ts';
import { createLineIndex } from '../text.ts';
import type { Finding, Fix } from './rule.ts';

/**
 * Findings that a comment in their file disables:
 *
 *     # calico-disable-next-line CODE, CODE -- reason    the next line that is neither blank nor a comment
 *     # calico-disable-line CODE                         its own line
 *     # calico-disable-file CODE                         the whole file, wherever it stands
 *
 * Without codes all findings are meant. A finding belongs to the line on which its place begins.
 */

type Scope = 'line' | 'next-line' | 'file';

interface Directive {
  readonly scope: Scope;
  /** Undefined: all. */
  readonly codes: ReadonlySet<string> | undefined;
  /** The line that is meant, counted from 0. */
  readonly line: number;
}

const mark = 'calico-disable-';
const comment = /(?:^|[ \t])#[ \t]*calico-disable-(line|next-line|file)(?:[ \t](.*))?$/;
const reason = /(?:^|[ \t])--(?:[ \t]|$)/;

/** A file, with its documents where they stay the same objects while they do not change. */
interface Commented {
  readonly file: string;
  readonly text: string;
  readonly slices?: readonly { readonly text: string }[];
}

/** Those of `findings` that no comment in `files` disables. */
export function unsuppressed(findings: readonly Finding[], files: readonly Commented[]): readonly Finding[] {
  const speaking = files.filter((each) => speaks(each) && takesComments(each.file, each.text));
  if (speaking.length === 0 || findings.length === 0) return findings;
  const disables = new Map(speaking.map(({ file, text }) => [file, disabler(text)]));
  return findings.filter((finding) => disables.get(finding.at.file)?.(finding) !== true);
}

/** Documents are read for the mark once, not with every key that is typed. */
const known = new WeakMap<object, boolean>();

function speaks(file: Commented): boolean {
  return (file.slices ?? [file]).some((part) => {
    const told = known.get(part) ?? part.text.includes(mark);
    known.set(part, told);
    return told;
  });
}

function disabler(text: string): (finding: Finding) => boolean {
  const directives = directivesIn(text);
  const index = createLineIndex(text);
  return ({ code, at }) => {
    const { line } = index.positionAt(at.span.start);
    return directives.some(
      ({ scope, codes, line: meant }) => (codes?.has(code) ?? true) && (scope === 'file' || meant === line),
    );
  };
}

function directivesIn(text: string): readonly Directive[] {
  const lines = linesOf(text);
  const content = blockScalarLines(lines);
  return lines.flatMap((line, at) => {
    const found = line.includes(mark) && !content.has(at) ? comment.exec(line) : null;
    if (found === null) return [];
    const scope: Scope = found[1] === 'file' ? 'file' : found[1] === 'line' ? 'line' : 'next-line';
    const [listed = ''] = (found[2] ?? '').split(reason);
    const codes = listed.split(/[\s,]+/).filter((code) => code !== '');
    const meant = scope === 'next-line' ? lines.findIndex((each, later) => later > at && /^\s*[^\s#]/.test(each)) : at;
    return [{ scope, codes: codes.length === 0 ? undefined : new Set(codes), line: meant }];
  });
}

/** The lines without their ends and without a byte order mark. */
function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}

const blockHeader = /(?:^|[:-][ \t]+)(?:[&!]\S+[ \t]+)*[|>][-+\d]{0,2}(?:[ \t]+#.*)?[ \t]*$/;
/** No key of a manifest is as long as that. */
const longestHeader = 1000;

/** The lines that are content of block scalars, in which nothing is a comment. */
function blockScalarLines(lines: readonly string[]): ReadonlySet<number> {
  const content = new Set<number>();
  /** The column of the key or dash that the scalar belongs to. */
  let owner: number | undefined;
  for (const [at, line] of lines.entries()) {
    const indent = line.search(/[^ ]/);
    if (owner !== undefined && (indent === -1 || indent > owner)) {
      content.add(at);
      continue;
    }
    owner = line.length <= longestHeader && line[indent] !== '#' && blockHeader.test(line) ? ownerOf(line) : undefined;
  }
  return content;
}

function ownerOf(line: string): number {
  const dashes = /^ *(?:- +)*/.exec(line)?.[0] ?? '';
  const alone = /^[|>&!]/.test(line.slice(dashes.length));
  return alone ? dashes.lastIndexOf('-') : dashes.length;
}

/** JSON has no comments, whatever its file is called; `{{` begins a template. */
function takesComments(file: string, text: string): boolean {
  return !/\.jsonc?$/i.test(file) && !/^\uFEFF?\s*(?:\[|\{(?!\{))/.test(text);
}

/**
 * The fix that disables a finding by a comment above its line, in its file's `text`; none where none can stand there. In
 * YAML that breaks, a comment moves the place where it breaks: `manifest-unreadable` can be disabled by hand only.
 */
export function suppressFix({ code, at }: Finding, text: string, t: Translate): Fix | undefined {
  if (code === 'manifest-unreadable' || !takesComments(at.file, text)) return undefined;
  const index = createLineIndex(text);
  const { line } = index.positionAt(at.span.start);
  if (blockScalarLines(linesOf(text)).has(line)) return undefined;
  const start = index.offsetAt({ line, character: 0 });
  const [, bom = '', indent = ''] = /^(\uFEFF?)([ \t]*)/.exec(text.slice(start, at.span.start)) ?? [];
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const place = { start: start + bom.length, end: start + bom.length };
  const edits = [{ span: place, newText: `${indent}# ${mark}next-line ${code}${lineEnd}` }];
  return { title: t('Disable {0} for this line', code), edits: [{ file: at.file, edits }], preferred: false };
}
