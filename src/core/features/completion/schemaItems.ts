import type { ReadManifest } from '../../manifest/file.ts';
import { keysAbove, type LineOutline, outlineAt } from '../../manifest/outline.ts';
import { flowItemAt, type Region, regionAt } from '../../manifest/region.ts';
import { plainType } from '../../manifest/scalarType.ts';
import type { Slice } from '../../manifest/split.ts';
import { plainOrQuoted } from '../../manifest/writeScalar.ts';
import { nothing, say } from '../../message.ts';
import type { Schema } from '../../objects/schema/keywords.ts';
import { type DefinitionSources, schemaFor } from '../../objects/schema/lookup.ts';
import { behindLists, fieldOf, schemaAt } from '../../objects/schema/path.ts';
import { paragraphs } from '../../words/markdownText.ts';
import { schemaParts, typeOf } from '../../words/schemaText.ts';
import { asSnippet, type CompletionItem, sortText, wholeItem } from './item.ts';

export interface SchemaInput extends DefinitionSources {
  readonly manifest: ReadManifest;
}

/** `items`, and where there are none but fields, the fields and values of the definition besides. */
export function withSchemaItems(
  items: readonly CompletionItem[],
  input: SchemaInput,
  offset: number,
): readonly CompletionItem[] {
  if (items.some(({ kind }) => kind !== 'field')) return items;
  const labels = new Set(items.map(({ label }) => label));
  return [...items, ...schemaItems(input, offset).filter(({ label }) => !labels.has(label))];
}

/** Fields and values that the definition in the files or the cluster has at `offset` of an object that is written in lines. */
function schemaItems(input: SchemaInput, offset: number): readonly CompletionItem[] {
  const { manifest } = input;
  const slice = manifest.slices.find(({ start, end }) => start <= offset && offset <= end);
  if (slice?.parsed === null || slice?.parsed === undefined) return [];
  const root = rootSchema(slice.text, input);
  if (root === undefined) return [];
  const line = outlineAt(manifest.text, slice.start, offset);
  const [parent = '', ...others] = keysAbove(line);
  // Only one method may be written there, which has its own offers.
  if (parent.startsWith('nodeAddressAutodetection') || parent === 'metadata' || others.includes('metadata')) return [];
  const around = schemaAt(root, [...keysAbove(line)].reverse());
  if (around === undefined) return [];
  const isList = around.items() !== undefined;
  const { text } = manifest;
  if (line.key === undefined && isList && line.dash !== undefined) {
    const region = regionAt(text, line.line.start + line.dash + 1, line.line.end, offset);
    const values = region === undefined ? [] : valueItems(behindLists(around), region);
    if (values.length > 0) return values;
  }
  if (line.key === undefined) {
    const inItem = !isList || line.levels[0]?.dash !== undefined;
    return inItem && isWord(text, line, offset) ? nameItems(behindLists(around), line, offset, slice, input) : [];
  }
  return behindKey(behindLists(around), line, offset, input);
}

/** Told by the text alone, which may not be in order while one writes. */
function rootSchema(text: string, { manifest, ...sources }: SchemaInput): Schema | undefined {
  const [, group, version] = /^apiVersion:[ \t]*["']?([\w.-]+)\/(\w+)/m.exec(text) ?? [];
  const [, kind] = /^kind:[ \t]*["']?(\w+)/m.exec(text) ?? [];
  if (group === undefined || version === undefined || kind === undefined) return undefined;
  return schemaFor({ group, version, kind }, manifest.file, sources)?.schema;
}

function isWord(text: string, { start, line }: LineOutline, offset: number): boolean {
  return offset >= start && /^[\w-]*$/.test(text.slice(start, line.end));
}

function behindKey(
  schema: Schema,
  { key, behindKey: from, line }: LineOutline,
  offset: number,
  { manifest: { text } }: SchemaInput,
): readonly CompletionItem[] {
  const field = key && fieldOf(schema, key.value);
  if (field === undefined || from === undefined) return [];
  const isList = field.items() !== undefined;
  const region = isList ? flowItemAt(text, from, line.end, offset) : regionAt(text, from, line.end, offset);
  return region === undefined ? [] : valueItems(behindLists(field), region);
}

function valueItems(schema: Schema, region: Region): readonly CompletionItem[] {
  const { type, enum: allowed, default: given } = schema.keywords();
  const words = allowed?.filter(({ value }) => value !== '') ?? [];
  const preset = given?.kind === 'scalar' ? given.value : undefined;
  if (allowed === undefined && type !== 'boolean') return [];
  const labels = allowed === undefined ? ['true', 'false'] : words.map(({ value }) => value);
  return labels.map((label, at) => {
    const bare = type !== 'string' || plainType(label) === 'string';
    const offer = { label, kind: 'value', detail: label === preset ? say('default') : nothing } as const;
    return wholeItem(offer, region, sortText(1, at), bare);
  });
}

const ofKubernetes: ReadonlySet<string> = new Set(['status']);

function nameItems(
  schema: Schema,
  line: LineOutline,
  offset: number,
  slice: Slice,
  { manifest: { text } }: SchemaInput,
): readonly CompletionItem[] {
  const written = new Set([
    ...(line.levels[0]?.entries.map(({ key }) => key) ?? []),
    ...keysBelow(text, line, slice.end),
    ...(line.column === 0 ? rootKeys(slice.text) : []),
  ]);
  const { required } = schema.keywords();
  return [...(schema.properties() ?? [])]
    .filter(([name]) => !written.has(name) && !ofKubernetes.has(name))
    .map(([name, field], at): CompletionItem => {
      return {
        label: name,
        kind: 'field',
        insert: asSnippet(plainOrQuoted(name)) + valueStart(field, line.column),
        snippet: true,
        replace: { start: Math.min(line.start, offset), end: offset },
        filter: name,
        detail: typeOf(field),
        documentation: paragraphs(schemaParts(field)),
        sort: sortText(required.includes(name) ? 1 : 2, at),
        more: true,
      };
    });
}

/** What is written behind a key, with the cursor where its value begins. */
function valueStart(field: Schema, column: number): string {
  const indent = ' '.repeat(column + 2);
  if (field.items() !== undefined) return `:\n${indent}- $0`;
  return field.keywords().type === 'object' ? `:\n${indent}$0` : ': $0';
}

function rootKeys(text: string): readonly string[] {
  return [...text.matchAll(/^["']?([\w-]+)["']?[ \t]*:/gm)].flatMap(([, key]) => key ?? []);
}

/** The keys of the line's mapping that stand below it. */
function keysBelow(text: string, { line, column }: LineOutline, end: number): readonly string[] {
  const keys: string[] = [];
  for (const each of text.slice(line.end, end).split('\n').slice(1)) {
    const indent = each.length - each.trimStart().length;
    if (each.trim() === '' || indent > column) continue;
    const key = indent === column ? /^["']?([\w.-]+)["']?[ \t]*:/.exec(each.trimStart())?.[1] : undefined;
    if (key === undefined) break;
    keys.push(key);
  }
  return keys;
}
