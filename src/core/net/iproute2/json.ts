/** Reads values of unknown JSON; whatever is not of the asked kind is undefined. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** The objects of an array, or the one object; empty objects (which `ip -j` prints for what it filters out) left out. */
export function objectsOf(value: unknown): JsonObject[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.filter(isObject).filter((item) => Object.keys(item).length > 0);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string, or a number as text: `ip` prints the same field as one or the other, depending on its version. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
