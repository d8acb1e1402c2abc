import { compileRegexp } from '../../detection/goRegexp.ts';
import type { YamlScalar } from '../../manifest/tree.ts';
import { type Message, say } from '../../message.ts';
import { parseAddress, parsePrefix } from '../../net/address.ts';
import { textQuery } from '../../query.ts';
import { withoutLeadingZeros } from '../../scanner.ts';
import { type At, numberOf } from '../fields.ts';
import { nameAt } from '../shapes.ts';
import type { Keywords } from './keywords.ts';
import { type Check, note, placeOf } from './problem.ts';

/** What a schema says of single values (k8s.io/kube-openapi/pkg/validation/validate, apiextensions-apiserver). */

/** Judges a scalar that has the right type. */
export function checkValue(scalar: YamlScalar, keywords: Keywords, at: At, check: Check): void {
  if (checkEnum(scalar, keywords, at, check)) return;
  const message = scalar.type === 'number' ? numberFault(scalar, keywords, at) : textFault(scalar, keywords, at);
  if (message !== undefined) note(check, 'value', placeOf(scalar, at), message);
}

function checkEnum(scalar: YamlScalar, { enum: allowed }: Keywords, at: At, check: Check): boolean {
  if (allowed === undefined || allowed.some((each) => isSame(each, scalar))) return false;
  const words = allowed.map(({ value }) => (value === '' ? '""' : value));
  const message = say('`{0}` must be one of {1}.', nameAt(at), words.join(', '));
  const choice = { written: scalar.value, words: allowed.map(({ value }) => value), scalar };
  note(check, 'value', placeOf(scalar, at), message, { choice });
  return true;
}

/** Whether two scalars are the same value. */
export function isSame(a: YamlScalar, b: YamlScalar): boolean {
  if (a.type !== b.type) return false;
  return a.type === 'number' ? numberOf(a.value) === numberOf(b.value) : a.value === b.value;
}

function numberFault(scalar: YamlScalar, keywords: Keywords, at: At): Message | undefined {
  const value = numberOf(scalar.value);
  if (value === undefined) return undefined;
  const name = nameAt(at);
  const { exclusiveMinimum, exclusiveMaximum } = keywords;
  const [lowest, highest] = rangeOf(keywords.format);
  const minimum = keywords.minimum ?? lowest;
  const maximum = keywords.maximum ?? highest;
  const low = minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum);
  const high = maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum);
  if (!low && !high) return undefined;
  if (keywords.minimum !== undefined && keywords.maximum !== undefined && !exclusiveMinimum && !exclusiveMaximum)
    return say('`{0}` must be from {1} to {2}, not {3}.', name, keywords.minimum, keywords.maximum, scalar.value);
  return low ? lowText(name, minimum, exclusiveMinimum) : highText(name, maximum ?? '', exclusiveMaximum);
}

function lowText(name: string, minimum: number, isExclusive: boolean): Message {
  return isExclusive
    ? say('`{0}` must be greater than {1}.', name, minimum)
    : say('`{0}` must be at least {1}.', name, minimum);
}

function highText(name: string, maximum: number | string, isExclusive: boolean): Message {
  return isExclusive
    ? say('`{0}` must be less than {1}.', name, maximum)
    : say('`{0}` must be at most {1}.', name, maximum);
}

function rangeOf(format: string | undefined): readonly [number?, number?] {
  return format === 'int32' ? [-(2 ** 31), 2 ** 31 - 1] : [];
}

/** Longer texts are not held against patterns. */
const longest = 10_000;

function textFault({ value, type }: YamlScalar, keywords: Keywords, at: At): Message | undefined {
  if (type !== 'string' || value.length > longest) return undefined;
  const { minLength, maxLength, pattern, format } = keywords;
  const name = nameAt(at);
  const length = [...value].length;
  if (maxLength !== undefined && length > maxLength)
    return say('`{0}` has {2} characters; the maximum is {1}.', name, maxLength, length);
  if (minLength !== undefined && length < minLength) {
    if (length === 0) return say("`{0}` can't be empty.", name);
    return say('`{0}` must have at least {1} characters.', name, minLength);
  }
  if (pattern !== undefined && matcherOf(pattern)?.(value) === false)
    return say('`{0}` must match {1}.', name, pattern);
  return format === undefined ? undefined : formatFault(format, value, name);
}

const matcherOf = textQuery(500, (pattern): ((text: string) => boolean) | undefined => {
  const compiled = compileRegexp(pattern);
  return compiled.ok ? compiled.matches : undefined;
});

/** Addresses as Kubernetes reads them, with leading zeros (k8s.io/utils/net `ParseIPSloppy`, `ParseCIDRSloppy`). */
function formatFault(format: string, value: string, name: string): Message | undefined {
  const plain = withoutLeadingZeros(value, '.:');
  switch (format) {
    case 'cidr':
      return parsePrefix(plain) === undefined ? say('`{0}` must be a network such as 10.0.0.0/16.', name) : undefined;
    case 'ipv4':
      return parseAddress(plain)?.family === 4 ? undefined : say('`{0}` must be an IPv4 address.', name);
    case 'ipv6':
      return plain.includes(':') && parseAddress(plain) !== undefined
        ? undefined
        : say('`{0}` must be an IPv6 address.', name);
    default:
      return undefined; // date-time and the like: the API server is not asked to be second-guessed
  }
}
