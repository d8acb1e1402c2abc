import type { Schema } from './keywords.ts';

/** The schema of a field of a mapping. */
export function fieldOf(schema: Schema, name: string): Schema | undefined {
  const own = schema.properties()?.get(name);
  if (own !== undefined) return own;
  const additional = schema.additional();
  return typeof additional === 'object' ? additional : undefined;
}

/** The schema behind the innermost list: that of the items, where there is one. */
export function behindLists(schema: Schema): Schema {
  let current = schema;
  for (let items = current.items(); items !== undefined; items = current.items()) current = items;
  return current;
}

/** The schema at a path of keys, which may lead through lists. */
export function schemaAt(schema: Schema, path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>((at, key) => at && fieldOf(behindLists(at), key), schema);
}
