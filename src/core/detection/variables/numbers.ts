import type { BooleanReading } from '../../calico/variables/types.ts';
import type { KnownVariable } from '../../calico/variables.ts';
import { parseAtoi, parseDecimal, parseDuration, parseInt0 } from './goNumbers.ts';
import { invalid, type Reading, value } from './reading.ts';

/** Switches, numbers and times. */

const offWords: Readonly<Record<'loose' | 'felix' | 'go', readonly string[]>> = {
  loose: ['false', '0', 'no', 'n', 'f'],
  felix: ['false', '0', 'no', 'n', 'f'],
  go: ['0', 'f', 'F', 'false', 'FALSE', 'False'],
};
const onWords: Readonly<Record<'felix' | 'go', readonly string[]>> = {
  felix: ['true', '1', 'yes', 'y', 't'],
  go: ['1', 't', 'T', 'true', 'TRUE', 'True'],
};

/** Whether Felix reads `text` as off, where it is not empty (felix/config/param_types.go, BoolParam). */
export function isOffForFelix(text: string): boolean {
  return offWords.felix.includes(text.toLowerCase());
}

/** A switch, by what counts as on for it. */
export function readBoolean(variable: KnownVariable, reading: BooleanReading, text: string): Reading {
  if (reading === 'presence') return isOn(text !== '');
  // One text changes what is so without it, and all others change nothing.
  if (reading === 'exact') return isOn(variable.default === 'false' ? text === 'true' : text !== 'false');
  const word = reading === 'go' ? text : text.toLowerCase();
  if (offWords[reading].includes(word)) return isOn(false);
  if (reading === 'loose' || onWords[reading].includes(word)) return isOn(true);
  return invalid(variable, { is: 'boolean' });
}

/** A plain number of seconds. */
export function readSeconds(variable: KnownVariable, text: string): Reading {
  const seconds = parseDecimal(text);
  if (seconds !== undefined) return value({ as: 'seconds', value: seconds });
  if (parseDuration(text) !== undefined) return invalid(variable, { is: 'unit' });
  return readOddNumber(variable, text);
}

/** Go has more numbers than decimal ones; nobody writes them, and they are not judged. */
function readOddNumber(variable: KnownVariable, text: string): Reading {
  const odd = /^[+-]?(?:0x[0-9a-f._p+-]+|inf|infinity|nan)$/i.test(text);
  return odd ? value({ as: 'text' }) : invalid(variable, { is: 'number' });
}

/** A duration with units. */
export function readDuration(variable: KnownVariable, text: string): Reading {
  const seconds = parseDuration(text);
  if (seconds === undefined) {
    return invalid(variable, { is: parseDecimal(text) === undefined ? 'duration' : 'no-unit' });
  }
  if (seconds <= 0 && variable.name === 'AUTODETECT_POLL_INTERVAL') {
    return { kind: 'invalid', fault: { is: 'not-positive' }, consequence: 'loops' };
  }
  return value({ as: 'seconds', value: seconds });
}

/** A whole number: Felix's in any base that Go knows, others decimal. */
export function readInteger(variable: KnownVariable, text: string, { min, max }: Range): Reading {
  if (variable.name === 'AS' && isDottedAs(text)) return value({ as: 'text' });
  const number = variable.name.startsWith('FELIX_') ? parseInt0(text) : parseAtoi(text);
  if (number === undefined) return invalid(variable, { is: 'integer' });
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) {
    return invalid(variable, {
      is: 'range',
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    });
  }
  // Felix marks packets with at least two bits (param_types.go, MinIptablesMarkBits).
  if (variable.name.endsWith('MARKMASK') && bitsSet(number) < 2) return invalid(variable, { is: 'bits' });
  return value({ as: 'number', value: String(number) });
}

interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** An MTU, where 0 leaves it to Calico. */
export function readMtu(variable: KnownVariable, text: string): Reading {
  const reading = readInteger(variable, text, {});
  const isZero = reading.kind === 'value' && reading.meaning.as === 'number' && reading.meaning.value === '0';
  return isZero ? value({ as: 'automatic' }) : reading;
}

/** A number that need not be whole. */
export function readDecimal(variable: KnownVariable, text: string): Reading {
  return parseDecimal(text) === undefined ? readOddNumber(variable, text) : value({ as: 'text' });
}

/** `<high>.<low>`, 16 bits each (numorstring.ASNumberFromString). */
function isDottedAs(text: string): boolean {
  return /^[0-9]{1,5}\.[0-9]{1,5}$/.test(text) && text.split('.').every((part) => Number(part) <= 65535);
}

function bitsSet(number: bigint): number {
  return number.toString(2).replaceAll('0', '').length;
}

function isOn(on: boolean): Reading {
  return value({ as: 'switch', on });
}
