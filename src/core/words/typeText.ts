import type { BooleanReading, ListItem, VariableType } from '../calico/variables/types.ts';
import { type Message, say } from '../message.ts';

/** What may be written for a type, without full stop; what stands between backticks is code. */
export function typeText(type: VariableType): Message {
  switch (type.kind) {
    case 'boolean':
      return booleanText(type.reading);
    case 'integer':
      return integerText(type.min, type.max);
    case 'enum':
      return enumText(type.values, type.caseSensitive);
    case 'list':
      return say('{0}, comma-separated', itemText(type.of));
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
      return plainText(type.kind);
  }
}

type Plain = Exclude<VariableType['kind'], 'boolean' | 'integer' | 'enum' | 'list'>;

function plainText(kind: Plain): Message {
  const texts: Readonly<Record<Plain, Message>> = {
    text: say('string'),
    method: say('a detection method'),
    ip: say('an address'),
    cidr: say('a network, such as `10.0.0.0/16`'),
    regexp: say('a regular expression (RE2, unanchored)'),
    selector: say('a selector, such as `has(rack)`'),
    file: say('a path'),
    url: say('a URL'),
    mtu: say('a size in bytes, or `0` to detect it'),
    number: say('a number'),
    duration: say('a duration with a unit, such as `90s` or `5m`'),
    seconds: say('a number of seconds, without a unit'),
  };
  return texts[kind];
}

function booleanText(reading: BooleanReading): Message {
  switch (reading) {
    case 'loose':
      return say('a switch: `false`, `0`, `no`, `n` and `f` are off, anything else is on');
    case 'exact':
      return say('a switch: `true` or `false`; anything else means the default');
    case 'go':
      return say('a switch: `true` or `false`');
    case 'presence':
      return say('a switch: any value turns it on');
    case 'felix':
      return say('a switch: `true` or `false`, case-insensitive');
  }
}

function integerText(min: number | undefined, max: number | undefined): Message {
  if (min !== undefined && max !== undefined) return say('a whole number from {0} to {1}', min, max);
  return min === undefined ? say('a whole number') : say('a whole number of at least {0}', min);
}

function enumText(values: readonly string[], caseSensitive: boolean): Message {
  const shown = values.map((value) => `\`${value}\``).join(', ');
  return caseSensitive ? say('one of {0}, case-sensitive', shown) : say('one of {0}, case-insensitive', shown);
}

function itemText(item: ListItem): Message {
  switch (item) {
    case 'text':
      return say('strings');
    case 'cidr':
      return say('networks or addresses');
    case 'ip':
      return say('addresses');
    case 'regexp':
      return say('names, or regular expressions between slashes');
    case 'port':
    case 'ports':
      return say('ports');
    case 'tables':
      return say('ranges of numbers, such as `1-250`');
    case 'pair':
      return say('names with a value, such as `name=true`');
  }
}
