import type { Schema } from './keywords.ts';

/** More parts of a schema than this are not looked through. */
const mostParts = 200;
const deepest = 3;

/** The mappings in which `schema` has a field of this name, as paths from the root of the object. */
export function fieldPlaces(schema: Schema, name: string): readonly string[] {
  const places: string[] = [];
  let level: readonly (readonly [string, Schema])[] = [['', schema]];
  let left = mostParts;
  for (let depth = 0; depth < deepest && left > 0; depth += 1) {
    left -= level.length;
    places.push(
      ...level.flatMap(([path, part]) => (path !== '' && part.properties()?.has(name) === true ? [path] : [])),
    );
    level = level.flatMap(([path, part]) =>
      [...(part.properties() ?? [])]
        .filter(([key]) => path !== '' || key === 'spec')
        .map(([key, below]) => [path === '' ? key : `${path}.${key}`, below] as const),
    );
  }
  return places;
}
