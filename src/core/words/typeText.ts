import type { BooleanReading, ListItem, VariableType } from '../calico/variables/types.ts';
import type { Translate } from '../l10n.ts';

/** What may be written for a type, without full stop; what stands between backticks is code. */
export function typeText(type: VariableType, t: Translate): string {
  switch (type.kind) {
    case 'boolean':
      return booleanText(type.reading, t);
    case 'integer':
      return integerText(type.min, type.max, t);
    case 'enum':
      return enumText(type.values, type.caseSensitive, t);
    case 'list':
      return t('{0}, comma-separated', itemText(type.of, t));
    case 'text':
    case 'method':
    case 'ip':
    case 'cidr':
    case 'regexp':
    case 'selector':
    case 'file':
    case 'url':
    case 'mtu':
    case 'number':
    case 'duration':
    case 'seconds':
      return plainText(type.kind, t);
  }
}

type Plain = Exclude<VariableType['kind'], 'boolean' | 'integer' | 'enum' | 'list'>;

function plainText(kind: Plain, t: Translate): string {
  const texts: Readonly<Record<Plain, string>> = {
    text: t('string'),
    method: t('a detection method'),
    ip: t('an address'),
    cidr: t('a network, such as `10.0.0.0/16`'),
    regexp: t('a regular expression (RE2, unanchored)'),
    selector: t('a selector, such as `has(rack)`'),
    file: t('a path'),
    url: t('a URL'),
    mtu: t('a size in bytes, or `0` to detect it'),
    number: t('a number'),
    duration: t('a duration with a unit, such as `90s` or `5m`'),
    seconds: t('a number of seconds, without a unit'),
  };
  return texts[kind];
}

function booleanText(reading: BooleanReading, t: Translate): string {
  switch (reading) {
    case 'loose':
      return t('a switch: `false`, `0`, `no`, `n` and `f` are off, anything else is on');
    case 'exact':
      return t('a switch: `true` or `false`; anything else means the default');
    case 'go':
      return t('a switch: `true` or `false`');
    case 'presence':
      return t('a switch: any value turns it on');
    case 'felix':
      return t('a switch: `true` or `false`, case-insensitive');
  }
}

function integerText(min: number | undefined, max: number | undefined, t: Translate): string {
  if (min !== undefined && max !== undefined) return t('a whole number from {0} to {1}', min, max);
  return min === undefined ? t('a whole number') : t('a whole number of at least {0}', min);
}

function enumText(values: readonly string[], caseSensitive: boolean, t: Translate): string {
  const shown = values.map((value) => `\`${value}\``).join(', ');
  return caseSensitive ? t('one of {0}, case-sensitive', shown) : t('one of {0}, case-insensitive', shown);
}

function itemText(item: ListItem, t: Translate): string {
  switch (item) {
    case 'text':
      return t('strings');
    case 'cidr':
      return t('networks or addresses');
    case 'ip':
      return t('addresses');
    case 'regexp':
      return t('names, or regular expressions between slashes');
    case 'port':
    case 'ports':
      return t('ports');
    case 'tables':
      return t('ranges of numbers, such as `1-250`');
    case 'pair':
      return t('names with a value, such as `name=true`');
  }
}
