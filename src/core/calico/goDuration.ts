/** Durations as Go's `time.ParseDuration` (Go 1.26) reads them: `1m30s`, `1.5h`, `-500ms`, `0`. */

/** Nanoseconds of each unit; both letters that look like a µ are taken. */
const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const limit = 1n << 63n;

/** The nanoseconds of `text`; undefined where Go finds no duration in it, or one that an int64 does not hold. */
export function parseGoDuration(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const rest = /^[-+]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return 0n;
  const total = sumOf(rest);
  if (total === undefined || (total === limit && !negative)) return undefined;
  return negative ? -total : total;
}

function sumOf(text: string): bigint | undefined {
  let total = 0n;
  let at = 0;
  while (at < text.length) {
    term.lastIndex = at;
    const found = term.exec(text);
    const value = found === null ? undefined : nanosecondsOf(found);
    if (value === undefined) return undefined;
    total += value;
    if (total > limit) return undefined;
    at = term.lastIndex;
  }
  return at === 0 ? undefined : total;
}

/** A number with digits before or behind the point, and all that follows up to the next number as its unit. */
const term = /(?=\.?[0-9])([0-9]*)(?:\.([0-9]*))?([^.0-9]+)/y;

function nanosecondsOf([, whole = '', digits = '', name = '']: RegExpExecArray): bigint | undefined {
  const unit = Object.hasOwn(units, name) ? units[name] : undefined;
  const count = BigInt(whole === '' ? 0 : whole);
  if (unit === undefined || count > limit / unit) return undefined;
  const value = count * unit + fractionOf(digits, unit);
  return value > limit ? undefined : value;
}

/** Go reads as many digits as an int64 holds, and multiplies in floating point. */
function fractionOf(digits: string, unit: bigint): bigint {
  let fraction = 0n;
  let scale = 1;
  for (const digit of digits) {
    if (fraction > (limit - 1n) / 10n || fraction * 10n + BigInt(digit) > limit) break;
    fraction = fraction * 10n + BigInt(digit);
    scale *= 10;
  }
  return fraction === 0n ? 0n : BigInt(Math.trunc(Number(fraction) * (Number(unit) / scale)));
}
