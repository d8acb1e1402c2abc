import type { Span } from '../text.ts';
import type { Token } from './token.ts';

/** The text of a document as a reader of YAML takes it, of the same length and with the same lines. */
export interface Mask {
  readonly text: string;
  /** The letter that stands in their place for each letter of {@link covered}; empty where there is none to be had. */
  readonly cover: string;
  readonly covered: readonly Covered[];
  /** Whole lines that are blank in `text`, since nothing of them is YAML: directives, or text that comes in their place. */
  readonly blanked: readonly Blanked[];
  /** Whether there are lines of nothing but what brings text in their place; with `blankOutput` they are blank. */
  readonly hasOutputLines: boolean;
}

/** A token in whose place other letters stand. */
export interface Covered extends Span {
  readonly value: string;
}

export interface Blanked extends Span {
  /** Text comes in its place. */
  readonly output: boolean;
}

/** Letters that YAML takes for any others, of which one is used that the text does not have. */
const covers = ['\uE07A', '\uE1A5', '\uE3C2', '\uE5D9', '\uE6E1'];

/**
 * Covers what is filled in later, so that brackets, quotes and signs in it mean nothing to YAML. A line of nothing but
 * directives becomes blank. One that brings text is a value if the YAML around it allows; `blankOutput` makes it blank.
 */
export function maskTokens(text: string, tokens: readonly Token[], blankOutput: boolean): Mask {
  const cover = covers.find((each) => !text.includes(each));
  if (cover === undefined) return { text, cover: '', covered: [], blanked: [], hasOutputLines: false };
  const pieces: string[] = [];
  const covered: Covered[] = [];
  const blanked: Blanked[] = [];
  let hasOutputLines = false;
  let done = 0;
  const write = (span: Span, replaced: string): void => {
    pieces.push(text.slice(done, span.start), replaced);
    done = span.end;
  };
  for (const run of runsOf(text, tokens)) {
    const output = run.tokens.some(({ role }) => role === 'output');
    const isBlank = output ? blankOutput && run.alone : run.alone || run.last;
    hasOutputLines ||= output && run.alone;
    if (isBlank) {
      write(run.span, text.slice(run.span.start, run.span.end).replace(/[^\r\n]/g, ' '));
      blanked.push({ ...run.span, output });
      continue;
    }
    for (const each of run.tokens) {
      write(each.span, cover.repeat(each.value.length));
      covered.push({ ...each.span, value: each.value });
    }
  }
  pieces.push(text.slice(done));
  return { text: pieces.join(''), cover, covered, blanked, hasOutputLines };
}

/** Tokens with nothing but blanks between them. */
interface Run {
  readonly tokens: readonly Token[];
  readonly span: Span;
  /** Nothing else stands on its lines. */
  readonly alone: boolean;
  /** Nothing follows it on its line. */
  readonly last: boolean;
}

function runsOf(text: string, tokens: readonly Token[]): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < tokens.length; ) {
    const first = tokens[at];
    if (first === undefined) break;
    const own = [first];
    let { end } = first.span;
    for (let next = tokens[at + 1]; next !== undefined; next = tokens[at + own.length]) {
      if (afterBlanks(text, end) !== next.span.start) break;
      own.push(next);
      end = next.span.end;
    }
    at += own.length;
    const after = afterBlanks(text, end);
    const last = after >= text.length || text.charAt(after) === '\n' || text.startsWith('\r\n', after);
    runs.push({ tokens: own, span: { start: first.span.start, end }, last, alone: last && beginsLine(text, first) });
  }
  return runs;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at += 1;
  return at;
}

function beginsLine(text: string, { span: { start } }: Token): boolean {
  let at = start;
  while (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t') at -= 1;
  return at === 0 || text.charAt(at - 1) === '\n';
}
