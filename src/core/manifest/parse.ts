import type { Alias, Document, YAMLMap, YAMLSeq } from 'yaml';
import { Composer, isAlias, isMap, isPair, isScalar, isSeq, Lexer, Parser, Scalar } from 'yaml';
import { type Message, say } from '../message.ts';
import type { Token } from '../placeholders/token.ts';
import type { Located, Problem, Span } from '../text.ts';
import { type ParseLimits, whileTyping } from './documentLimits.ts';
import { type MaskedText, maskedText, outputAfter, unmasked, verbatimText, withoutOutputLines } from './maskedText.ts';
import { booleanOf, plainType, taggedType } from './scalarType.ts';
import { beforeComment, controlCharacter, emptyScalar, firstLine, innerSpan, mergeSources, within } from './syntax.ts';
import { type Refusal, refusalMessage, syntaxMessage } from './syntaxMessages.ts';
import type { ScalarStyle, YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './tree.ts';

/** The only importer of `yaml`: the text of one document becomes our own syntax tree. */

/** The tree that could be made, and what stood in the way; `cost` counts the tokens that were read. */
export interface ParsedSlice {
  readonly root: YamlNode | undefined;
  readonly problems: readonly Problem[];
  readonly cost: number;
  /** Whether it has anchors: then parts of the tree may stand in it many times. */
  readonly anchors: boolean;
  /** What is filled in later, as far as its form tells it; offsets count from the start of the text. */
  readonly tokens: readonly Token[];
  /** Something may come or go before this is YAML: a key that is missing may come, one that stands there twice may go. */
  readonly open: boolean;
}

const MAX_PROBLEMS = 16;
const MAX_ERRORS = 200;
/** Open collections; the fields of a pod take some 20, and the library runs out of stack at some thousands. */
const MAX_NESTING = 200;
const MAX_MERGED = 10_000;
const OPTIONS = { schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false, prettyErrors: false } as const;

/**
 * Parses one document. Scalars keep their text and get the type Kubernetes' decoder gives them; aliases stand for what
 * they name, at their own place; `<<` is merged in the order of the text and the last of equal keys counts, both as
 * `sigs.k8s.io/yaml` does. Offsets count from the start of `text`. What is filled in later is read as a value, or left
 * out where it is a directive of a template; then syntax errors are not reported, because a template is no YAML yet.
 */
export function parseSlice(text: string, limits: ParseLimits = whileTyping): ParsedSlice {
  return parse(text.length > limits.maxLength ? verbatimText(text) : maskedText(text), limits);
}

/** The same for what a program writes: nothing in it is filled in later. */
export function parseVerbatim(text: string, limits: ParseLimits = whileTyping): ParsedSlice {
  return parse(verbatimText(text), limits);
}

function parse(given: MaskedText, limits: ParseLimits): ParsedSlice {
  const { masked, composed, cost } = composeMasked(given, limits);
  const { source: text } = masked;
  const { tokens, open } = masked;
  const { document } = composed;
  if (document === undefined) {
    const problems = [{ message: refusalMessage(composed.refusal, limits === whileTyping), span: firstLine(text) }];
    return { root: undefined, problems, cost, anchors: false, tokens, open };
  }
  // The first one alone: those after it mostly follow from it, and go when it goes.
  const errors = document.errors.slice(0, 1).map((error) => ({
    message: syntaxMessage(error.code, error.message),
    span: within(text, error.pos[0], error.pos[1]),
  }));
  const reading: Reading = { text, masked, anchors: new Map(), problems: [], merged: 0 };
  const root = document.contents === null ? undefined : nodeOf(reading, document.contents);
  const causes = [...controlCharacter(text), ...errors].slice(0, 1);
  const problems = causes.length > 0 ? causes : reading.problems;
  const told = open ? [] : problems.slice(0, MAX_PROBLEMS);
  return { root, problems: told, cost, anchors: reading.anchors.size > 0, tokens, open };
}

interface Reading {
  readonly text: string;
  readonly masked: MaskedText;
  readonly anchors: Map<string, YamlNode>;
  readonly problems: Problem[];
  merged: number;
}

interface ComposedText {
  readonly masked: MaskedText;
  readonly composed: Composed;
  readonly cost: number;
}

/** The document with what is filled in later taken for values; where that is no YAML, without the lines of it. */
function composeMasked(masked: MaskedText, limits: ParseLimits): ComposedText {
  const composed = compose(masked.text, limits);
  const { document, cost } = composed;
  const other = document === undefined || document.errors.length === 0 ? undefined : withoutOutputLines(masked);
  if (other === undefined) return { masked, composed, cost };
  const again = compose(other.text, limits);
  const isBetter = (again.document?.errors.length ?? 1) === 0 || (masked.mask.hasOutputLines && again.document);
  if (!isBetter) return { masked, composed, cost: cost + again.cost };
  return { masked: other, composed: again, cost: cost + again.cost };
}

interface Composed {
  readonly document: Document | undefined;
  readonly cost: number;
  /** Why there is no document. */
  readonly refusal: Refusal;
}

/** The library's document, or none when it would take too long to make. */
function compose(text: string, limits: ParseLimits): Composed {
  if (text.length > limits.maxLength) return { document: undefined, cost: 0, refusal: 'tooLong' };
  const parser = new Parser();
  const composer = new Composer(OPTIONS);
  limitErrors(composer);
  let cost = 0;
  let errors = 0;
  let refusal: Refusal | undefined;
  function* tokens(): Generator<Parameters<Composer['next']>[0]> {
    for (const lexeme of new Lexer().lex(text)) {
      cost += 1;
      refusal = refusalOf(cost, limits.maxTokens, parser.stack.length);
      if (refusal !== undefined) return;
      for (const token of parser.next(lexeme)) if (token.type !== 'error' || errors++ < MAX_ERRORS) yield token;
    }
    yield* parser.end();
  }
  try {
    const [document] = composer.compose(tokens(), true, text.length);
    return { document: refusal === undefined ? document : undefined, cost, refusal: refusal ?? 'fault' };
  } catch {
    return { document: undefined, cost, refusal: 'fault' }; // a fault of the library must cost this document only
  }
}

function refusalOf(cost: number, most: number, depth: number): Refusal | undefined {
  if (cost > most) return 'tooLong';
  return depth > MAX_NESTING ? 'tooDeep' : undefined;
}

/** Each error object costs some 10 µs, which adds up in garbage: those after the first are not even made. */
function limitErrors(composer: Composer): void {
  const report: unknown = Reflect.get(composer, 'onError');
  if (typeof report !== 'function') return;
  let count = 0;
  Reflect.set(composer, 'onError', (...error: unknown[]) => {
    if (count++ < MAX_ERRORS) Reflect.apply(report, composer, error);
  });
}

function nodeOf(reading: Reading, node: unknown): YamlNode | undefined {
  if (isAlias(node)) return aliasNode(reading, node);
  const result = isScalar(node)
    ? scalarNode(reading, node)
    : isMap(node)
      ? mapNode(reading, node)
      : isSeq(node)
        ? sequenceNode(reading, node)
        : undefined;
  if (result !== undefined && (isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) {
    reading.anchors.set(node.anchor, result);
  }
  return result;
}

/** What the alias names, placed where the alias stands; its parts keep their places at the anchor. */
function aliasNode(reading: Reading, node: Alias): YamlNode | undefined {
  const span = rangeOf(reading, node);
  const target = reading.anchors.get(node.source);
  if (target === undefined) {
    report(reading, say("There's no anchor &{0} before this alias.", node.source), span);
    return undefined;
  }
  return target.kind === 'scalar' ? { ...target, span, inner: undefined } : { ...target, span };
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  [Scalar.QUOTE_SINGLE]: 'single',
  [Scalar.QUOTE_DOUBLE]: 'double',
  [Scalar.BLOCK_LITERAL]: 'literal',
  [Scalar.BLOCK_FOLDED]: 'folded',
};

function scalarNode(reading: Reading, node: Scalar): YamlScalar {
  const style = STYLES[node.type ?? ''] ?? 'plain';
  const range = rangeOf(reading, node);
  const text = writtenValue(reading, typeof node.value === 'string' ? node.value : '', style, range);
  const untagged = style === 'plain' ? plainType(text) : 'string';
  const type = node.tag === undefined ? untagged : taggedType(node.tag, text);
  const coming = type === 'null' && range.start === range.end ? absentNode(reading, range.start) : undefined;
  if (coming?.type === 'string') return coming;
  const value = type === 'null' ? '' : text;
  const span = beforeComment(reading.text, range);
  return { kind: 'scalar', value, type, style, span, inner: innerSpan(reading.text, span, style, value) };
}

/** What `span` says without the masks; quotes that are in order as they stand are read as YAML reads them. */
function writtenValue({ masked, text }: Reading, value: string, style: ScalarStyle, span: Span): string {
  const written = unmasked(masked, value, span);
  if (written === value || (style !== 'single' && style !== 'double')) return written;
  const { document } = compose(text.slice(span.start, span.end), whileTyping);
  const alone = document?.errors.length === 0 && isScalar(document.contents) ? document.contents.value : undefined;
  return typeof alone === 'string' ? alone : written;
}

function sequenceNode(reading: Reading, node: YAMLSeq): YamlSequence {
  const flow = node.flow === true;
  const items: YamlNode[] = [];
  const { start } = rangeOf(reading, node);
  for (const item of node.items) {
    const value = nodeOf(reading, isPair(item) ? item.key : item);
    if (value !== undefined) items.push(value);
  }
  const end = flow ? rangeOf(reading, node).end : Math.max(start + 1, ...items.slice(-1).map(({ span }) => span.end));
  return { kind: 'sequence', flow, items, span: { start, end } };
}

function mapNode(reading: Reading, node: YAMLMap): YamlMap {
  const flow = node.flow === true;
  const range = rangeOf(reading, node);
  const entries: YamlEntry[] = [];
  const seen = new Set<string>();
  let end = range.start;
  for (const pair of node.items) {
    const value = nodeOf(reading, pair.value);
    const key = isScalar(pair.key) ? keyOf(reading, pair.key) : undefined;
    end = Math.max(end, key?.span.end ?? 0, value?.span.end ?? 0);
    if (isMergeKey(pair.key)) entries.push(...mergedEntries(reading, value, key?.span ?? range));
    else if (key !== undefined) entries.push(plainEntry(reading, key, value, seen));
    else if (pair.key !== null) {
      report(reading, say('A key must be plain text, not a mapping or a list.'), rangeOf(reading, pair.key));
    }
  }
  return { kind: 'map', flow, entries, span: { start: range.start, end: flow ? range.end : end } };
}

function plainEntry(
  reading: Reading,
  key: YamlEntry['key'],
  value: YamlNode | undefined,
  seen: Set<string>,
): YamlEntry {
  if (seen.has(key.value)) report(reading, duplicate(key.value), key.span);
  seen.add(key.value);
  return { key, value: value ?? absentNode(reading, key.span.end) };
}

/** What stands where nothing is written at `at`: null, or the text of the line after it that something comes for. */
function absentNode({ masked, text }: Reading, at: number): YamlScalar {
  const span = outputAfter(masked, text.startsWith(':', at) ? at + 1 : at);
  if (span === undefined) return emptyScalar(at);
  const value = text.slice(span.start, span.end);
  return { kind: 'scalar', value, type: 'string', style: 'plain', span, inner: undefined };
}

function duplicate(key: string): Message {
  return say('`{0}` occurs twice in this mapping; the last one wins. Remove one of them.', key);
}

/** YAML 1.1 reads `on:` as a boolean key, which becomes `"true"` in JSON. */
function keyOf(reading: Reading, node: Scalar): Located<string> {
  const { value, type, span } = scalarNode(reading, node);
  return { value: type === 'boolean' ? String(booleanOf(value)) : value, span };
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === Scalar.PLAIN;
}

/** What `<<: value` adds to a mapping; too much or no mapping is reported at `at`. */
function mergedEntries(reading: Reading, value: YamlNode | undefined, at: Span): readonly YamlEntry[] {
  const sources = mergeSources(value);
  if (sources === undefined) {
    report(reading, say('`<<` only merges mappings: give it an alias of one, or a list of such aliases.'), at);
    return [];
  }
  reading.merged += sources.reduce((sum, { entries }) => sum + entries.length + 1, 0);
  if (reading.merged <= MAX_MERGED) return sources.flatMap(({ entries }) => entries);
  report(reading, say('`<<` merges too much here to read.'), at);
  return [];
}

function report(reading: Reading, message: Message, span: Span): void {
  if (reading.problems.length < MAX_PROBLEMS) reading.problems.push({ message, span });
}

/** The place of a node, without the line ends that follow a block scalar. */
function rangeOf({ masked: { text } }: Reading, node: unknown): Span {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  if (range === undefined || range === null) return { start: 0, end: 0 };
  const span = within(text, range[0], range[1]);
  let end = span.end;
  while (end > span.start + 1 && ' \t\r\n'.includes(text.charAt(end - 1))) end -= 1;
  return { start: span.start, end };
}
