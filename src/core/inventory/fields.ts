import { type Message, say } from '../message.ts';

/** Reads single fields of plain data, and notes what has the wrong type with the path that leads there. */

export type Path = readonly (string | number)[];

export interface PathProblem {
  readonly path: Path;
  readonly message: Message;
}

/** A place in the data, with what stands there. */
export interface Field {
  readonly path: Path;
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

/** A reader that notes its problems. */
export function createFieldReader(): FieldReader {
  const problems: PathProblem[] = [];
  let remaining = mostItems;
  const note = ({ path }: Field, message: Message): void => {
    problems.push({ path, message });
  };
  const wrong = (field: Field, wanted: Message): undefined => {
    if (field.value !== undefined) note(field, say('`{0}` must be {1}.', pathText(field.path), wanted));
  };
  const reader: FieldReader = {
    problems,
    at: ({ path, value }, key) => ({
      path: [...path, key],
      value: isObject(value) ? (value[key] ?? undefined) : undefined,
    }),
    string: (field) => (typeof field.value === 'string' ? field.value : wrong(field, say('a quoted string'))),
    number: (field) => (typeof field.value === 'number' ? field.value : wrong(field, say('a number'))),
    boolean: (field) => (typeof field.value === 'boolean' ? field.value : wrong(field, say('true or false'))),
    items(field) {
      const { path, value } = field;
      if (!Array.isArray(value)) {
        wrong(field, say('a list'));
        return [];
      }
      const items = value.slice(0, Math.max(0, remaining));
      if (items.length < value.length && remaining >= 0)
        note(field, say("There's too much here to read completely; the rest is skipped."));
      remaining -= items.length + 1;
      return items.map((item: unknown, at) => ({ path: [...path, at], value: item ?? undefined }));
    },
    strings: (field) =>
      reader.items(field).flatMap((item) => {
        const text = item.value === undefined ? wrong({ ...item, value: null }, say('string')) : reader.string(item);
        return text === undefined ? [] : [{ text, field: item }];
      }),
    keys: ({ value }) => (isObject(value) ? Object.keys(value) : []),
    note,
    onlyKnown(field, known) {
      const { value } = field;
      if (!isObject(value)) {
        note(field, say('`{0}` must be a mapping (key: value).', pathText(field.path)));
        return;
      }
      for (const key of Object.keys(value).filter((each) => !known.includes(each))) {
        note(reader.at(field, key), say('Unknown `{0}`; expected {1}.', key, known.join(', ')));
      }
    },
  };
  return reader;
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
