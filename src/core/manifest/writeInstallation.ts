import type { OperatorField } from '../detection/methods.ts';
import type { Span, TextEdit } from '../text.ts';
import type { InstallationAgent } from './agent.ts';
import type { FileEdit, TextOf } from './forms/form.ts';
import type { MethodSite } from './methodSites.ts';
import type { Autodetection, Block } from './model.ts';
import { fieldValue, kubernetesAddress, operatorFields } from './operatorFields.ts';
import { doubleQuoted, writeScalar } from './writeScalar.ts';

/** Writes a method into the operator's Installation, and leaves comments and what else stands there as it is. */

/** One field as it is written: from the start of its key to the end of its value. */
interface Entry {
  readonly field: OperatorField;
  readonly span: Span;
}

/** The edit that makes the Installation's field say `text`; undefined where it can't be written there. */
export function installationEdit(site: MethodSite, text: string, textOf: TextOf): FileEdit | undefined {
  const { agent, family } = site;
  if (agent.form !== 'installation') return undefined;
  const autodetection = agent.installation.autodetection[family];
  const alone = Object.keys(autodetection?.keys ?? {}).length === 1;
  const edits = alone ? valueEdits(site, text) : undefined;
  if (edits !== undefined) return { file: agent.file, edits };
  const block = autodetection?.block;
  const source = textOf(agent.file);
  // In JSON every key has quotes.
  const isJson = source?.[autodetection?.key.span.start ?? 0] === '"';
  const field = installationField(text, isJson);
  if (autodetection?.merged) return undefined; // what it replaces may stand in another file
  if (autodetection === undefined || block === undefined || source === undefined || field === undefined)
    return undefined;
  const written = entriesOf(agent, autodetection);
  const [target = written?.[0]] = (written ?? []).filter(({ span }) => span.start === site.name.span.start);
  if (written === undefined || target === undefined) {
    return { file: agent.file, edits: [{ span: block.span, newText: block.flow ? `{ ${field} }` : field }] };
  }
  return {
    file: agent.file,
    edits: [{ span: target.span, newText: field }, ...without(written, target, block, source)],
  };
}

/** The edit that leaves `kept` as the only method of `family`; undefined where the others can't be told apart. */
export function keepEdit(
  agent: InstallationAgent,
  autodetection: Autodetection,
  kept: OperatorField,
  textOf: TextOf,
): FileEdit | undefined {
  if (autodetection.merged) return undefined; // the others may stand in another file
  const source = textOf(agent.file);
  const written = entriesOf(agent, autodetection);
  const target = written?.find(({ field }) => field === kept);
  const { block } = autodetection;
  if (written === undefined || target === undefined || block === undefined || source === undefined) return undefined;
  return { file: agent.file, edits: without(written, target, block, source) };
}

/** The edit that writes `firstFound: false` before a field that is written; undefined where its place can't be told. */
export function withoutFirstFound(
  agent: InstallationAgent,
  { keys, merged, block }: Autodetection,
  before: OperatorField,
  textOf: TextOf,
): FileEdit | undefined {
  const source = textOf(agent.file);
  const start = keys[before]?.start;
  if (merged || block === undefined || source === undefined || start === undefined) return undefined;
  const name = source[start] === '"' ? '"firstFound"' : 'firstFound';
  const indent = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  const end = source.includes('\r\n') ? '\r\n' : '\n';
  if (!block.flow && indent.trim() !== '') return undefined;
  const newText = block.flow ? `${name}: false, ` : `${name}: false${end}${indent}`;
  return { file: agent.file, edits: [{ span: { start, end: start }, newText }] };
}

/** The fields in the order in which they are written; undefined where one holds what no field can. */
function entriesOf(agent: InstallationAgent, autodetection: Autodetection): readonly Entry[] | undefined {
  const entries = operatorFields.flatMap((method): Entry[] => {
    const { field } = method;
    const key = autodetection.keys[field];
    const value = fieldValue(agent, autodetection, method)?.span;
    return key === undefined || value === undefined ? [] : [{ field, span: { start: key.start, end: value.end } }];
  });
  if (entries.length !== Object.keys(autodetection.keys).length) return undefined;
  return entries.sort((a, b) => a.span.start - b.span.start);
}

/** The edits that take away every entry but `target`: whole lines, or in `{ }` with a comma. */
function without(written: readonly Entry[], target: Entry, block: Block, source: string): readonly TextEdit[] {
  const kept = written.indexOf(target);
  return written.flatMap((entry, at): TextEdit[] => {
    if (at === kept) return [];
    const before = written[at - 1]?.span.end ?? entry.span.start;
    const after = written[at + 1]?.span.start ?? entry.span.end;
    const inFlow = at < kept ? { start: entry.span.start, end: after } : { start: before, end: entry.span.end };
    return [{ span: block.flow ? inFlow : linesOf(entry.span, source), newText: '' }];
  });
}

/** The lines on which `span` stands, with the line break before them. */
function linesOf({ start, end }: Span, source: string): Span {
  const lineStart = source.lastIndexOf('\n', start - 1);
  const next = source.indexOf('\n', source.slice(0, end).trimEnd().length);
  const lineEnd = next === -1 ? source.length : next;
  const from = source[lineStart - 1] === '\r' ? lineStart - 1 : lineStart;
  return { start: from, end: source[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd };
}

/** The field of the operator's Installation that makes it give `text` to calico-node. */
export function installationField(text: string, isJson = false): string | undefined {
  const found = operatorFields.find(({ method, prefix }) =>
    prefix === '' ? text === method : text.startsWith(prefix),
  );
  if (found === undefined) return undefined;
  const argument = text.slice(found.prefix.length);
  const key = isJson ? `"${found.field}"` : found.field;
  switch (found.holds) {
    case 'flag':
      return `${key}: true`;
    case 'name':
      return `${key}: ${isJson ? doubleQuoted(kubernetesAddress) : kubernetesAddress}`;
    case 'list':
      return `${key}: [${argument.split(',').map(doubleQuoted).join(', ')}]`;
    case 'text':
      return `${key}: ${doubleQuoted(argument)}`;
  }
}

/** Edits of the value alone, where the field stays the same, and with it the number of a list's items. */
function valueEdits({ value }: MethodSite, text: string): readonly TextEdit[] | undefined {
  if (value === undefined || value.operatorPrefix === '' || !text.startsWith(value.operatorPrefix)) return undefined;
  const argument = text.slice(value.operatorPrefix.length);
  if (value.items === undefined) return [{ span: value.span, newText: writeScalar(argument, value) }];
  const parts = argument.split(',');
  if (parts.length !== value.items.length) return undefined;
  return value.items.flatMap((item, at) => {
    const part = parts[at] ?? '';
    return part === item.value ? [] : [{ span: item.span, newText: writeScalar(part, item) }];
  });
}
