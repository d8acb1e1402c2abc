import { type Message, say } from '../message.ts';
import type { Variables } from '../placeholders/substitute.ts';
import { mayBeFilledIn } from '../placeholders/value.ts';
import type { Located, Problem, Span } from '../text.ts';
import { shift } from '../text.ts';
import type { Block, Opening } from './model.ts';
import { booleanOf } from './scalarType.ts';
import type { ScalarValue, YamlEntry, YamlMap, YamlNode, YamlSequence } from './tree.ts';
import { entryOf, isNull } from './tree.ts';

/** Reads single fields of a syntax tree for the decoders, and notes what has the wrong type. */
export interface Decoding {
  /** The text of the document, which begins at `base` of the file. */
  readonly text: string;
  readonly base: number;
  readonly problems: Problem[];
  /** Where what is filled in later stands for a mapping or list, or for a value of another type. */
  readonly gaps: Span[];
  /** What Flux fills in, in YAML that stands in a text. */
  readonly variables?: Variables | undefined;
  /** A template brings more than is written. */
  readonly open: boolean;
  /** How many more list items may be read: aliases can make a short document say a great deal. */
  remaining: number;
}

/** `span` of the document's text as a span of the file. */
export function place(decoding: Decoding, span: Span): Span {
  return shift(span, decoding.base);
}

/** The mapping under `key`; nothing when it is absent or null, a problem when it is something else. */
export function mapAt(decoding: Decoding, map: YamlMap | undefined, key: string): YamlMap | undefined {
  const node = nodeAt(map, key);
  if (node === undefined || node.kind === 'map') return node;
  note(decoding, node, say('`{0}` must be a mapping (key: value).', key));
  return undefined;
}

/** The mapping at the end of a path of keys. */
export function mapAtPath(decoding: Decoding, map: YamlMap, path: readonly string[]): YamlMap | undefined {
  return path.reduce<YamlMap | undefined>((at, key) => mapAt(decoding, at, key), map);
}

/** The list under `key`; nothing when it is absent or null, a problem when it is something else. */
export function sequenceAt(decoding: Decoding, map: YamlMap | undefined, key: string): YamlSequence | undefined {
  const node = nodeAt(map, key);
  if (node === undefined || node.kind === 'sequence') return node;
  note(decoding, node, say('`{0}` must be a list.', key));
  return undefined;
}

/** The mappings in the list under `key`; an item that is none is a problem. */
export function mapsAt(decoding: Decoding, map: YamlMap | undefined, key: string): readonly YamlMap[] {
  const maps: YamlMap[] = [];
  for (const item of itemsOf(decoding, sequenceAt(decoding, map, key))) {
    if (item.kind === 'map') maps.push(item);
    else if (!isNull(item)) note(decoding, item, say('An item in `{0}` must be a mapping (key: value).', key));
  }
  return maps;
}

/** The items of a list, as long as the document does not say too much. */
export function itemsOf(decoding: Decoding, sequence: YamlSequence | undefined): readonly YamlNode[] {
  if (sequence === undefined) return [];
  const items = sequence.items.slice(0, Math.max(0, decoding.remaining));
  if (items.length < sequence.items.length && decoding.remaining >= 0) {
    note(decoding, sequence, say('This document is too large to read completely; the rest is skipped.'));
  }
  decoding.remaining -= items.length + 1;
  return items;
}

/** The entries of a mapping with free keys, as long as the document does not say too much. */
export function entriesOf(decoding: Decoding, map: YamlMap | undefined): readonly YamlEntry[] {
  if (map === undefined || decoding.remaining < map.entries.length) return [];
  decoding.remaining -= map.entries.length;
  return map.entries;
}

/** The scalar under `key`, whatever its type, also when it is null; a problem when it is a mapping or list. */
export function scalarAt(decoding: Decoding, map: YamlMap | undefined, key: string): ScalarValue | undefined {
  const node = map === undefined ? undefined : entryOf(map, key)?.value;
  return node === undefined ? undefined : scalar(decoding, node, key);
}

/** The string under `key`; a number or boolean is returned as well, but is a problem. */
export function stringAt(decoding: Decoding, map: YamlMap | undefined, key: string): ScalarValue | undefined {
  const node = map === undefined ? undefined : entryOf(map, key)?.value;
  return node === undefined ? undefined : text(decoding, node, key);
}

/** A node that must be a string, as {@link stringAt}. */
export function text(decoding: Decoding, node: YamlNode, key: string): ScalarValue | undefined {
  const value = scalar(decoding, node, key);
  if (value?.type === 'number' || value?.type === 'boolean') {
    note(decoding, node, say('`{0}` must be a string: put `{1}` in quotes.', key, value.value));
  }
  return value;
}

/** The boolean under `key`; a problem when it is something else. */
export function booleanAt(decoding: Decoding, map: YamlMap | undefined, key: string): Located<boolean> | undefined {
  const node = nodeAt(map, key);
  if (node === undefined) return undefined;
  const value = node.kind === 'scalar' && node.type === 'boolean' ? booleanOf(node.value) : undefined;
  if (value !== undefined) return { value, span: place(decoding, node.span) };
  note(decoding, node, say('`{0}` must be true or false without quotes.', key));
  return undefined;
}

/** Where a mapping or list stands in the file. */
export function blockOf(decoding: Decoding, node: YamlMap | YamlSequence): Block {
  const lineStart = decoding.text.lastIndexOf('\n', node.span.start - 1) + 1;
  return { span: place(decoding, node.span), flow: node.flow, indent: node.span.start - lineStart };
}

/** Where something would stand below the keys of `path`, which need not all be there; shown at `or` where none is. */
export function openingAt(decoding: Decoding, map: YamlMap, path: readonly string[], or?: Span): Opening {
  let holder: YamlMap | undefined = map;
  let at = or ?? place(decoding, entryOf(map, 'kind')?.key.span ?? { start: map.span.start, end: map.span.start });
  for (const [step, key] of path.entries()) {
    const entry: YamlEntry | undefined = holder && entryOf(holder, key);
    if (entry === undefined) return { at, holder: holder && blockOf(decoding, holder), missing: path.slice(step) };
    at = place(decoding, entry.key.span);
    // A key without a value can't be written once more.
    if (isNull(entry.value)) return { at, holder: undefined, blank: true, missing: path.slice(step + 1) };
    holder = entry.value.kind === 'map' ? entry.value : undefined;
    if (holder === undefined) return { at, holder, missing: [] };
  }
  return { at, holder: blockOf(decoding, holder), missing: [] };
}

/** Notes a problem at `node`. A value that is filled in later has no type yet, so nothing is wrong with it. */
export function note(decoding: Decoding, node: YamlNode, message: Message): void {
  if (node.kind === 'scalar' && mayBeFilledIn(node.value)) {
    decoding.gaps.push(place(decoding, node.span));
    return;
  }
  decoding.problems.push({ message, span: place(decoding, node.span) });
}

/** A scalar of the tree, placed in the file. */
export function placed(decoding: Decoding, { value, type, style, span, inner }: ScalarValue): ScalarValue {
  return { value, type, style, span: place(decoding, span), inner: inner && place(decoding, inner) };
}

function scalar(decoding: Decoding, node: YamlNode, key: string): ScalarValue | undefined {
  if (node.kind === 'scalar') return placed(decoding, node);
  note(decoding, node, say('`{0}` must be a single value.', key));
  return undefined;
}

function nodeAt(map: YamlMap | undefined, key: string): YamlNode | undefined {
  const node = map === undefined ? undefined : entryOf(map, key)?.value;
  return node === undefined || isNull(node) ? undefined : node;
}
