import { filesBelow, textOf } from '../architecture/sources.ts';

/** The texts that go through `t` or `vscode.l10n.t`, as they stand in the sources. */

/** The command line tool speaks English; all else is shown by the editor. */
const english = 'src/cli/';

interface Source {
  readonly path: string;
  readonly text: string;
}

/** A call whose text is made at run time, so that it can't be read here. */
export interface DynamicCall {
  readonly path: string;
  readonly line: number;
  /** The first argument, as it is written. */
  readonly code: string;
}

export interface Collected {
  /** Each text once, in order of letters. */
  readonly texts: readonly string[];
  readonly dynamic: readonly DynamicCall[];
}

/** Reads the sources. */
export function collect(): Collected {
  const paths = ['.ts', '.tsx'].flatMap((ending) => filesBelow('src', ending));
  const sources = paths.filter((path) => !path.startsWith(english)).map((path) => ({ path, text: textOf(path) }));
  const texts = new Set<string>();
  const dynamic: DynamicCall[] = [];
  for (const source of sources) {
    for (const at of callsIn(source)) {
      const found = literals(source.text, at);
      if (found === undefined) dynamic.push(describe(source, at));
      for (const text of found ?? []) texts.add(text);
    }
  }
  return { texts: [...texts].sort(), dynamic };
}

/** Where the first argument of each call begins; comments, which may speak of such calls, are passed over. */
function callsIn({ text }: Source): readonly number[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{}])\/\/.*$/gm, (comment) => ' '.repeat(comment.length));
  return [...code.matchAll(/(?<![\w$])(?:t|say)\(\s*/g)]
    .filter(({ index, 0: { length } }) => code.slice(index + length, index + length + 2) !== '?:') // not code: a regular expression
    .filter(({ index }) => !/(?:function|\bconst)\s+$/.test(code.slice(0, index)))
    .map(({ index, 0: { length } }) => index + length);
}

const literal = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`/y;

/**
 * The texts that the argument at `at` may be: one literal, several with `+` between them, or two with a condition
 * before them. Undefined for anything else.
 */
function literals(text: string, at: number): readonly string[] | undefined {
  const whole = sum(text, at);
  if (whole !== undefined && /[,)]/.test(text[whole.end] ?? '')) return [whole.value];
  const condition = /[^?:,;'"`]*?\?\s*/y;
  condition.lastIndex = at;
  const start = condition.exec(text);
  const first = start === null ? undefined : sum(text, at + start[0].length);
  if (first === undefined || text[first.end] !== ':') return undefined;
  const second = literals(text, skipBlanks(text, first.end + 1));
  return second && [first.value, ...second];
}

/** Literals with `+` between them, and where what follows begins. */
function sum(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  literal.lastIndex = at;
  const found = literal.exec(text)?.[0];
  if (found === undefined) return undefined;
  const end = skipBlanks(text, at + found.length);
  const value = unescaped(found);
  if (text[end] !== '+') return { value, end };
  const rest = sum(text, skipBlanks(text, end + 1));
  return rest && { value: value + rest.value, end: rest.end };
}

function skipBlanks(text: string, at: number): number {
  const blanks = /\s*/y;
  blanks.lastIndex = at;
  return at + (blanks.exec(text)?.[0].length ?? 0);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** What a literal without `${}` stands for. */
function unescaped(code: string): string {
  return code.slice(1, -1).replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_, ...parts) => {
    const [braced, four, two, plain] = parts;
    const hex = braced ?? four ?? two;
    return hex === undefined ? (escapes[plain] ?? plain) : String.fromCodePoint(Number.parseInt(hex, 16));
  });
}

function describe({ path, text }: Source, at: number): DynamicCall {
  const code = /^[^,()\n]*/.exec(text.slice(at))?.[0] ?? '';
  return { path, line: text.slice(0, at).split('\n').length, code: code.trim() };
}
