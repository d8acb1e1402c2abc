import { felixVariables } from '../../facts/felix.ts';
import type { BooleanReading, KnownVariable, ListItem, OfferedValue, OnInvalid, VariableType } from './types.ts';

/**
 * The form in which variables are written down: entries with an empty line between them, each of
 *
 *     NAME type [=default] [@since] [<until] [#containers] [!onInvalid] [/family] [~field] [^]
 *     What it does.
 *     = value: a few words on it
 *     - A note.
 *
 * of which Felix's begin with the name alone: what is known of them is in `core/facts/felix.ts`. `^` stands for refusesNone. A type is `bool:reading` (`*` behind it: any letter case), `int:min..max`,
 * `enum:a,b` (`enum!:` where the letter case matters), `list:item`, `text:pattern`, or just the kind.
 */
export interface TableEntry {
  readonly variable: KnownVariable;
  readonly offers: readonly OfferedValue[];
}

/** Reads a table. What is not of that form is left out; the tests see to it that nothing is. */
export function readTable(table: string): readonly TableEntry[] {
  return table
    .trim()
    .split('\n\n')
    .map((entry) => readEntry(entry.split('\n')));
}

function readEntry([written = '', summary = '', ...rest]: readonly string[]): TableEntry {
  const head = felixVariables.get(written) ?? written;
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
  return { variable, offers: rest.flatMap(readOffer) };
}

function readOffer(line: string): readonly OfferedValue[] {
  const [, value, summary] = /^= (\S+): (.+)$/.exec(line) ?? [];
  return value === undefined || summary === undefined ? [] : [{ value, summary }];
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
