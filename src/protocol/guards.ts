/** Checks of data whose shape nobody vouches for. None of them throws. */

export type Guard<T> = (value: unknown) => value is T;

export const isText: Guard<string> = (value) => typeof value === 'string';
export const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';
export const isNumber: Guard<number> = (value): value is number => typeof value === 'number' && Number.isFinite(value);

/** A whole number from 0 on: a count, or a place in a list. */
export const isIndex: Guard<number> = (value): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** One of these words or numbers. */
export function isOneOf<const T extends string | number>(...values: readonly T[]): Guard<T> {
  return (value): value is T => values.some((each) => each === value);
}

/** One of the words of T, from a table that names them all: a word that is added has to be added there. */
export function isWord<T extends string>(words: Readonly<Record<T, true>>): Guard<T> {
  return (value): value is T => typeof value === 'string' && Object.hasOwn(words, value);
}

/** Something that may be left out. */
export function isOptional<T>(inner: Guard<T>): Guard<T | undefined> {
  return (value): value is T | undefined => value === undefined || inner(value);
}

/** A list without holes, each item of which passes. */
export function isListOf<T>(item: Guard<T>): Guard<readonly T[]> {
  return (value): value is readonly T[] => {
    if (!Array.isArray(value)) return false;
    for (let at = 0; at < value.length; at++) if (!Object.hasOwn(value, at) || !item(value[at])) return false;
    return true;
  };
}

/** An object with any keys, all of whose values pass. */
export function isDictionaryOf<T>(item: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isObject(value) && Object.values(value).every(item);
}

/** A guard for each key of T, so that none can be forgotten. */
export type Fields<T> = { readonly [K in keyof T]-?: Guard<T[K]> };

/** An object in which each field of T passes; it may have others. */
export function isRecordOf<T extends object>(fields: Fields<T>): Guard<T> {
  const entries: readonly (readonly [string, Guard<unknown>])[] = Object.entries(fields);
  return (value): value is T => isObject(value) && entries.every(([key, guard]) => guard(ownValue(value, key)));
}

/** What `value` itself has under `key`, and not by inheritance. */
export function ownValue(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
