import { type Message, say } from '../message.ts';

/** Reads single fields of plain data, and notes what has the wrong type with the path that leads there. */

export type Path = readonly (string | number)[];

export interface PathProblem {
  readonly path: Path;
  readonly message: Message;
}

/** A place in the data, with what stands there. The path that leads to it is made where a problem is noted. */
export interface Field {
  /** Undefined for the whole. */
  readonly parent: Field | undefined;
  readonly key: string | number;
  readonly value: unknown;
}

export interface FieldReader {
  readonly problems: PathProblem[];
  /** The field `key` of an object; its value is undefined where it is absent or null. */
  at(field: Field, key: string): Field;
  string(field: Field): string | undefined;
  number(field: Field): number | undefined;
  boolean(field: Field): boolean | undefined;
  strings(field: Field): readonly { readonly text: string; readonly field: Field }[];
  items(field: Field): readonly Field[];
  keys(field: Field): readonly string[];
  note(field: Field, message: Message): void;
  /** Notes keys of an object that are none of `known`: most often a slip of the pen. */
  onlyKnown(field: Field, known: readonly string[]): void;
}

/** As many list items as 5,000 large nodes have, several times over; aliases can make a short text say much more. */
const mostItems = 1_000_000;

/** What `decode` makes of each of `items`, with a pause after so many. */
export function* decodedInSteps<T>(
  items: readonly Field[],
  atOnce: number,
  decode: (item: Field) => T | undefined,
): Generator<undefined, readonly T[]> {
  const decoded: T[] = [];
  for (const [at, item] of items.entries()) {
    if (at % atOnce === atOnce - 1) yield undefined;
    const made = decode(item);
    if (made !== undefined) decoded.push(made);
  }
  return decoded;
}

/** A reader that notes its problems. */
export function createFieldReader(): FieldReader {
  const problems: PathProblem[] = [];
  let remaining = mostItems;
  const note = (field: Field, message: Message): void => {
    problems.push({ path: pathOf(field), message });
  };
  const wrong = (field: Field, wanted: Message): undefined => {
    note(field, say('`{0}` must be {1}.', pathText(pathOf(field)), wanted));
  };
  const reader: FieldReader = {
    problems,
    at: (parent, key) => ({
      parent,
      key,
      value: isObject(parent.value) ? (parent.value[key] ?? undefined) : undefined,
    }),
    string(field) {
      const { value } = field;
      return typeof value === 'string' || value === undefined ? value : wrong(field, say('a quoted string'));
    },
    number(field) {
      const { value } = field;
      return typeof value === 'number' || value === undefined ? value : wrong(field, say('a number'));
    },
    boolean(field) {
      const { value } = field;
      return typeof value === 'boolean' || value === undefined ? value : wrong(field, say('true or false'));
    },
    items(field) {
      const { value } = field;
      if (!Array.isArray(value)) {
        if (value !== undefined) wrong(field, say('a list'));
        return [];
      }
      const taken = Math.min(value.length, Math.max(0, remaining));
      if (taken < value.length && remaining >= 0)
        note(field, say("There's too much here to read completely; the rest is skipped."));
      remaining -= taken + 1;
      const listed: readonly unknown[] = taken === value.length ? value : value.slice(0, taken);
      return listed.map((item, key) => ({ parent: field, key, value: item ?? undefined }));
    },
    strings(field) {
      const texts: { readonly text: string; readonly field: Field }[] = [];
      for (const item of reader.items(field)) {
        if (typeof item.value === 'string') texts.push({ text: item.value, field: item });
        else wrong(item, item.value === undefined ? say('string') : say('a quoted string'));
      }
      return texts;
    },
    keys: ({ value }) => (isObject(value) ? Object.keys(value) : []),
    note,
    onlyKnown(field, known) {
      const { value } = field;
      if (!isObject(value)) {
        note(field, say('`{0}` must be a mapping (key: value).', pathText(pathOf(field))));
        return;
      }
      for (const key of Object.keys(value)) {
        if (!known.includes(key))
          note(reader.at(field, key), say('Unknown `{0}`; expected {1}.', key, known.join(', ')));
      }
    },
  };
  return reader;
}

/** How `field` is reached from the whole. */
export function pathOf({ parent, key }: Field): Path {
  return parent === undefined ? [] : [...pathOf(parent), key];
}

/** `nodes[2].interfaces[0].name`. */
export function pathText(path: Path): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : at === 0 ? part : `.${part}`)).join('');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Takes a value that names every field of `T`, those too that may be absent: a field that is added has to be read here. */
export function allOf<T>(): <R extends T>(value: R & (keyof T extends keyof R ? unknown : never)) => T {
  return (value) => value;
}

/** The names of all fields of `T`, from a table that the type keeps complete. */
export function fieldNames<T>(table: Readonly<Record<keyof T & string, true>>): readonly (keyof T & string)[] {
  const isName = (key: string): key is keyof T & string => Object.hasOwn(table, key);
  return Object.keys(table).filter(isName);
}
