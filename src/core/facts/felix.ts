import { query, textQuery } from '../query.ts';
import { felixData } from './felixData.ts';

/** Felix's parameters: the variable that sets each, and its field of FelixConfiguration. */

export interface FelixField {
  readonly name: string;
  /** What it takes, as `facts/felix.txt` says. */
  readonly type: string;
  /** The first release that has it; undefined where all do that are known. */
  readonly since: string | undefined;
}

interface Parameter {
  /** The variable with what is known of it, in the form of a table's first line; undefined where there is none. */
  readonly variable: string | undefined;
  readonly field: FelixField | undefined;
}

/** Read once somebody asks. */
const parametersIn = textQuery(1, (data): readonly Parameter[] => data.split('\n').map(readParameter));

/** What is known of each variable, by its name, in the form in which tables of variables begin an entry. */
export function felixVariables(): ReadonlyMap<string, string> {
  return variablesOf(parametersIn(felixData));
}

const variablesOf = query(
  (parameters: readonly Parameter[]): ReadonlyMap<string, string> =>
    new Map(
      parameters.flatMap(({ variable }) =>
        variable === undefined ? [] : [[variable.split(' ', 1)[0] ?? '', variable]],
      ),
    ),
);

/** What counts where `variable` is not set, in the newest release that is known; empty where there is none. */
export function felixDefault(variable: string): string {
  return / =(\S+)/.exec(felixVariables().get(variable) ?? '')?.[1] ?? '';
}

/** The fields of FelixConfiguration that are parameters. */
export function felixParameterFields(): readonly FelixField[] {
  return parametersIn(felixData).flatMap(({ field }) => field ?? []);
}

/** `VARIABLE type flags… | field type [@since]`. */
function readParameter(line: string): Parameter {
  const [head = '', written] = line.split(' | ');
  if (written === undefined) return { variable: head, field: undefined };
  const [said = '', own] = written.split(' @');
  const [name = ''] = said.split(' ', 1);
  const [, inherited] = head.split(' @');
  const since = (own ?? inherited?.split(' ', 1)[0]) || undefined;
  return {
    variable: head === '-' ? undefined : `${head} ~${name}`,
    // A pattern may have blanks in it.
    field: { name, type: said.slice(name.length + 1), since },
  };
}
