import { describedValues, type KnownVariable } from '../calico/variables.ts';
import type { Consequence, Fault, Meaning, Reading } from '../detection/readVariable.ts';
import type { Translate } from '../l10n.ts';
import { sentencesText } from './listText.ts';
import { methodText } from './methodText.ts';

/**
 * How `text` is read, and what comes of it where it can't be; full sentences, code between backticks. Empty where a
 * text is just itself.
 */
export function readingText(variable: KnownVariable, text: string, reading: Reading, t: Translate): string {
  if (reading.kind === 'value') return meaningText(variable, text, reading.meaning, t);
  return sentencesText([faultText(reading.fault, t), consequenceText(variable, reading.consequence, t)]);
}

function meaningText(variable: KnownVariable, text: string, meaning: Meaning, t: Translate): string {
  switch (meaning.as) {
    case 'text':
    case 'number':
      return '';
    case 'unset':
      return t('Same as leaving the variable out.');
    case 'nothing':
      return t('Sets it to empty, instead of the default.');
    case 'switch':
      return meaning.on ? t('Read as on.') : t('Read as off.');
    case 'seconds':
      return t('Equals {0}.', timeText(meaning.value, t));
    case 'automatic':
      return t('Detected from the NICs.');
    case 'known':
      return knownText(variable, text, meaning.value, t);
    case 'list':
      return meaning.count === 1 ? t('1 entry.') : t('{0} entries.', meaning.count);
    case 'method':
      return t('Chooses: {0}.', methodText(meaning.method, variable.family ?? 4, t));
  }
}

function knownText(variable: KnownVariable, text: string, value: string, t: Translate): string {
  const summary = describedValues(variable).find((each) => each.value === value)?.summary;
  const inWords = summary && t(summary);
  if (value === text) return inWords === undefined ? '' : `${inWords}.`;
  return inWords === undefined ? t('Read as `{0}`.', value) : t('Read as `{0}`: {1}.', value, inWords);
}

/** `1 h 30 min`, `0.5 s`. */
function timeText(seconds: number, t: Translate): string {
  const sign = seconds < 0 ? '−' : '';
  const all = Math.abs(seconds);
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor((all % 3600) / 60);
  const rest = Number((all % 60).toPrecision(6));
  const parts = [
    ...(hours > 0 ? [t('{0} h', hours)] : []),
    ...(minutes > 0 ? [t('{0} min', minutes)] : []),
    ...(rest > 0 || (hours === 0 && minutes === 0) ? [t('{0} s', rest)] : []),
  ];
  return sign + parts.join(' ');
}

function faultText(fault: Fault, t: Translate): string {
  switch (fault.is) {
    case 'range':
      return rangeText(fault.min, fault.max, t);
    case 'address':
    case 'network':
    case 'value':
      return wordText(fault, t);
    case 'pattern':
      return t("It doesn't have the form `{0}`.", fault.pattern);
    case 'regexp':
      return t("It isn't a regular expression: {0}.", fault.error);
    case 'item':
      return t("`{0}` in it isn't valid.", fault.item);
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
      return plainFaultText(fault.is, t);
  }
}

type PlainFault = Exclude<Fault['is'], 'range' | 'address' | 'network' | 'value' | 'pattern' | 'regexp' | 'item'>;

function plainFaultText(fault: PlainFault, t: Translate): string {
  const texts: Readonly<Record<PlainFault, string>> = {
    boolean: t("It's neither true nor false."),
    number: t("It isn't a number."),
    integer: t("It isn't a whole number."),
    method: t("It isn't a detection method."),
    bits: t('At least two bits must be set.'),
    none: t("It can't be empty."),
    unit: t('It must be a number of seconds, without a unit.'),
    'no-unit': t('It has no unit; add `s` for seconds.'),
    duration: t("It isn't a duration, such as `90s` or `5m`."),
    selector: t("It isn't a selector, such as `has(rack)`."),
    downwards: t('It must go from the lower number to the higher one.'),
    'not-positive': t('It must be greater than 0.'),
  };
  return texts[fault];
}

function rangeText(min: number | undefined, max: number | undefined, t: Translate): string {
  if (min !== undefined && max !== undefined) return t('It must be from {0} to {1}.', min, max);
  return min === undefined ? t('It must be at most {0}.', max ?? 0) : t('It must be at least {0}.', min);
}

function wordText(fault: Extract<Fault, { readonly meant?: string }>, t: Translate): string {
  if (fault.meant !== undefined) return t('Case matters: it must be `{0}`.', fault.meant);
  if (fault.is === 'value') return t("It isn't one of the allowed values.");
  if (fault.family === undefined) {
    return fault.is === 'address' ? t("It isn't an address.") : t("It isn't a network, such as `10.0.0.0/16`.");
  }
  return fault.is === 'address'
    ? t("It isn't an IPv{0} address.", fault.family)
    : t("It isn't an IPv{0} network with a prefix length.", fault.family);
}

function consequenceText(variable: KnownVariable, consequence: Consequence, t: Translate): string {
  switch (consequence) {
    case 'exit':
      return t('{0} exits on it.', readerText(variable, t));
    case 'default':
      return variable.default === undefined
        ? t("It's treated as not set.")
        : t('The default, `{0}`, is used.', variable.default);
    case 'ignored':
      return t('It has no effect.');
    case 'loops':
      return t('{0} loops without pause through v3.31, and crashes since v3.32.0.', readerText(variable, t));
    case 'unknown':
      return '';
  }
}

function readerText({ name, containers }: KnownVariable, t: Translate): string {
  if (name.startsWith('FELIX_')) return 'Felix';
  return containers.includes('calico-node') ? 'calico-node' : t('The container');
}
