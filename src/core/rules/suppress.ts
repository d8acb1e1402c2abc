import { listed } from '../collections.ts';
import { say } from '../message.ts';
import { query } from '../query.ts';
import { blankWords, trimmedEnd } from '../scanner.ts';
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
const hasMark = query(({ text }: { readonly text: string }): boolean => text.includes(mark));

function speaks(file: Commented): boolean {
  return (file.slices ?? [file]).some(hasMark);
}

function disabler(text: string): (finding: Finding) => boolean {
  const whole: Directive[] = [];
  const byLine = new Map<number, Directive[]>();
  for (const directive of directivesIn(text)) {
    if (directive.scope === 'file') whole.push(directive);
    else byLine.set(directive.line, [...(byLine.get(directive.line) ?? []), directive]);
  }
  const index = createLineIndex(text);
  return ({ code, at }) => {
    const own = byLine.get(index.positionAt(at.span.start).line) ?? [];
    return [whole, own].some((directives) => directives.some(({ codes }) => codes?.has(code) ?? true));
  };
}

function directivesOf(written: string): readonly NonNullable<ReturnType<typeof directiveIn>>[] {
  return written.includes(mark) ? listed(directiveIn(written)) : [];
}

function directivesIn(text: string): readonly Directive[] {
  const lines = linesOf(text);
  const content = blockScalarLines(lines);
  const directives: Directive[] = [];
  let next = -1;
  for (let line = lines.length - 1; line >= 0; line -= 1) {
    const written = lines[line] ?? '';
    const found = content.has(line) ? [] : directivesOf(written);
    directives.push(...found.map((each) => ({ ...each, line: each.scope === 'next-line' ? next : line })));
    if (/^\s*[^\s#]/.test(written)) next = line;
  }
  return directives;
}

/** The directive of a line: `#` at its beginning or behind a blank, then the mark, a scope, and codes behind a blank. */
function directiveIn(line: string): Omit<Directive, 'line'> | undefined {
  for (let at = line.indexOf(mark); at !== -1; at = line.indexOf(mark, at + 1)) {
    const sign = trimmedEnd(line.slice(0, at), ' \t').length - 1;
    const isComment = line[sign] === '#' && (sign === 0 || ' \t'.includes(line.charAt(sign - 1)));
    const behind = at + mark.length;
    const scope = scopes.find(
      (each) => line.startsWith(each, behind) && ' \t'.includes(line.charAt(behind + each.length)),
    );
    if (!isComment || scope === undefined) continue;
    const rest = line.slice(behind + scope.length);
    const words = blankWords(rest).map(({ word }) => word);
    const end = words.indexOf('--');
    const codes = words.slice(0, end === -1 ? undefined : end).flatMap((word) => word.split(/[\s,]+/));
    const named = codes.filter((code) => code !== '');
    return { scope, codes: named.length === 0 ? undefined : new Set(named) };
  }
  return undefined;
}

const scopes = ['line', 'next-line', 'file'] as const;

/** The lines without their ends and without a byte order mark. */
function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/);
}

/** Whether a block scalar begins behind this line: `key: |`, `- !!str >-  # comment`. */
function isBlockHeader(line: string): boolean {
  const words = blankWords(line);
  return words.some(({ word, start }, at) => {
    if (!/^[|>][-+\d]{0,2}$/.test(word) || (words[at + 1]?.word.startsWith('#') ?? true) === false) return false;
    let before = at - 1;
    while (/^[&!]./.test(words[before]?.word ?? '')) before -= 1;
    const owner = words[before]?.word;
    return owner === undefined ? (words[0]?.start ?? start) === 0 : /[:-]$/.test(owner);
  });
}

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
    owner = line[indent] !== '#' && isBlockHeader(line) ? ownerOf(line) : undefined;
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
export function suppressFix({ code, at }: Finding, text: string): Fix | undefined {
  if (code === 'manifest-unreadable' || !takesComments(at.file, text)) return undefined;
  const index = createLineIndex(text);
  const { line } = index.positionAt(at.span.start);
  if (blockScalarLines(linesOf(text)).has(line)) return undefined;
  const start = index.offsetAt({ line, character: 0 });
  const [, bom = '', indent = ''] = /^(\uFEFF?)([ \t]*)/.exec(text.slice(start, at.span.start)) ?? [];
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? '\n';
  const place = { start: start + bom.length, end: start + bom.length };
  const edits = [{ span: place, newText: `${indent}# ${mark}next-line ${code}${lineEnd}` }];
  return { title: say('Disable {0} for this line', code), edits: [{ file: at.file, edits }], preferred: false };
}
