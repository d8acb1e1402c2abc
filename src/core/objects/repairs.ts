import type { YamlEntry, YamlMap, YamlScalar } from '../manifest/tree.ts';
import { writeScalar } from '../manifest/writeScalar.ts';
import { say } from '../message.ts';
import { shift } from '../text.ts';
import type { Repair, Review } from './review.ts';

/** The mechanical ways out. */

/** What repairs are made from. */
type Writer = Pick<Review, 'resource' | 'source'>;

/** Writes `meant` in place of a scalar, in its own style. */
export function replaceBy({ resource }: Writer, scalar: YamlScalar, meant: string): Repair {
  const newText = writeScalar(meant, scalar);
  return { title: say('Replace with {0}', meant), edits: [{ span: shift(scalar.span, resource.base), newText }] };
}

/** Takes the quotes away. */
export function withoutQuotes({ resource }: Writer, scalar: YamlScalar): Repair {
  return {
    title: say('Remove these quotes'),
    edits: [{ span: shift(scalar.span, resource.base), newText: scalar.value }],
  };
}

/** Puts quotes around a scalar. */
export function inQuotes({ resource }: Writer, scalar: YamlScalar): Repair {
  const newText = writeScalar(scalar.value, { ...scalar, type: 'string', style: 'double' });
  return { title: say('Quote it'), edits: [{ span: shift(scalar.span, resource.base), newText }] };
}

/** Makes a list of a scalar. */
export function inList({ resource, source }: Writer, scalar: YamlScalar): Repair {
  const span = shift(scalar.span, resource.base);
  const written = source.slice(span.start, span.end);
  const item =
    /^[\w./-]+$/.test(written) || /^["']/.test(written)
      ? written
      : writeScalar(scalar.value, { ...scalar, style: 'double' });
  return { title: say('Make it a list'), edits: [{ span, newText: `[${item}]` }] };
}

/** Writes `key: value` on a line of its own behind `entry` of a mapping in block style; none elsewhere. */
export function addBehind(
  review: Writer,
  map: YamlMap,
  entry: YamlEntry,
  key: string,
  value: string,
): readonly Repair[] {
  const { resource, source } = review;
  const end = resource.base + endOf(entry);
  const start = resource.base + entry.key.span.start;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  if (map.flow || entry.value.kind !== 'scalar') return [];
  const lineEnd = /\r?\n|$/.exec(source.slice(end));
  if (lineEnd === null) return [];
  const at = end + lineEnd.index;
  const newLine = source.includes('\r\n') ? '\r\n' : '\n';
  const newText = `${newLine}${' '.repeat(start - lineStart)}${key}: ${value}`;
  return [{ title: say('Add {0}: {1}', key, value), edits: [{ span: { start: at, end: at }, newText }] }];
}

/** Takes an entry of a mapping in block style away, if it is neither the only one nor the first of a list's item. */
export function remove(review: Review, map: YamlMap, entry: YamlEntry): readonly Repair[] {
  const { resource, source } = review;
  const start = resource.base + entry.key.span.start;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  if (map.flow || map.entries.length < 2 || source.slice(lineStart, start).trim() !== '') return [];
  const rest = source.indexOf('\n', resource.base + endOf(entry));
  const edits = [{ span: { start: lineStart, end: rest === -1 ? source.length : rest + 1 }, newText: '' }];
  return [{ title: say('Remove {0}', entry.key.value), edits }];
}

function endOf({ key, value }: YamlEntry): number {
  return Math.max(key.span.end, value.span.end);
}
