import type { Family } from '../net/address.ts';
import type { TextEdit } from '../text.ts';
import type { InstallationAgent, SettingsAgent } from './agent.ts';
import { lineBreakOf, lineEndFrom } from './lines.ts';
import type { Block } from './model.ts';
import { isAnchored, lineStart } from './writeEnv.ts';
import { type FileEdit, installationField, type TextOf } from './writeInstallation.ts';
import { doubleQuoted } from './writeScalar.ts';

/** Writes a method into a mapping that has none, behind what stands there. */

/** The edit that gives an Installation, or values for one, the method `text`; undefined where it can't be written there. */
export function addedField(
  { file, installation }: InstallationAgent,
  family: Family,
  text: string,
  textOf: TextOf,
): FileEdit | undefined {
  const { holder, missing } = installation.opening;
  const source = textOf(file);
  if (source === undefined || holder === undefined) return undefined;
  const field = installationField(text, isJson(holder, source));
  const path = [...missing, `nodeAddressAutodetectionV${family}`];
  const edit = field === undefined ? undefined : addedEntry(holder, path, field, source);
  return edit && { file, edits: [edit] };
}

/** The edit that gives an installer's settings the method `text`; undefined as above. */
export function addedSetting(
  { file, settings }: SettingsAgent,
  family: Family,
  text: string,
  textOf: TextOf,
): FileEdit | undefined {
  const { holder, missing } = settings.opening;
  const key = settings.keys[family];
  const source = textOf(file);
  if (source === undefined || holder === undefined || key === undefined) return undefined;
  const name = isJson(holder, source) ? doubleQuoted(key) : key;
  const edit = addedEntry(holder, missing, `${name}: ${doubleQuoted(text)}`, source);
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
  const keys = path.map((key, at) => ' '.repeat(indent + 2 * at) + (isBlockKey(key) ? key : `${key}:`));
  const lines = ['', ...keys, ' '.repeat(indent + 2 * path.length) + entry];
  const at = lineEndFrom(source, span.end);
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
