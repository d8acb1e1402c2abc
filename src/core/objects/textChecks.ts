import { compileRegexp } from '../detection/goRegexp.ts';
import { parseDuration } from '../detection/variables/goNumbers.ts';
import { say } from '../message.ts';
import { isOlder, isStored, type Review } from './review.ts';
import type { TextCheck, Wrong } from './shapes.ts';

/** Texts that are words, names, numbers or expressions (libcalico-go/lib/validator/v3/validator.go). */

/**
 * Where letter case is of no matter: in objects that kubectl stores past Calico's validator; in all of them since v3.33.0,
 * whose validator leaves the field to the definition (`^(?i)(…)?$`); or in every release, since the validator never looked.
 */
export type AnyCase = 'stored' | 'since v3.33' | 'always';

export interface WordOptions {
  readonly anyCase?: AnyCase;
}

/** One of `values`, letter by letter unless `anyCase` allows others. */
export function words(values: readonly string[], { anyCase }: WordOptions = {}): TextCheck {
  return (value, review, name) => {
    if (values.includes(value)) return undefined;
    const meant = nearestWord(value, values);
    const sameLetters = meant?.toLowerCase() === value.toLowerCase();
    if (sameLetters && anyCase !== undefined && takesAnyCase(anyCase, review)) return undefined;
    const listed = values.join(', ');
    return { message: say('`{0}` must be one of {1}, not "{2}".', name, listed, value), meant };
  };
}

function takesAnyCase(anyCase: AnyCase, review: Review): boolean {
  switch (anyCase) {
    case 'stored':
      return isStored(review);
    case 'since v3.33':
      return isStored(review) || !isOlder(review, 'v3.33.0');
    case 'always':
      return true;
  }
}

/** The word that differs in nothing but letter case, hyphens, blanks and one letter. */
export function nearestWord(value: string, values: readonly string[]): string | undefined {
  const letters = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');
  const given = letters(value);
  const same = values.find((word) => letters(word) === given);
  if (same !== undefined) return same;
  const switched = onWords.has(given) ? 'Enabled' : offWords.has(given) ? 'Disabled' : '';
  if (values.includes(switched)) return switched;
  if (given.length < 4) return undefined;
  const near = values.filter((word) => isOneLetterOff(given, letters(word)));
  return near.length === 1 ? near[0] : undefined;
}

/** What stands in other places for Enabled and Disabled. */
const onWords = new Set(['true', 'yes', 'on', 'enable']);
const offWords = new Set(['false', 'no', 'off', 'disable']);

/** Whether a letter is missing, too many, another, or swapped with its neighbour. */
function isOneLetterOff(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}

/** A text of this form, told as `what`. */
export function pattern(form: RegExp, example: string): TextCheck {
  return (value, _review, name) =>
    form.test(value) ? undefined : { message: say('`{0}` can\'t be "{1}"; write it like {2}.', name, value, example) };
}

/** Whether a text is one label of a DNS name: small letters, digits and inner hyphens. */
export function isLabel(text: string): boolean {
  return text.length <= 63 && isPart(text);
}

/** Whether a text is a DNS name: labels with dots between them. */
export function isSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every(isPart);
}

function isPart(text: string): boolean {
  return /^[-a-z0-9]+$/.test(text) && !text.startsWith('-') && !text.endsWith('-');
}

/** The name of an object (`validateName`). */
export const objectName: TextCheck = (value, _review, name) => {
  if (value.length > 253) return { message: say('`{0}` has {1} characters; the maximum is 253.', name, value.length) };
  if (isSubdomain(value)) return undefined;
  const lower = value.toLowerCase().replaceAll('_', '-');
  const message = say('`{0}` may only contain lowercase letters, digits, hyphens and dots, unlike "{1}".', name, value);
  return { message, meant: isSubdomain(lower) ? lower : undefined };
};

/** The name of a network interface, or `*` (`validateInterface`). */
export const interfaceOrAll: TextCheck = (value, review, name) =>
  value === '*' ? undefined : pattern(/^[a-zA-Z0-9_.-]{1,15}$/, 'eth0')(value, review, name);

/** The name of an interface with `*` for any letters, but not for all (BGPConfiguration, BGPFilter). */
export const interfacePattern: TextCheck = pattern(/^(?!\*$)[a-zA-Z0-9_.*-]{1,15}$/, 'eth*');

/** A regular expression of Go's. */
export const regexp: TextCheck = (value, _review, name): Wrong | undefined => {
  const compiled = compileRegexp(value);
  return compiled.ok ? undefined : { message: say("`{0}` isn't a regular expression: {1}.", name, compiled.error) };
};

/** A duration of Go's, such as `90s`. */
export const duration: TextCheck = (value, _review, name) => {
  if (parseDuration(value) !== undefined) return undefined;
  const meant = /^\d+$/.test(value) ? `${value}s` : undefined;
  return {
    message: say('`{0}` must be a duration with a unit, such as 90s or 5m, not "{1}".', name, value),
    meant,
  };
};

/** A duration that is not below zero. */
export const positiveDuration: TextCheck = (value, review, name) =>
  value.startsWith('-') && parseDuration(value) !== 0
    ? { message: say("`{0}` can't be less than 0.", name) }
    : duration(value, review, name);

/** No `global()` in a selector that is not for namespaces (`globalSelector`). */
export const noGlobal: TextCheck = (value, _review, name) =>
  value.includes('global(')
    ? {
        message: say(
          "`{0}` can't contain global(), which is only allowed in the `namespaceSelector` of a source or destination.",
          name,
        ),
      }
    : undefined;

/** At most so many characters. */
export function longest(max: number): TextCheck {
  return (value, _review, name) =>
    value.length <= max
      ? undefined
      : { message: say('`{0}` has {1} characters; the maximum is {2}.', name, value.length, max) };
}

/** A text of this form, an expression as Go reads it, told as `example`. */
export function goPattern(form: string, example: string): TextCheck {
  return (value, _review, name) => {
    const compiled = compileRegexp(form);
    return !compiled.ok || compiled.matches(value)
      ? undefined
      : { message: say('`{0}` can\'t be "{1}"; write it like {2}.', name, value, example) };
  };
}

const standard = /^(\d+):(\d+)$/;
const large = /^(\d+):(\d+):(\d+)$/;

/** What is wrong with a BGP community's value: `a:b` of 16 bits each, or `a:b:c` of 32 (`isValidCommunity`). */
export const community: TextCheck = (value) => {
  const parts = value.split(':').map(Number);
  if (standard.test(value)) {
    return parts.every((part) => part <= 65_535)
      ? undefined
      : { message: say('Each of the two parts of {0} can be at most 65535.', value) };
  }
  if (!large.test(value))
    return { message: say('"{0}" isn\'t a BGP community, such as 65000:100 or 65000:1:2.', value) };
  return parts.every((part) => part <= 4_294_967_295)
    ? undefined
    : { message: say('Each of the three parts of {0} can be at most 4294967295.', value) };
};

/** Whether a text has the form of a community's value, right or not. */
export function looksLikeCommunity(text: string): boolean {
  return standard.test(text) || large.test(text);
}
