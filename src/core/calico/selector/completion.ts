import { runStart } from '../../scanner.ts';
import type { Span } from '../../text.ts';
import { type Expectation, expectationAfter } from './expectation.ts';
import { matchAt, quoted, skipBlanks, wordAt } from './scan.ts';
import { tokenize } from './tokens.ts';

/** The labels that are known: for each key its values, each with the number of objects that carry it. */
export type KnownLabels = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Something that may stand at the cursor. */
export interface SelectorCompletion {
  readonly kind: 'key' | 'value' | 'operator' | 'function' | 'connective' | 'punctuation';
  /** What is offered, as it is shown. */
  readonly label: string;
  /** What is written in place of the span of all completions. */
  readonly newText: string;
  /** For a key and a value: how many known objects carry it. */
  readonly count?: number;
}

/** What may stand at the cursor, and the stretch of the text that it replaces. */
export interface SelectorCompletions {
  readonly span: Span;
  readonly items: readonly SelectorCompletion[];
}

/**
 * What may stand at `offset` of a selector, with the part of a word around it as the span to replace; no items where
 * what comes before is already wrong. Most frequent keys and values come first.
 */
export function selectorCompletions(text: string, offset: number, labels: KnownLabels): SelectorCompletions {
  const at = Math.max(0, Math.min(offset, text.length));
  const { expectation, start } = expectedAt(text.slice(0, at)) ?? {};
  if (expectation === undefined || start === undefined) return { span: { start: at, end: at }, items: [] };
  const span = { start, end: endOfWord(text, start, at) };
  const context = `${text.slice(0, span.start)}${text.slice(span.end)}`;
  return { span, items: itemsFor(expectation, { text: context, rest: text.slice(span.end), labels }) };
}

interface Expected {
  readonly expectation: Expectation;
  readonly start: number;
}

const partialHas = /(?:^|[^A-Za-z0-9_./-])has\([ \t]*([A-Za-z0-9_./-]*)$/;
const partialWords = /(?:not|starts|ends)[ \t]+[a-z]*$/;
const partialSign = /[=!&|]$/;

/** What the text before the cursor lets expect, and where the word that is being written begins. */
function expectedAt(before: string): Expected | undefined {
  const { error, span } = tokenize(before).at(-1) ?? {};
  if (error?.kind === 'unterminated-string' && span !== undefined) return from(before, span.start);
  const has = partialHas.exec(before);
  if (has !== null) {
    const start = before.length - (has[1] ?? '').length;
    const outer = from(before, before.lastIndexOf('has(', start));
    if (outer?.expectation.kind === 'operand') return { expectation: { kind: 'key-of-has' }, start };
  }
  const words = partialWords.exec(before);
  const operator = words === null ? undefined : from(before, words.index);
  if (operator?.expectation.kind === 'operator') return operator;
  const word = from(before, runStart(before, before.length, isWordPart));
  const sign = partialSign.exec(before);
  return word ?? (sign === null ? undefined : from(before, sign.index));
}

function isWordPart(character: string): boolean {
  return /[A-Za-z0-9_./-]/.test(character);
}

function from(before: string, start: number): Expected | undefined {
  const expectation = expectationAfter(before.slice(0, start));
  return expectation && { expectation, start };
}

/** The word goes on behind the cursor as long as its characters do; a string up to its closing quote. */
function endOfWord(text: string, start: number, at: number): number {
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") {
    const rest = matchAt(/[^"'&|{}(),]*/y, text, at)?.[0] ?? '';
    return text.charAt(at + rest.length) === quote ? at + rest.length + 1 : at;
  }
  return at + wordAt(text, at).length;
}

interface Context {
  readonly text: string;
  readonly rest: string;
  readonly labels: KnownLabels;
}

function itemsFor(expectation: Expectation, { text, rest, labels }: Context): readonly SelectorCompletion[] {
  const next = rest.charAt(skipBlanks(rest, 0));
  switch (expectation.kind) {
    case 'operand':
      return [
        ...keys(labels),
        item('function', 'has('),
        item('function', 'all()'),
        item('punctuation', '!'),
        item('punctuation', '('),
      ];
    case 'key-of-has':
      return keys(labels).map((key) => (next === ')' ? key : { ...key, newText: `${key.label})` }));
    case 'operator':
      return ['==', '!=', 'in', 'not in', 'contains', 'starts with', 'ends with'].map((one) =>
        item('operator', one, one.endsWith('in') && next !== '{' ? `${one} {` : one),
      );
    case 'set':
      return [item('punctuation', '{')];
    case 'value':
      return values(labels, expectation.key, text, []);
    case 'member':
      return values(labels, expectation.key, text, expectation.taken);
    case 'after-member':
      return [item('punctuation', ','), item('punctuation', '}')];
    case 'connective': {
      const close = expectation.open > 0 ? [item('punctuation', ')')] : [];
      return [item('connective', '&&'), item('connective', '||'), ...close];
    }
  }
}

function item(kind: SelectorCompletion['kind'], label: string, newText = label): SelectorCompletion {
  return { kind, label, newText };
}

function keys(labels: KnownLabels): readonly SelectorCompletion[] {
  const counted = [...labels].map(([label, values]): readonly [string, number] => [
    label,
    [...values.values()].reduce((sum, count) => sum + count, 0),
  ]);
  return byCount(counted).map(([label, count]) => ({ ...item('key', label), count }));
}

function values(
  labels: KnownLabels,
  key: string,
  text: string,
  taken: readonly string[],
): readonly SelectorCompletion[] {
  const known = [...(labels.get(key) ?? [])].filter(([value]) => !taken.includes(value));
  return byCount(known).map(([value, count]) => ({ ...item('value', value, quoted(value, text)), count }));
}

function byCount(entries: readonly (readonly [string, number])[]): readonly (readonly [string, number])[] {
  return [...entries].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
}
