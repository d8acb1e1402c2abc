import { describedValues, type KnownVariable } from '../calico/variables.ts';
import type { Consequence, Fault, Meaning, Reading } from '../detection/readVariable.ts';
import { type Message, nothing, say, verbatim } from '../message.ts';
import { sentencesText } from './listText.ts';
import { methodText } from './methodText.ts';

/**
 * How `text` is read, and what comes of it where it can't be; full sentences, code between backticks. Empty where a
 * text is just itself.
 */
export function readingText(variable: KnownVariable, text: string, reading: Reading): Message {
  if (reading.kind === 'value') return meaningText(variable, text, reading.meaning);
  return sentencesText([faultText(reading.fault), consequenceText(variable, reading.consequence)]);
}

function meaningText(variable: KnownVariable, text: string, meaning: Meaning): Message {
  switch (meaning.as) {
    case 'text':
    case 'number':
      return nothing;
    case 'unset':
      return say('Same as leaving the variable out.');
    case 'nothing':
      return say('Sets it to empty, instead of the default.');
    case 'switch':
      return meaning.on ? say('Read as on.') : say('Read as off.');
    case 'seconds':
      return say('Equals {0}.', timeText(meaning.value));
    case 'automatic':
      return say('Detected from the NICs.');
    case 'known':
      return knownText(variable, text, meaning.value);
    case 'list':
      return meaning.count === 1 ? say('1 entry.') : say('{0} entries.', meaning.count);
    case 'method':
      return say('Chooses: {0}.', methodText(meaning.method, variable.family ?? 4));
  }
}

function knownText(variable: KnownVariable, text: string, value: string): Message {
  const summary = describedValues(variable).find((each) => each.value === value)?.summary;
  const inWords = summary && say(summary);
  if (value === text) return inWords === undefined ? nothing : say('{0}.', inWords);
  return inWords === undefined ? say('Read as `{0}`.', value) : say('Read as `{0}`: {1}.', value, inWords);
}

/** `1 h 30 min`, `0.5 s`. */
function timeText(seconds: number): Message {
  const all = Math.abs(seconds);
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const rest = Number((all % 60).toPrecision(6));
  const parts = [
    ...(hours > 0 ? [say('{0} h', hours)] : []),
    ...(minutes > 0 ? [say('{0} min', minutes)] : []),
    ...(rest > 0 || (hours === 0 && minutes === 0) ? [say('{0} s', rest)] : []),
  ];
  return seconds < 0 ? say('−{0}', sentencesText(parts)) : sentencesText(parts);
}

function faultText(fault: Fault): Message {
  switch (fault.is) {
    case 'range':
      return rangeText(fault.min, fault.max);
    case 'address':
    case 'network':
    case 'value':
      return wordText(fault);
    case 'pattern':
      return say("It doesn't have the form `{0}`.", fault.pattern);
    case 'regexp':
      return say("It isn't a regular expression: {0}.", fault.error);
    case 'item':
      return say("`{0}` in it isn't valid.", fault.item);
    case 'boolean':
    case 'number':
    case 'integer':
    case 'method':
    case 'bits':
    case 'none':
    case 'unit':
    case 'no-unit':
    case 'duration':
    case 'selector':
    case 'downwards':
    case 'not-positive':
      return plainFaultText(fault.is);
  }
}

type PlainFault = Exclude<Fault['is'], 'range' | 'address' | 'network' | 'value' | 'pattern' | 'regexp' | 'item'>;

function plainFaultText(fault: PlainFault): Message {
  const texts: Readonly<Record<PlainFault, Message>> = {
    boolean: say("It's neither true nor false."),
    number: say("It isn't a number."),
    integer: say("It isn't a whole number."),
    method: say("It isn't a detection method."),
    bits: say('At least two bits must be set.'),
    none: say("It can't be empty."),
    unit: say('It must be a number of seconds, without a unit.'),
    'no-unit': say('It has no unit; add `s` for seconds.'),
    duration: say("It isn't a duration, such as `90s` or `5m`."),
    selector: say("It isn't a selector, such as `has(rack)`."),
    downwards: say('It must go from the lower number to the higher one.'),
    'not-positive': say('It must be greater than 0.'),
  };
  return texts[fault];
}

function rangeText(min: number | undefined, max: number | undefined): Message {
  if (min !== undefined && max !== undefined) return say('It must be from {0} to {1}.', min, max);
  return min === undefined ? say('It must be at most {0}.', max ?? 0) : say('It must be at least {0}.', min);
}

function wordText(fault: Extract<Fault, { readonly meant?: string }>): Message {
  if (fault.meant !== undefined) return say('Case matters: it must be `{0}`.', fault.meant);
  if (fault.is === 'value') return say("It isn't one of the allowed values.");
  if (fault.family === undefined) {
    return fault.is === 'address' ? say("It isn't an address.") : say("It isn't a network, such as `10.0.0.0/16`.");
  }
  return fault.is === 'address'
    ? say("It isn't an IPv{0} address.", fault.family)
    : say("It isn't an IPv{0} network with a prefix length.", fault.family);
}

function consequenceText(variable: KnownVariable, consequence: Consequence): Message {
  switch (consequence) {
    case 'exit':
      return say('{0} exits on it.', readerText(variable));
    case 'default':
      return variable.default === undefined
        ? say("It's treated as not set.")
        : say('The default, `{0}`, is used.', variable.default);
    case 'ignored':
      return say('It has no effect.');
    case 'loops':
      return say('{0} loops without pause through v3.31, and crashes since v3.32.0.', readerText(variable));
    case 'unknown':
      return nothing;
  }
}

function readerText({ name, containers }: KnownVariable): Message {
  if (name.startsWith('FELIX_')) return verbatim('Felix');
  return containers.includes('calico-node') ? verbatim('calico-node') : say('The container');
}
