import type { YamlEntry, YamlMap } from '../manifest/tree.ts';
import type { TextEdit } from '../text.ts';

/** Where an entry of a mapping stands: the mapping, the file's text, and where places in the mapping count from. */
export interface EntryPlace {
  readonly map: YamlMap;
  readonly entry: YamlEntry;
  readonly text: string;
  readonly base: number;
}

/** Writes `key` with a value in front of an entry of the same mapping: on a line of its own, or in the same braces. */
export function entryBefore({ map, entry, text, base }: EntryPlace, key: string, value: string): TextEdit {
  const start = entry.key.span.start + base;
  const span = { start, end: start };
  const isQuoted = text[start] === '"';
  const written = isQuoted ? `${JSON.stringify(key)}: ${JSON.stringify(value)}` : `${key}: ${value}`;
  if (map.flow) return { span, newText: `${written}, ` };
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const end = text.slice(0, line).endsWith('\r\n') ? '\r\n' : '\n';
  return { span, newText: `${written}${end}${' '.repeat(start - line)}` };
}
