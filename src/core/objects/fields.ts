import { booleanOf } from '../manifest/scalarType.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../manifest/tree.ts';
import { entryOf, isNull } from '../manifest/tree.ts';
import type { Located, Span } from '../text.ts';
import type { Place } from './review.ts';

/** Reads fields of an object's tree the way Go's decoder leaves them: what is null or empty is as good as absent. */

/** Where a node stands: its path, and the key before it, which an item of a list has not. */
export interface At {
  readonly path: string;
  readonly key: Located<string> | undefined;
}

/** The entry of `key`, unless its value is null, an empty text, an empty list or an empty mapping. */
export function filled(map: YamlMap | undefined, key: string): YamlEntry | undefined {
  const entry = map === undefined ? undefined : entryOf(map, key);
  return entry === undefined || isEmpty(entry.value) ? undefined : entry;
}

/** The entry of `key`, also where it is an empty text, list or mapping. */
export function present(map: YamlMap | undefined, key: string): YamlEntry | undefined {
  const entry = map === undefined ? undefined : entryOf(map, key);
  return entry === undefined || isNull(entry.value) ? undefined : entry;
}

function isEmpty(node: YamlNode): boolean {
  if (isNull(node)) return true;
  if (node.kind === 'scalar') return node.value === '';
  return node.kind === 'map' ? node.entries.length === 0 : node.items.length === 0;
}

/** The scalar under `key`, unless it is empty. */
export function scalarOf(map: YamlMap | undefined, key: string): YamlScalar | undefined {
  const value = filled(map, key)?.value;
  return value?.kind === 'scalar' ? value : undefined;
}

/** The text under `key`, unless it is empty. */
export function textOf(map: YamlMap | undefined, key: string): string | undefined {
  return scalarOf(map, key)?.value;
}

/** The boolean under `key`. */
export function flagOf(map: YamlMap | undefined, key: string): boolean | undefined {
  const scalar = scalarOf(map, key);
  return scalar?.type === 'boolean' ? booleanOf(scalar.value) : undefined;
}

/** The whole number under `key`. */
export function wholeOf(map: YamlMap | undefined, key: string): number | undefined {
  const scalar = scalarOf(map, key);
  return scalar?.type === 'number' ? numberOf(scalar.value) : undefined;
}

/** The mapping under `key`. */
export function mapOf(map: YamlMap | undefined, key: string): YamlMap | undefined {
  const value = present(map, key)?.value;
  return value?.kind === 'map' ? value : undefined;
}

/** The items of the list under `key`. */
export function itemsOf(map: YamlMap | undefined, key: string): readonly YamlNode[] {
  const value = present(map, key)?.value;
  return value?.kind === 'sequence' ? value.items : [];
}

/** The mappings in the list under `key`, with their positions in it. */
export function mapsOf(map: YamlMap | undefined, key: string): readonly (readonly [number, YamlMap])[] {
  return itemsOf(map, key).flatMap((item, index) => (item.kind === 'map' ? [[index, item] as const] : []));
}

/** The scalars in the list under `key`, with their positions in it. */
export function scalarsOf(map: YamlMap | undefined, key: string): readonly (readonly [number, YamlScalar])[] {
  return itemsOf(map, key).flatMap((item, index) => (item.kind === 'scalar' ? [[index, item] as const] : []));
}

/** The value of a number that is written as YAML 1.1 has it (goyaml.v2, resolve.go). */
export function numberOf(text: string): number | undefined {
  const plain = text.replaceAll('_', '');
  const octal = /^([-+]?)0o?([0-7]+)$/.exec(plain);
  if (octal?.[2] !== undefined) return (octal[1] === '-' ? -1 : 1) * Number.parseInt(octal[2], 8);
  const signed = /^([-+])(0[xb].*)$/i.exec(plain);
  const value = signed?.[2] === undefined ? Number(plain) : (signed[1] === '-' ? -1 : 1) * Number(signed[2]);
  return Number.isFinite(value) ? value : undefined;
}

/** The place of the entry `key`: its value where that is short, else the key. */
export function placeOf(at: At, map: YamlMap, key: string): Place {
  const entry = entryOf(map, key);
  const path = at.path === '' ? key : `${at.path}.${key}`;
  if (entry === undefined) return { path, span: ownSpan(at, map) };
  const isShort = entry.value.kind === 'scalar' && entry.value.span.end > entry.value.span.start;
  return { path, span: isShort ? entry.value.span : entry.key.span };
}

/** The place of what lacks something: its own key, else its first one. */
export function placeOfMap(at: At, map: YamlMap): Place {
  return { path: at.path, span: ownSpan(at, map) };
}

function ownSpan(at: At, map: YamlMap): Span {
  const first = map.entries[0]?.key.span;
  return at.key?.span ?? first ?? map.span;
}

/** The place of an item of the list under `key`. */
export function itemAt(at: At, key: string, index: number): At {
  return { path: `${at.path}.${key}[${index}]`, key: undefined };
}

/** The mapping under `key` with its place; undefined where there is none. */
export function inside(
  at: At,
  map: YamlMap | undefined,
  key: string,
): { readonly at: At; readonly map: YamlMap } | undefined {
  const entry = present(map, key);
  if (entry === undefined || entry.value.kind !== 'map') return undefined;
  return { at: { path: at.path === '' ? key : `${at.path}.${key}`, key: entry.key }, map: entry.value };
}

/** The texts in the mapping under `key`, with the places of their keys. */
export function scalarsInMap(
  map: YamlMap,
  key: string,
): readonly { readonly key: string; readonly value: string; readonly span: Span }[] {
  return (mapOf(map, key)?.entries ?? []).flatMap(({ key: each, value }) =>
    value.kind === 'scalar' ? [{ key: each.value, value: value.value, span: each.span }] : [],
  );
}
