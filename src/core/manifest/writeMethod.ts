import type { Span, TextEdit } from '../text.ts';
import { METHOD_VARIABLES, type MethodSite } from './methodSites.ts';
import type { AutodetectionField, Container, EnvVar, ScalarValue } from './model.ts';

/** Writes a method where one stands, keeping the style in which it is written. */

export interface FileEdit {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

type Style = Pick<ScalarValue, 'style' | 'value' | 'type'> & { readonly span?: Span };

/** The edit that makes `site` say `text`; undefined where it can't be written there. */
export function methodEdit(site: MethodSite, text: string): FileEdit | undefined {
  if (site.form === 'installation') return installationEdit(site, text);
  if (site.form === 'default') return insertedPair(site, text);
  const { value } = site;
  return value && { file: value.file, edits: [{ span: value.span, newText: writeScalar(text, value) }] };
}

/** A new entry of `env` behind the one that asks for detection. */
function insertedPair({ agent, entry, family }: MethodSite, text: string): FileEdit | undefined {
  if (agent.form !== 'workload' || entry === undefined) return undefined;
  const edit = entryBehind(entry, agent.container, METHOD_VARIABLES[family], text);
  return edit && { file: agent.file, edits: [edit] };
}

/**
 * The edit that adds a variable behind `entry` of the container's `env`; undefined where the list is written with `[ ]`,
 * or an alias stands for it or for the entry.
 */
export function entryBehind(entry: EnvVar, { envBlock }: Container, name: string, text: string): TextEdit | undefined {
  if (envBlock === undefined || envBlock.flow) return undefined;
  const { start, end } = entry.entry;
  if (start < envBlock.span.start || end > envBlock.span.end) return undefined;
  const indent = ' '.repeat(envBlock.indent);
  const newText = `\n${indent}- name: ${name}\n${indent}  value: ${doubleQuoted(text)}`;
  return { span: { start: end, end }, newText };
}

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

function doubleQuoted(text: string): string {
  const escaped = text.replace(/["\\]|[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (char) => {
    if (char === '"' || char === '\\') return `\\${char}`;
    const code = (char.codePointAt(0) ?? 0).toString(16);
    if (char === '\n' || char === '\t') return char === '\n' ? '\\n' : '\\t';
    return code.length <= 2
      ? `\\x${code.padStart(2, '0')}`
      : code.length <= 4
        ? `\\u${code.padStart(4, '0')}`
        : `\\U${code.padStart(8, '0')}`;
  });
  return `"${escaped}"`;
}

/** Whether `text` reads as itself without quotes; a comma only where one stood before, since in `[ ]` and `{ }` it ends the value. */
function isPlain(text: string, before: string): boolean {
  const isNetwork = /^\d+(\.\d+){3}\/\d+$/.test(text);
  return (
    isNetwork || (/^[A-Za-z][A-Za-z0-9=./,_^$()|+-]*$/.test(text) && (!text.includes(',') || before.includes(',')))
  );
}

const fields: readonly (readonly [string, AutodetectionField])[] = [
  ['interface=', 'interface'],
  ['skip-interface=', 'skipInterface'],
  ['can-reach=', 'canReach'],
  ['cidr=', 'cidrs'],
];

/** The fields of the operator's Installation that make it give `text` to calico-node. */
function installationField(text: string): string | undefined {
  if (text === 'first-found') return 'firstFound: true';
  if (text === 'kubernetes-internal-ip') return 'kubernetes: NodeInternalIP';
  const [prefix, field] = fields.find(([start]) => text.startsWith(start)) ?? [];
  if (prefix === undefined || field === undefined) return undefined;
  const argument = text.slice(prefix.length);
  return field === 'cidrs'
    ? `cidrs: [${argument.split(',').map(doubleQuoted).join(', ')}]`
    : `${field}: ${doubleQuoted(argument)}`;
}

function installationEdit(site: MethodSite, text: string): FileEdit | undefined {
  const { agent, family } = site;
  if (agent.form !== 'installation') return undefined;
  const autodetection = agent.installation.autodetection[family];
  const alone = Object.keys(autodetection?.keys ?? {}).length === 1;
  const edits = alone ? valueEdits(site, text) : undefined;
  if (edits !== undefined) return { file: agent.file, edits };
  const block = autodetection?.block;
  const field = installationField(text);
  if (block === undefined || field === undefined) return undefined;
  return { file: agent.file, edits: [{ span: block.span, newText: block.flow ? `{ ${field} }` : field }] };
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
