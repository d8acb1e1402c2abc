import { parseGoDuration } from '../../calico/goDuration.ts';

/** Numbers and times as Go reads them; undefined where Go refuses. */

const longest = 1_000;
const mostBits64 = 2n ** 63n;

/** `strconv.Atoi`: decimal digits with an optional sign. */
export function parseAtoi(text: string): bigint | undefined {
  if (text.length > longest || !/^[+-]?[0-9]+$/.test(text)) return undefined;
  return within64(BigInt(text.replace(/^\+/, '')));
}

/** `strconv.ParseInt(text, 0, 64)`: as {@link parseAtoi}, or with `0x`, `0o`, `0b`; a leading 0 alone makes it octal. */
export function parseInt0(text: string): bigint | undefined {
  const [, sign = '', digits = ''] = /^([+-]?)([0-9a-z_]+)$/i.exec(text) ?? [];
  if (
    text.length > longest ||
    !/^(?:0x(?:_?[0-9a-f])+|0b(?:_?[01])+|0o?(?:_?[0-7])+|0|[1-9](?:_?[0-9])*)$/i.test(digits)
  )
    return undefined;
  const plain = digits.replaceAll('_', '').replace(/^0(?=[0-7])/, '0o');
  const value = BigInt(plain.toLowerCase());
  return within64(sign === '-' ? -value : value);
}

function within64(value: bigint): bigint | undefined {
  return value >= -mostBits64 && value < mostBits64 ? value : undefined;
}

/** `strconv.ParseFloat`, as far as decimal numbers go: hexadecimal ones and infinity are undefined here too. */
export function parseDecimal(text: string): number | undefined {
  return /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]+)?$/i.test(text) ? Number(text) : undefined;
}

/** `time.ParseDuration`, in seconds: `1m30s`, `-1.5h`; of numbers without a unit only `0`. */
export function parseDuration(text: string): number | undefined {
  const nanoseconds = parseGoDuration(text);
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e9;
}
