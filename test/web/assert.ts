/** Stands in for `node:assert/strict` in tests that a browser runs: what they use of it. */

export function fail(message = 'The test failed.'): never {
  throw new Error(message);
}

export function ok(value: unknown, message?: string): asserts value {
  if (!value) fail(message ?? `It is ${JSON.stringify(value)}.`);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  if (!Object.is(actual, expected)) fail(difference(actual, expected, message));
}

/** For plain data, which is compared as JSON tells it. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) fail(difference(actual, expected, message));
}

export function match(text: string, pattern: RegExp, message?: string): void {
  if (!pattern.test(text)) fail(message ?? `${pattern} matches nothing in: ${text}`);
}

export function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  if (pattern.test(text)) fail(message ?? `${pattern} matches something in: ${text}`);
}

function difference(actual: unknown, expected: unknown, message = 'It is another one'): string {
  return `${message}: ${JSON.stringify(actual)} in place of ${JSON.stringify(expected)}`;
}
