import { knownNames, knownVariable, type VariableType } from '../../calico/variables.ts';
import { readVariable } from '../../detection/readVariable.ts';
import { mayBeFilledIn } from '../../placeholders/value.ts';
import { query } from '../../query.ts';
import { nearest } from '../object/nearest.ts';

/** What variable somebody meant whose name nobody reads. */

const namesIn = query((names: readonly string[]) => {
  /** Names that are taken for meant only where they are long and Calico's own; those of the CNI installer are not. */
  const guessable = names.filter((name) =>
    /^(?:FELIX_|CALICO_|IP6?_|AUTODETECT_|DISABLE_NODE|NO_DEFAULT|WAIT_FOR|USE_POD|DATASTORE_|CLUSTER_TYPE)/.test(name),
  );
  const byLetters: ReadonlyMap<string, string> = new Map(guessable.map((name) => [lettersOf(name), name]));
  return { known: new Set(names), guessable, byLetters };
});

/** Names under which people look for the method, and `IPV4` and its like. */
const METHOD =
  /^(?:CALICO_|NODE_|FELIX_|K8S_)*(?:IP(?:V?[46])?_(?:AUTO_?)?DETECT(?:ION)?(?:_METHODS?)?|AUTO_?DETECT(?:ION)?(?:_METHODS?)?)$/;
const ADDRESS = /^IP(?:V?[46])?$/;

/** Whether some container of Calico reads `name`; Felix takes its own in any case (felix/config/env_var_loader.go). */
export function isRead(name: string): boolean {
  const { known } = namesIn(knownNames());
  return known.has(name) || (/^felix_/i.test(name) && known.has(name.toUpperCase()));
}

/** The name by which calico-node reads its method or address, for another that `name` was meant as. */
export function meantMethod(name: string, value: string | undefined): string | undefined {
  if (isRead(name)) return undefined;
  const upper = name.toUpperCase().replace(/[-.]/g, '_');
  const six = upper.includes('6') ? '6' : '';
  if (METHOD.test(upper)) return `IP${six}_AUTODETECTION_METHOD`;
  return ADDRESS.test(upper) && value === 'autodetect' ? `IP${six}` : undefined;
}

/** The name that was meant; `certain` where it can hardly be another. */
export interface MeantName {
  readonly name: string;
  readonly certain: boolean;
}

/**
 * The name that differs from `name` in case and underscores only, or in a letter or two; undefined where `name` is read
 * or like no other. Names with other digits are names of their own (`…V6`). A letter or two prove nothing by themselves:
 * only where the name begins like Calico's, and `value` is one that few variables take, nothing else can be meant.
 */
export function meantName(name: string, value: string | undefined): MeantName | undefined {
  if (isRead(name)) return undefined;
  const { byLetters, guessable } = namesIn(knownNames());
  const same = byLetters.get(lettersOf(name));
  if (same !== undefined) return { name: same, certain: true };
  if (name.length < 12) return undefined;
  const upper = name.toUpperCase();
  const meant = nearest(upper, guessable, name.length < 20 ? 1 : 2);
  if (meant === undefined || digitsOf(meant) !== digitsOf(upper)) return undefined;
  return { name: meant, certain: firstWord(meant) === firstWord(upper) && isTelling(meant, value) };
}

const telling: ReadonlySet<VariableType['kind']> = new Set([
  'method',
  'ip',
  'cidr',
  'mtu',
  'number',
  'duration',
  'seconds',
  'boolean',
  'integer',
  'enum',
]);

/** Whether the variable `name` reads `value`, and most others would not; what is filled in later tells nothing. */
function isTelling(name: string, value: string | undefined): boolean {
  const variable = knownVariable(name);
  if (variable === undefined || value === undefined || !telling.has(variable.type.kind)) return false;
  if (variable.type.kind === 'boolean') return /^(?:true|false)$/i.test(value);
  return value !== '' && !mayBeFilledIn(value) && readVariable(variable, value).kind === 'value';
}

function firstWord(name: string): string {
  return name.slice(0, name.indexOf('_'));
}

function lettersOf(name: string): string {
  return name.toUpperCase().replace(/[-_.]/g, '');
}

function digitsOf(name: string): string {
  return name.replace(/\D+/g, ' ');
}
