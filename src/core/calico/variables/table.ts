import { descriptionData } from '../../facts/descriptionData.ts';
import { variableFacts } from '../../facts/variables.ts';
import { isRelease } from '../version.ts';
import type {
  BooleanReading,
  KnownVariable,
  ListItem,
  NewerValue,
  OfferedValue,
  OnInvalid,
  VariableType,
} from './types.ts';

/** A variable with the values that are worth a word. The forms of the tables stand in `facts/`, at the head of each. */
export interface TableEntry {
  readonly variable: KnownVariable;
  readonly offers: readonly OfferedValue[];
}

/** A variable as the tables have it, to be read when it is asked for. */
export interface Described {
  readonly name: string;
  readonly head: string;
  readonly summary: string;
  readonly rest: readonly string[];
}

/** All that are described. What is not of the tables' form is left out; the tests see to it that nothing is. */
export function describedVariables(): readonly Described[] {
  const facts = variableFacts();
  return descriptionData.split('\n\n').flatMap((entry) => {
    const [name = '', summary = '', ...rest] = entry.split('\n');
    const head = facts.get(name);
    return head === undefined ? [] : [{ name, head, summary, rest }];
  });
}

/** Reads what the tables say of a variable. */
export function readDescribed({ head, summary, rest }: Described): TableEntry {
  const [name = '', type = '', ...flags] = head.split(' ');
  const notes = rest.flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  const base: KnownVariable = {
    name,
    type: readType(type),
    summary,
    containers: ['calico-node'],
    // Felix replaces what it can't read by its default, unless it is told to exit.
    ...(name.startsWith('FELIX_') ? { onInvalid: 'default' } : {}),
    ...(type.startsWith('text:') ? { pattern: type.slice(5) } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
  let variable = base;
  for (const flag of flags) variable = { ...variable, ...readFlag(flag) };
  const newer = flags.flatMap(readNewer);
  if (newer.length > 0) variable = { ...variable, newer };
  return { variable, offers: rest.flatMap(readOffer) };
}

function readOffer(line: string): readonly OfferedValue[] {
  const [, value, summary] = /^= (\S+): (.+)$/.exec(line) ?? [];
  return value === undefined || summary === undefined ? [] : [{ value, summary }];
}

/** `+value:since:instead`. */
function readNewer(flag: string): readonly NewerValue[] {
  const [value = '', since = '', instead = ''] = flag.slice(1).split(':');
  return flag.startsWith('+') && isRelease(since) ? [{ value, since, instead }] : [];
}

function readFlag(flag: string): Partial<KnownVariable> {
  const text = flag.slice(1);
  switch (flag[0]) {
    case '=':
      return { default: text };
    case '@':
      return { since: text };
    case '<':
      return { until: text };
    case '#':
      return { containers: text.split(',') };
    case '/':
      return { family: text === '6' ? 6 : 4 };
    case '~':
      return { field: text };
    case '^':
      return { refusesNone: true };
    case '!':
      return onInvalid(text);
    default:
      return {};
  }
}

function onInvalid(text: string): { readonly onInvalid?: OnInvalid } {
  const found = (['exit', 'default', 'ignored'] as const).find((each) => each === text);
  return found === undefined ? {} : { onInvalid: found };
}

function readType(text: string): VariableType {
  const [kind = '', detail = ''] = text.split(':', 2);
  switch (kind) {
    case 'bool':
      return booleanType(detail);
    case 'int':
      return integerType(detail);
    case 'enum':
    case 'enum!':
      return { kind: 'enum', values: detail.split(','), caseSensitive: kind === 'enum!' };
    case 'list':
      return { kind: 'list', of: listItems.find((each) => each === detail) ?? 'text' };
    default:
      return { kind: [...plainKinds, ...timeKinds].find((each) => each === kind) ?? 'text' };
  }
}

const listItems: readonly ListItem[] = ['text', 'cidr', 'ip', 'regexp', 'port', 'ports', 'tables', 'pair'];
const readings: readonly BooleanReading[] = ['loose', 'exact', 'go', 'presence', 'felix'];
const plainKinds = ['text', 'method', 'ip', 'cidr', 'regexp', 'selector', 'file', 'url', 'mtu', 'number'] as const;
const timeKinds = ['duration', 'seconds'] as const;

function booleanType(detail: string): VariableType {
  const anyCase = detail.endsWith('*');
  const reading = readings.find((each) => each === detail.replace('*', '')) ?? 'exact';
  return { kind: 'boolean', reading, ...(anyCase ? { anyCase } : {}) };
}

function integerType(detail: string): VariableType {
  const [min = '', max = ''] = detail.split('..');
  return {
    kind: 'integer',
    ...(min === '' ? {} : { min: Number(min) }),
    ...(max === '' ? {} : { max: Number(max) }),
  };
}
