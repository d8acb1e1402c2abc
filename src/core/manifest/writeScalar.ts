import type { Span } from '../text.ts';
import type { ScalarValue } from './model.ts';
import { plainType } from './scalarType.ts';

/** Writes scalars as YAML. */

type Style = Pick<ScalarValue, 'style' | 'value' | 'type'> & { readonly span?: Span };

/**
 * `text` as a YAML scalar in the style of `like`; quoted where its own style can't hold it, and with a blank before it
 * where `like` is a value that is left out, which stands right behind its colon.
 */
export function writeScalar(text: string, like: Style): string {
  const blank = like.span !== undefined && like.span.start === like.span.end ? ' ' : '';
  if (hidden.test(text)) return blank + doubleQuoted(text);
  if (like.style === 'single') return `${blank}'${text.replaceAll("'", "''")}'`;
  if (like.style === 'plain' && like.type === 'string' && isPlain(text, like.value)) return blank + text;
  return blank + doubleQuoted(text);
}

/** What does not show, or is no character: YAML takes it in double quotes only. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\t', '\\t'],
]);

function codeEscape(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}

/** `text` in double quotes, with what they can't hold escaped. */
export function doubleQuoted(text: string): string {
  const escaped = text.replace(
    /["\\]|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (char) => escapes.get(char) ?? codeEscape(char),
  );
  return `"${escaped}"`;
}

/** Whether `text`, somewhere in a scalar without quotes, is read as it is. */
export function fitsPlain(text: string): boolean {
  return !hidden.test(text) && !/:(?:\s|$)|(?:^|\s)#|^\s|\s$/.test(text);
}

/** `text` as a key, or as a value that is a string, in a mapping without braces: in quotes where it needs them. */
export function plainOrQuoted(text: string): string {
  const begins = /^(?![\s?:,[\]{}#&*!|>'"%@`~]|-(?:\s|$|-)|<<|=)./;
  return begins.test(text) && fitsPlain(text) && plainType(text) === 'string' ? text : doubleQuoted(text);
}

/** Whether `text` reads as itself without quotes; a comma only where one stood before, since in `[ ]` and `{ }` it ends the value. */
function isPlain(text: string, before: string): boolean {
  const isNetwork = /^\d+(\.\d+){3}\/\d+$/.test(text);
  if (plainType(text) !== 'string') return false; // a NIC may be called `on`, or `null`
  return (
    isNetwork || (/^[A-Za-z][A-Za-z0-9=./,_^$()|+-]*$/.test(text) && (!text.includes(',') || before.includes(',')))
  );
}
