/** Amounts as Kubernetes writes them: `100m`, `1.5Gi`, `2e3` (k8s.io/apimachinery `resource.Quantity`). */

export interface Quantity {
  /** In billionths, what is smaller rounded away from 0. */
  readonly value: bigint;
  /** Whether it is a multiple of 1. */
  readonly isWhole: boolean;
}

const billion = 1_000_000_000n;
const decimalPowers: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const binaryPowers: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
/** More digits and larger exponents are nobody's amounts. */
const mostDigits = 40;
const mostExponent = 40;

/** The amount that a text is; undefined where it is none. */
export function parseQuantity(text: string): Quantity | undefined {
  const [, sign = '', whole = '', fraction = '', suffix = ''] =
    /^([-+]?)(\d*)(?:\.(\d*))?([A-Za-z]{0,2}|[eE][-+]?\d{1,3})$/.exec(text) ?? [];
  const digits = `${whole}${fraction}`;
  const scale = scaleOf(suffix);
  if (digits === '' || digits.length > mostDigits || scale === undefined) return undefined;
  const top = BigInt(digits) * scale.times * billion;
  const bottom = scale.by * 10n ** BigInt(fraction.length);
  const value = (top + bottom - 1n) / bottom;
  return { value: sign === '-' ? -value : value, isWhole: value % billion === 0n };
}

/** Below 0 where `a` is less than `b`, 0 where they are the same. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return a.value < b.value ? -1 : Number(a.value > b.value);
}

function scaleOf(suffix: string): { readonly times: bigint; readonly by: bigint } | undefined {
  const binary = Object.hasOwn(binaryPowers, suffix) ? binaryPowers[suffix] : undefined;
  if (binary !== undefined) return { times: 2n ** BigInt(binary), by: 1n };
  const exponent = /^[eE][-+]?\d+$/.test(suffix)
    ? Number(suffix.slice(1))
    : Object.hasOwn(decimalPowers, suffix)
      ? decimalPowers[suffix]
      : undefined;
  if (exponent === undefined || Math.abs(exponent) > mostExponent) return undefined;
  const power = 10n ** BigInt(Math.abs(exponent));
  return exponent < 0 ? { times: 1n, by: power } : { times: power, by: 1n };
}
