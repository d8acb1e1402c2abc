import type { Variables } from '../placeholders/substitute.ts';
import type { Token } from '../placeholders/token.ts';
import { shift, withLineFeeds } from '../text.ts';
import type { DecodedSlice } from './decode.ts';
import { decodeSlice } from './decode.ts';
import { type DocumentLimits, whileTyping } from './documentLimits.ts';
import type { DefinitionText, ManifestFile } from './model.ts';
import type { ParsedSlice } from './parse.ts';
import { parseSlice } from './parse.ts';
import { isDefinition, matters } from './relevance.ts';
import { reparse } from './reparse.ts';
import type { Slice } from './split.ts';
import { splitDocuments } from './split.ts';
import { substitutedTree, unfilled } from './substitutedTree.ts';

/** A manifest with what the next reading of the same file can use again. */
export interface ReadManifest extends ManifestFile {
  readonly slices: readonly ReadSlice[];
  /** False when `maxTokens` ended the reading: read again, with this one as `previous`, to get on. */
  readonly complete: boolean;
}

/** A document: `parsed` is null where it does not matter, and undefined where it is still to be parsed. */
export interface ReadSlice extends Slice {
  readonly parsed: ParsedSlice | null | undefined;
  readonly decoded: DecodedSlice;
  /** Present where it is a CustomResourceDefinition; the same object when the document moves. */
  readonly definition: DefinitionText | undefined;
}

export interface ReadOptions {
  /** An earlier reading; documents whose text is the same keep their syntax trees. */
  readonly previous?: ReadManifest | undefined;
  /** Stop parsing after about so many tokens, some 1 µs each; at least one document is parsed each time. */
  readonly maxTokens?: number;
  /** How long a document may be; as fits those that are being written, without it. */
  readonly limits?: DocumentLimits | undefined;
}

const NOTHING: DecodedSlice = { documents: [], problems: [], open: false };

/**
 * Reads a file. Only documents that matter are parsed, and only when their text is not that of a document in
 * `previous`; the others are decoded anew when they moved, which costs next to nothing. A carriage return that ends a
 * line alone is read as a line feed, so that offsets stay. Never throws.
 */
export function readManifest(file: string, given: string, options: ReadOptions = {}): ReadManifest {
  const text = withLineFeeds(given);
  const known = new Map(options.previous?.slices.map((slice) => [slice.text, slice]));
  const byStart = new Map(options.previous?.slices.map((slice) => [slice.start, slice]));
  let tokens = options.maxTokens ?? Number.POSITIVE_INFINITY;
  const slices = splitDocuments(text, options.previous?.slices).map((found): ReadSlice => {
    if ('decoded' in found && found.parsed !== undefined) return found;
    const before = known.get(found.text);
    const slice = { ...found, text: before?.text ?? (options.previous ? detached(found.text) : found.text) };
    if (before?.parsed === undefined && tokens > 0) {
      const definition = isDefinition(slice.text) ? { text: slice.text } : undefined;
      const matching = definition === undefined && matters(slice.text);
      const parsed = matching ? parseAfter(byStart.get(slice.start), slice.text, options) : null;
      tokens -= parsed?.cost ?? 0;
      return withDecoded(slice, parsed, definition, options);
    }
    if (before?.start === slice.start) return before;
    return withDecoded(slice, before?.parsed, before?.definition, options);
  });
  return manifestOf(file, text, slices);
}

/** `manifest` with what Flux fills in; the same one where that is nothing. */
export function withVariables(manifest: ReadManifest, variables: Variables, options: ReadOptions): ReadManifest {
  const { file, text } = manifest;
  if (!manifest.tokens.some(({ kind }) => kind === 'variable')) return manifest;
  const slices = manifest.slices.map((slice): ReadSlice => {
    const { parsed, definition } = slice;
    if (parsed?.root === undefined || !parsed.tokens.some(({ kind }) => kind === 'variable')) return slice;
    const root = substitutedTree(parsed.root, variables);
    const tokens = unfilled(parsed.tokens, root, variables);
    return withDecoded(slice, { ...parsed, root, tokens }, definition, options, variables);
  });
  return manifestOf(file, text, slices);
}

function manifestOf(file: string, text: string, slices: readonly ReadSlice[]): ReadManifest {
  return {
    file,
    text,
    slices,
    complete: slices.every(({ parsed }) => parsed !== undefined),
    documents: slices.flatMap(({ decoded }) => decoded.documents),
    definitions: slices.flatMap(({ definition, start }) => (definition ? [{ definition, base: start }] : [])),
    problems: slices.flatMap(({ decoded }) => decoded.problems),
    tokens: slices.flatMap(({ parsed, start }) => tokensOf(parsed, start)),
    open: slices.some(({ decoded }) => decoded.open),
  };
}

/**
 * The same text by itself. A part of a string keeps the whole of it in memory, so what is made of an edited file would
 * keep each version of it that a document was last changed in; this way they are two, the first one and the present.
 */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

function tokensOf(parsed: ParsedSlice | null | undefined, base: number): readonly Token[] {
  return (parsed?.tokens ?? []).map((token) => ({ ...token, span: shift(token.span, base) }));
}

/** Parses a document that may be another version of `before`. */
function parseAfter(before: ReadSlice | undefined, text: string, { limits }: ReadOptions): ParsedSlice {
  return (before?.parsed && reparse(before.parsed, before.text, text)) ?? parseSlice(text, limits);
}

function withDecoded(
  slice: Slice,
  parsed: ParsedSlice | null | undefined,
  definition: DefinitionText | undefined,
  { limits = whileTyping }: ReadOptions,
  variables?: Variables,
): ReadSlice {
  if (parsed === null || parsed === undefined) return { ...slice, parsed, definition, decoded: NOTHING };
  const breaks = parsed.problems.length > 0;
  const options = { breaks, open: parsed.open, limits, ...(variables && { variables }) };
  const decoded = decodeSlice(parsed.root, slice.text, slice.start, options);
  const syntax = parsed.problems.map((problem) =>
    problem.span === undefined ? problem : { ...problem, span: shift(problem.span, slice.start) },
  );
  // What looks wrong in a document that breaks is mostly the breakage itself.
  return { ...slice, parsed, definition, decoded: syntax.length > 0 ? { ...decoded, problems: syntax } : decoded };
}
