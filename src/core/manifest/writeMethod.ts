import type { TextEdit } from '../text.ts';
import { METHOD_VARIABLES, type MethodSite } from './methodSites.ts';
import type { Container, EnvVar } from './model.ts';
import { type FileEdit, installationEdit, type TextOf } from './writeInstallation.ts';
import { doubleQuoted, writeScalar } from './writeScalar.ts';

/** Writes a method where one stands, keeping the style in which it is written. */

/** The edit that makes `site` say `text`; undefined where it can't be written there. */
export function methodEdit(site: MethodSite, text: string, textOf: TextOf): FileEdit | undefined {
  if (site.form === 'installation') return installationEdit(site, text, textOf);
  if (site.form === 'default') return insertedPair(site, text, textOf);
  const { value } = site;
  return value && { file: value.file, edits: [{ span: value.span, newText: writeScalar(text, value) }] };
}

/** A new entry of `env` behind the one that asks for detection. */
function insertedPair({ agent, entry, family }: MethodSite, text: string, textOf: TextOf): FileEdit | undefined {
  if (agent.form !== 'workload' || entry === undefined) return undefined;
  const source = textOf(agent.file);
  const edit = source && entryBehind(entry, agent.container, METHOD_VARIABLES[family], text, source);
  return edit ? { file: agent.file, edits: [edit] } : undefined;
}

/**
 * The edit that adds a variable behind `entry` of the container's `env`, and behind a comment on its last line; undefined
 * where the list is written with `[ ]`, or an alias stands for it or for the entry. `source` is the text of the file.
 */
export function entryBehind(
  entry: EnvVar,
  { envBlock }: Container,
  name: string,
  text: string,
  source: string,
): TextEdit | undefined {
  if (envBlock === undefined || envBlock.flow || entry.file !== undefined) return undefined;
  const { start, end } = entry.entry;
  if (start < envBlock.span.start || end > envBlock.span.end) return undefined;
  const indent = ' '.repeat(envBlock.indent);
  const lines = ['', `${indent}- name: ${name}`, `${indent}  value: ${doubleQuoted(text)}`];
  const at = lineEndFrom(source, end);
  return { span: { start: at, end: at }, newText: lines.join(lineBreakOf(source)) };
}

/** Where the line ends on which the text before `offset` stands, without its line break. */
export function lineEndFrom(source: string, offset: number): number {
  const from = source.slice(0, offset).trimEnd().length;
  const found = source.indexOf('\n', from);
  const end = found === -1 ? source.length : found;
  return source[end - 1] === '\r' ? end - 1 : end;
}

/** The line break that `source` uses. */
export function lineBreakOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}
