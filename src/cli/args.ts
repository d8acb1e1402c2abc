import { parseArgs } from 'node:util';
import { CannotRun } from './io.ts';

/** Which options a command has, and whether they take a value. */
export type OptionTypes = Readonly<Record<string, 'string' | 'boolean'>>;

export interface Arguments {
  /** The value of an option, the last one where it is given twice. */
  value(name: string): string | undefined;
  /** The values of an option that may be given several times, in their order. */
  all(name: string): readonly string[];
  has(name: string): boolean;
  /** What is no option. */
  readonly files: readonly string[];
}

const shorts: ReadonlyMap<string, string> = new Map([
  ['help', 'h'],
  ['output', 'o'],
]);

/** Reads the arguments of `command`; throws `CannotRun` with one sentence for an option that is unknown or incomplete. */
export function readArguments(command: string, args: readonly string[], types: OptionTypes): Arguments {
  const all: OptionTypes = { ...types, help: 'boolean' };
  const options = Object.fromEntries(
    Object.entries(all).map(([name, type]) => {
      const short = shorts.get(name);
      return [name, short === undefined ? { type } : { type, short }];
    }),
  );
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string | undefined>();
  const lists = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    checkOption(command, token, Object.hasOwn(all, name) ? all[name] : undefined);
    values.set(name, value);
    if (value !== undefined) lists.set(name, [...(lists.get(name) ?? []), value]);
  }
  // Mostly a variable of a script that is not set; as a path it would be the folder in which the program was started.
  if (positionals.includes('')) throw usageError(command, 'An argument is empty.');
  return {
    value: (name) => values.get(name),
    all: (name) => lists.get(name) ?? [],
    has: (name) => values.has(name),
    files: positionals,
  };
}

function checkOption(
  command: string,
  option: { readonly rawName: string; readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
  type: OptionTypes[string] | undefined,
): void {
  const { rawName, value, inlineValue } = option;
  if (type === undefined) throw usageError(command, `There is no option ${rawName}.`);
  if (type === 'boolean' && value !== undefined) throw usageError(command, `${rawName} takes no value.`);
  const swallowed = inlineValue === false && value !== '-' && value?.startsWith('-') === true;
  if (type === 'string' && (value === undefined || value === '' || swallowed)) {
    throw usageError(command, `${rawName} needs a value.`);
  }
}

/** The value of an option that allows only some, the first of them where it is not given. */
export function oneOf<V extends string>(
  command: string,
  args: Arguments,
  name: string,
  allowed: readonly [V, ...V[]],
): V {
  const given = args.value(name);
  if (given === undefined) return allowed[0];
  const value = allowed.find((each) => each === given);
  if (value !== undefined) return value;
  throw usageError(command, `--${name} can't be "${given}", only ${allowed.join(', ')}.`);
}

/** What a table has for the value of an option; its first entry where the option is not given. */
export function choice<V>(command: string, args: Arguments, name: string, table: Readonly<Record<string, V>>): V {
  const given = args.value(name);
  const found = Object.entries(table).find(([each]) => given === undefined || each === given);
  if (found !== undefined) return found[1];
  throw usageError(command, `--${name} can't be "${given}", only ${Object.keys(table).join(', ')}.`);
}

/** A mistake in the arguments, with the way to help. */
export function usageError(command: string, message: string): CannotRun {
  const help = command === '' ? 'vscode-calico --help' : `vscode-calico ${command} --help`;
  return new CannotRun(`${message} "${help}" tells more.`);
}
