import { say } from '../message.ts';
import { trimmedEnd } from '../scanner.ts';
import type { Problem, Span } from '../text.ts';
import type { ScalarStyle, YamlMap, YamlNode, YamlScalar } from './tree.ts';

/** Makes the parts of a syntax tree that need nothing of the YAML library. */

/** The text between the quotes, where the source reads there exactly like `value`; never for block scalars. */
export function innerSpan(source: string, span: Span, style: ScalarStyle, value: string): Span | undefined {
  if (style === 'literal' || style === 'folded') return undefined;
  const quote = style === 'plain' ? 0 : 1;
  const inner = { start: span.start + quote, end: span.end - quote };
  return inner.end >= inner.start && source.slice(inner.start, inner.end) === value ? inner : undefined;
}

/** The null that stands where a value could. */
export function emptyScalar(at: number): YamlScalar {
  const span = { start: at, end: at };
  return { kind: 'scalar', value: '', type: 'null', style: 'plain', span, inner: span };
}

/** `span`, and for a value that is left out before a comment the place behind its colon: right before `#` nothing can be written. */
export function beforeComment(source: string, { start, end }: Span): Span {
  if (start !== end || source[start] !== '#') return { start, end };
  const at = trimmedEnd(source.slice(0, start), ' \t').length;
  return { start: at, end: at };
}

/**
 * The mappings that `<<: value` merges, those that take precedence last (of a list, the earlier ones do); undefined
 * where something else than a mapping is to be merged.
 */
export function mergeSources(value: YamlNode | undefined): readonly YamlMap[] | undefined {
  const sources = value?.kind === 'sequence' ? value.items.toReversed() : [value];
  const maps = sources.filter((source) => source?.kind === 'map');
  return maps.length === sources.length ? maps : undefined;
}

/** The range from `start` to `end`, moved into `text` where it is not. */
export function within(text: string, start: number, end: number): Span {
  const from = Math.max(0, Math.min(start, text.length));
  return { start: from, end: Math.max(from, Math.min(end, text.length)) };
}

/** The first line of `text`, or the beginning of a long one. */
export function firstLine(text: string): Span {
  const end = text.search(/\r?\n/);
  return { start: 0, end: Math.min(end === -1 ? text.length : end, 200) };
}

/** The first control character, even in a comment: Kubernetes' decoder refuses the document (go-yaml `readerc.go`), the library here doesn't. */
export function controlCharacter(text: string): readonly Problem[] {
  const start = text.search(/[^\P{Cc}\t\n\r\u007f-\u009f]/u);
  if (start === -1) return [];
  const code = text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0');
  const message = say("YAML doesn't allow control characters: remove U+{0} here.", code);
  return [{ message, span: { start, end: start + 1 } }];
}
