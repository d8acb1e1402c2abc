import { entryOf, isNull, type YamlNode, type YamlScalar, type YamlSequence } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { type At, numberOf } from '../fields.ts';
import { nameAt } from '../shapes.ts';
import type { Keywords, Schema } from './keywords.ts';
import { type Check, keySpan, note } from './problem.ts';

/** Judges how many items a list has, and which of them are the same (apiextensions-apiserver `schema/listtype`). */
export function checkList(
  list: YamlSequence,
  keywords: Keywords,
  items: Schema | undefined,
  at: At,
  check: Check,
): void {
  const { maxItems, minItems, listType, listKeys } = keywords;
  const count = list.items.length;
  const place = { path: at.path, span: keySpan(list, at) };
  if (maxItems !== undefined && count > maxItems)
    note(check, 'value', place, say('`{0}` allows at most {1} items, but has {2}.', nameAt(at), maxItems, count));
  if (minItems !== undefined && count < minItems)
    note(check, 'value', place, say('`{0}` needs at least {1} item.', nameAt(at), minItems));
  if (listType === 'set') checkTwins(list, at, check, (item) => (item.kind === 'scalar' ? valueKey(item) : undefined));
  if (listType === 'map' && listKeys.length > 0)
    checkTwins(list, at, check, (item) => keyOfItem(item, listKeys, items?.properties()));
}

function checkTwins(list: YamlSequence, at: At, check: Check, keyOf: (item: YamlNode) => string | undefined): void {
  const seen = new Set<string>();
  for (const [index, item] of list.items.entries()) {
    const key = isNull(item) ? undefined : keyOf(item);
    if (key === undefined) continue;
    if (seen.has(key)) {
      const span = keySpan(item, { path: '', key: undefined });
      const message = say('`{0}` lists the same item twice: remove one.', nameAt(at));
      note(check, 'value', { path: `${at.path}[${index}]`, span }, message);
    }
    seen.add(key);
  }
}

function valueKey({ type, value }: YamlScalar): string {
  return JSON.stringify([type, type === 'number' ? numberOf(value) : value]);
}

function keyOfItem(
  item: YamlNode,
  keys: readonly string[],
  properties: ReadonlyMap<string, Schema> | undefined,
): string | undefined {
  if (item.kind !== 'map') return undefined;
  const parts = keys.map((key) => {
    const value = entryOf(item, key)?.value ?? properties?.get(key)?.keywords().default;
    return value?.kind === 'scalar' && !isNull(value) ? valueKey(value) : undefined;
  });
  return parts.includes(undefined) ? undefined : parts.join(' ');
}
