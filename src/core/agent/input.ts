import { joinedNames, quoted } from './texts.ts';

/** What a tool takes: its JSON Schema, and the reading of what a model gives, are made of one table. */

interface Described {
  /** For the model that fills it in. */
  readonly about: string;
  readonly required?: true;
}

export type Argument = Described &
  (
    | { readonly kind: 'text' }
    | { readonly kind: 'texts' }
    | { readonly kind: 'flag' }
    | { readonly kind: 'count'; readonly least: number; readonly most: number }
    | { readonly kind: 'choice'; readonly of: readonly (string | number)[] }
  );

export type Arguments = Readonly<Record<string, Argument>>;

/** What a model gave, as its table says. */
export interface Input {
  /** Undefined where it isn't given. */
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
  number(name: string): number | undefined;
}

/** Why a tool can't answer, with the way out: a sentence or two. */
export interface Problem {
  readonly problem: string;
}

type Value = string | number | boolean | readonly string[];

const longest = 2000;
const mostTexts = 50;

/** The JSON Schema (draft 2020-12) of the arguments. */
export function inputSchema(args: Arguments): InputSchema {
  const required = Object.entries(args).flatMap(([name, { required: isRequired }]) => (isRequired ? [name] : []));
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(args).map(([name, each]) => [name, argumentSchema(each)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

export interface InputSchema {
  readonly type: 'object';
  readonly properties: Record<string, JsonObject>;
  readonly required?: string[];
  readonly additionalProperties: false;
}

type Json = string | number | boolean | null | Json[] | JsonObject;

interface JsonObject {
  [key: string]: Json;
}

function argumentSchema(argument: Argument): JsonObject {
  return { ...shapeOf(argument), description: argument.about };
}

function shapeOf(argument: Argument): JsonObject {
  switch (argument.kind) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: longest };
    case 'texts':
      return { type: 'array', items: { type: 'string', minLength: 1, maxLength: longest }, maxItems: mostTexts };
    case 'flag':
      return { type: 'boolean' };
    case 'count':
      return { type: 'integer', minimum: argument.least, maximum: argument.most };
    case 'choice':
      return { enum: [...argument.of] };
  }
}

/** Reads what a model gave; nothing at all counts as no arguments. */
export function readInput(args: Arguments, given: unknown): Input | Problem {
  const value = given ?? {};
  if (typeof value !== 'object' || Array.isArray(value)) return { problem: 'The arguments must be an object.' };
  const read = new Map<string, Value>();
  for (const [name, each] of Object.entries(value)) {
    const argument = Object.hasOwn(args, name) ? args[name] : undefined;
    if (argument === undefined) {
      return { problem: `There is no argument ${quoted(name)}. ${namesText(args)}` };
    }
    if (each === null || each === undefined) continue;
    const wanted = wantedInstead(argument, each);
    if (wanted !== undefined) return { problem: `The argument ${quoted(name)} must be ${wanted}.` };
    if (isValue(each)) read.set(name, each);
  }
  const missing = Object.entries(args).find(([name, { required }]) => required && !read.has(name));
  if (missing !== undefined) {
    const [name, { about }] = missing;
    return { problem: `The argument ${quoted(name)} is missing. ${about}` };
  }
  return inputOf(read);
}

function namesText(args: Arguments): string {
  const names = Object.keys(args);
  return names.length === 1 ? `The only one is ${names[0]}.` : `The arguments are ${joinedNames(names, names.length)}.`;
}

/** What the value must be; undefined where it is that. */
function wantedInstead(argument: Argument, value: unknown): string | undefined {
  switch (argument.kind) {
    case 'text':
      return isText(value) ? undefined : `a text of 1 to ${longest} characters`;
    case 'texts':
      return Array.isArray(value) && value.length <= mostTexts && value.every(isText)
        ? undefined
        : `a list of at most ${mostTexts} texts, each of 1 to ${longest} characters`;
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'count':
      return isCount(argument, value) ? undefined : `a whole number from ${argument.least} to ${argument.most}`;
    case 'choice':
      return argument.of.some((each) => each === value) ? undefined : `one of ${argument.of.join(', ')}`;
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value.length <= longest;
}

function isCount({ least, most }: { readonly least: number; readonly most: number }, value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function isValue(value: unknown): value is Value {
  return typeof value !== 'object' || Array.isArray(value);
}

function inputOf(read: ReadonlyMap<string, Value>): Input {
  return {
    text: (name) => {
      const value = read.get(name);
      return typeof value === 'string' ? value : undefined;
    },
    texts: (name) => {
      const value = read.get(name);
      return typeof value === 'object' ? value : [];
    },
    flag: (name) => read.get(name) === true,
    number: (name) => {
      const value = read.get(name);
      return typeof value === 'number' ? value : undefined;
    },
  };
}
