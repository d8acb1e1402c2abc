import type { TextEdit } from '../text.ts';
import { addedField, addedSetting } from './addField.ts';
import { unexpanded } from './expansion.ts';
import { lineBreakOf, lineEndFrom } from './lines.ts';
import { METHOD_VARIABLES, type MethodSite } from './methodSites.ts';
import type { Container, EnvVar } from './model.ts';
import { addition } from './moveEnv.ts';
import { lineStart } from './writeEnv.ts';
import { type FileEdit, installationEdit, type TextOf } from './writeInstallation.ts';
import { doubleQuoted, writeScalar } from './writeScalar.ts';

/** Writes a method where one stands, keeping the style in which it is written. */

/** The edit that makes `site` say `text`; undefined where it can't be written there. */
export function methodEdit(site: MethodSite, text: string, textOf: TextOf): FileEdit | undefined {
  if (site.form === 'installation') return installationEdit(site, text, textOf);
  if (site.form === 'default') return addedMethod(site, text, textOf);
  if (site.form === 'fixed') return detectedInstead(site, text, textOf);
  const { value } = site;
  const written = site.form === 'env' ? unexpanded(text) : text;
  return value && { file: value.file, edits: [{ span: value.span, newText: writeScalar(written, value) }] };
}

/** Writes a method where none is. */
function addedMethod(site: MethodSite, text: string, textOf: TextOf): FileEdit | undefined {
  switch (site.agent.form) {
    case 'workload':
      return insertedPair(site, text, textOf);
    case 'installation':
      return addedField(site.agent, site.family, text, textOf);
    case 'settings':
      return addedSetting(site.agent, site.family, text, textOf);
  }
}

/** A new entry of `env` behind the one that asks for detection; where none does so, one that asks comes with it. */
function insertedPair({ agent, entry, family }: MethodSite, text: string, textOf: TextOf): FileEdit | undefined {
  if (agent.form !== 'workload') return undefined;
  const source = textOf(agent.file);
  if (source === undefined) return undefined;
  const { container, env } = agent;
  const name = METHOD_VARIABLES[family];
  const ipName = family === 4 ? 'IP' : 'IP6';
  const asking = env.get(ipName) === undefined ? [[ipName, 'autodetect'] as const] : [];
  const behind = entry && entryBehind(entry, container, name, text, source);
  const edit = behind ?? addition([...asking, [name, doubleQuoted(unexpanded(text))]], container, source);
  return edit && { file: agent.file, edits: [edit] };
}

/** Has the address detected by `text` that IP or IP6 gives now; undefined where it is not an entry of `env` alone. */
function detectedInstead({ agent, entry, family }: MethodSite, text: string, textOf: TextOf): FileEdit | undefined {
  const source = textOf(agent.file);
  if (agent.form !== 'workload' || entry === undefined || source === undefined) return undefined;
  const { container, env } = agent;
  const { start } = entry.entry;
  const written = source.slice(start, entry.entry.end).trimEnd();
  const added = entryBehind(entry, container, METHOD_VARIABLES[family], text, source);
  // A comment would be lost, and what an anchor names may be needed elsewhere.
  if (added === undefined || /[#&*]/.test(written) || env.get(METHOD_VARIABLES[family]) !== undefined) return undefined;
  const indent = ' '.repeat(start - lineStart(source, start));
  const asking = written.startsWith('{')
    ? `{ name: ${entry.name.value}, value: autodetect }`
    : `name: ${entry.name.value}${lineBreakOf(source)}${indent}value: autodetect`;
  const replaced = { span: { start, end: start + written.length }, newText: asking };
  return { file: agent.file, edits: [replaced, added] };
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
  const lines = ['', `${indent}- name: ${name}`, `${indent}  value: ${doubleQuoted(unexpanded(text))}`];
  const at = lineEndFrom(source, end);
  return { span: { start: at, end: at }, newText: lines.join(lineBreakOf(source)) };
}
