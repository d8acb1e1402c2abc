import type { Family } from '../net/address.ts';
import type { Span, TextEdit } from '../text.ts';
import type { InstallationAgent, SettingsAgent } from './agent.ts';
import type { FileEdit, TextOf } from './forms/form.ts';
import { lineBreakOf, lineEndFrom } from './lines.ts';
import type { Block } from './model.ts';
import { isAnchored, lineStart } from './writeEnv.ts';
import { installationField } from './writeInstallation.ts';
import { doubleQuoted } from './writeScalar.ts';

/** Writes a method into a mapping that has none, behind what stands there. */

/** The edit that gives an Installation, or values for one, the method `text`; undefined where it can't be written there. */
export function addedField(
  { file, installation }: InstallationAgent,
  family: Family,
  text: string,
  textOf: TextOf,
): FileEdit | undefined {
  const { at, holder, blank, missing } = installation.opening;
  const source = textOf(file);
  const own = installation.autodetection[family];
  if (source === undefined || own?.merged) return undefined; // what is laid upon it may stand in another file
  const field = installationField(text, holder !== undefined && isJson(holder, source));
  const path = [...missing, `nodeAddressAutodetectionV${family}`];
  if (field === undefined) return undefined;
  const added = (): TextEdit | undefined => {
    if (own !== undefined) return entryBelow(own.key.span, [], field, source);
    if (blank) return entryBelow(at, path, field, source);
    return holder && addedEntry(holder, path, field, source);
  };
  const edit = added();
  return edit && { file, edits: [edit] };
}

/** The edit that gives an installer's settings the method `text`; undefined as above. */
export function addedSetting(
  { file, settings }: SettingsAgent,
  family: Family,
  text: string,
  textOf: TextOf,
): FileEdit | undefined {
  const { at, holder, blank, missing } = settings.opening;
  const key = settings.keys[family];
  const source = textOf(file);
  if (source === undefined || key === undefined) return undefined;
  const name = holder !== undefined && isJson(holder, source) ? doubleQuoted(key) : key;
  const entry = `${name}: ${doubleQuoted(text)}`;
  const edit = blank ? entryBelow(at, missing, entry, source) : holder && addedEntry(holder, missing, entry, source);
  return edit && { file, edits: [edit] };
}

/** Whether keys have quotes in a mapping. */
export function isJson({ span, flow }: Block, source: string): boolean {
  const [, first] = /^\{\s*(\S)/.exec(source.slice(span.start, span.start + 1_000)) ?? [];
  return flow && (first === '"' || source.trimStart().startsWith('{'));
}

/**
 * The edit that adds `entry` (`key: value`) to a mapping, below the new keys of `path`; undefined where an alias stands
 * for it, or an anchor by which others may have it too. `source` is the text of the file.
 */
export function addedEntry(
  holder: Block,
  path: readonly string[],
  entry: string,
  source: string,
): TextEdit | undefined {
  const { span, flow, indent } = holder;
  if ('*&'.includes(source[span.start] ?? '*') || isAnchored(source, lineStart(source, span.start))) return undefined;
  if (flow) return addedPair(holder, path, entry, source);
  return linesBehind(lineEndFrom(source, span.end), indent, path, entry, source);
}

/** As {@link addedEntry}, below a key that stands alone on its line; undefined where it doesn't. */
function entryBelow(key: Span, path: readonly string[], entry: string, source: string): TextEdit | undefined {
  const start = lineStart(source, key.start);
  const indent = source.slice(start, key.start);
  const end = lineEndFrom(source, key.end);
  if (indent.trim() !== '' || indent.includes('\t') || isAnchored(source, start)) return undefined;
  if (!/^["']?[ \t]*:[ \t]*(?:#.*)?$/.test(source.slice(key.end, end))) return undefined;
  return linesBehind(end, indent.length + 2, path, entry, source);
}

function linesBehind(at: number, indent: number, path: readonly string[], entry: string, source: string): TextEdit {
  const keys = path.map((key, at) => ' '.repeat(indent + 2 * at) + (isBlockKey(key) ? key : `${key}:`));
  const lines = ['', ...keys, ' '.repeat(indent + 2 * path.length) + entry];
  return { span: { start: at, end: at }, newText: lines.join(lineBreakOf(source)) };
}

/** Whether a key comes with the mark of the block scalar below it, as for values that are a text. */
function isBlockKey(key: string): boolean {
  return key.endsWith('|-');
}

/** A further pair in `{ }`; undefined where a comment stands in there. */
function addedPair(holder: Block, path: readonly string[], entry: string, source: string): TextEdit | undefined {
  const { start, end } = holder.span;
  const written = source.slice(start, end);
  if (path.some(isBlockKey)) return undefined;
  if (!written.startsWith('{') || !written.endsWith('}') || written.includes('#')) return undefined;
  const quoted = isJson(holder, source);
  const pair = path.reduceRight((inner, key) => `${quoted ? doubleQuoted(key) : key}: { ${inner} }`, entry);
  const inner = written.slice(1, -1).trimEnd();
  const at = start + 1 + inner.length;
  if (inner.trim() === '') return { span: { start, end }, newText: `{ ${pair} }` };
  return { span: { start: at, end: at }, newText: (inner.endsWith(',') ? ' ' : ', ') + pair };
}
