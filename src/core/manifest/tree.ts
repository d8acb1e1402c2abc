import type { Located, Span } from '../text.ts';

/** Our own small syntax tree of one YAML document; offsets count from the start of the text that was parsed. */

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** What a scalar is once the YAML is turned into JSON for the API server. */
export type ScalarType = 'string' | 'number' | 'boolean' | 'null';

/** A scalar with its text as Kubernetes would see it; the text of a number or boolean stays as it is written. */
export interface ScalarValue extends Located<string> {
  readonly style: ScalarStyle;
  readonly type: ScalarType;
  /** The text inside the quotes, present only where the source reads exactly like `value`, so it can be edited in place. */
  readonly inner: Span | undefined;
}

export interface YamlScalar extends ScalarValue {
  readonly kind: 'scalar';
}

export interface YamlEntry {
  readonly key: Located<string>;
  readonly value: YamlNode;
}

/** A mapping with what `<<` merges into it; of entries with the same key the last one counts. */
export interface YamlMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly flow: boolean;
  readonly entries: readonly YamlEntry[];
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export type YamlNode = YamlMap | YamlSequence | YamlScalar;

/** The entry of `map` that counts for `key`. */
export function entryOf(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.findLast((entry) => entry.key.value === key);
}

/** Whether a scalar stands in its line, not in a block below it. */
export function isOneLine({ style }: YamlScalar): boolean {
  return style !== 'literal' && style !== 'folded';
}

/** Whether `node` says nothing: an empty value, `~` or `null`. */
export function isNull(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}
