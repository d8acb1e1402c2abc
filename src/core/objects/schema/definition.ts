import { entryOf, type YamlMap, type YamlNode } from '../../manifest/tree.ts';
import { templateTokens } from '../../placeholders/scan.ts';
import { type Block, blocksIn, insideOf, isInline, itemsIn, joined } from './blocks.ts';
import { type Schema, textAt, valueAt } from './keywords.ts';
import { parsedText, schemaInText, treeSchema } from './schema.ts';

/** A CustomResourceDefinition, read only as far as it is asked for. */
export interface Definition {
  readonly group: string;
  readonly kind: string;
  /** The schema of a version; undefined where it has none. */
  readonly schemaOf: (version: string) => Schema | undefined;
  /** Unknown fields are kept everywhere, as before apiextensions/v1. */
  readonly keepsUnknown: boolean;
}

/** Reads the definitions in the text of a document: one, or those in a list; none that a template is to fill in. */
export function readDefinitions(text: string): readonly Definition[] {
  if (templateTokens(text).some(({ kind, role }) => kind === 'template' && role !== 'comment')) return [];
  const root = blocksIn(text, 0, text.length);
  if (root === undefined) return isJson.test(text) || text.length <= mostBroken ? definitionsOf(parsedText(text)) : [];
  const list = root.findLast(({ key }) => key === 'items');
  if (list === undefined) return definitionIn(text, root);
  return itemsIn(text, insideOf(text, list), list.end).flatMap(([start, end]) =>
    definitionIn(text, blocksIn(text, start, end) ?? []),
  );
}

const isJson = /^\s*\{/;
/** Longer ones that are not written line by line are being written, and not parsed with every letter. */
const mostBroken = 100_000;

function definitionIn(text: string, root: readonly Block[]): readonly Definition[] {
  const spec = inside(text, root, 'spec');
  const names = spec && inside(text, spec, 'names');
  if (spec === undefined || names === undefined) {
    const own = joined(text, root);
    return own.length <= mostBroken ? definitionsOf(parsedText(own)) : [];
  }
  const group = inlineText(text, spec, 'group');
  const kind = inlineText(text, names, 'kind');
  if (group === undefined || kind === undefined) return [];
  const schemas = new Map<string, Schema | undefined>();
  const schemaOf = (version: string): Schema | undefined => {
    if (!schemas.has(version)) schemas.set(version, versionSchema(text, spec, version));
    return schemas.get(version);
  };
  return [{ group, kind, schemaOf, keepsUnknown: inlineText(text, spec, 'preserveUnknownFields') === 'true' }];
}

function inside(text: string, blocks: readonly Block[], key: string): readonly Block[] | undefined {
  const found = blocks.findLast((each) => each.key === key);
  if (found === undefined || isInline(text, found)) return undefined;
  return blocksIn(text, insideOf(text, found), found.end);
}

/** A word that stands behind its key. */
function inlineText(text: string, blocks: readonly Block[], key: string): string | undefined {
  const found = blocks.findLast((each) => each.key === key);
  if (found === undefined) return undefined;
  const value = text.slice(found.behind, found.end);
  const [whole = '', , word] = /^[ \t]*(["']?)([\w.-]+)\1/.exec(value) ?? [];
  const rest = value.slice(whole.length).trim();
  return rest === '' || (rest.startsWith('#') && !rest.includes('\n')) ? word : undefined;
}

function versionSchema(text: string, spec: readonly Block[], name: string): Schema | undefined {
  const list = spec.findLast(({ key }) => key === 'versions');
  if (list === undefined || isInline(text, list)) return undefined;
  for (const [start, end] of itemsIn(text, insideOf(text, list), list.end)) {
    const version = blocksIn(text, start, end);
    if (version === undefined || inlineText(text, version, 'name') !== name) continue;
    const open = inside(text, version, 'schema')?.findLast(({ key }) => key === 'openAPIV3Schema');
    return open === undefined || isInline(text, open) ? undefined : schemaInText(text, insideOf(text, open), open.end);
  }
  return undefined;
}

/** Definitions that are not written line by line, as in JSON. */
function definitionsOf(root: YamlMap | undefined): readonly Definition[] {
  const items = valueAt(root, 'items');
  if (items?.kind === 'sequence')
    return items.items.flatMap((item) => (item.kind === 'map' ? definitionsOf(item) : []));
  if (textAt(root, 'kind') !== 'CustomResourceDefinition') return [];
  const spec = mapIn(root, 'spec');
  const group = textAt(spec, 'group');
  const kind = textAt(mapIn(spec, 'names'), 'kind');
  if (group === undefined || kind === undefined) return [];
  const versions = valueAt(spec, 'versions');
  const schemaOf = (name: string): Schema | undefined => {
    const all = versions?.kind === 'sequence' ? versions.items : [];
    const found = all.find((item): item is YamlMap => item.kind === 'map' && textAt(item, 'name') === name);
    const schema = found && schemaIn(found);
    return schema && treeSchema(schema);
  };
  return [{ group, kind, schemaOf, keepsUnknown: textAt(spec, 'preserveUnknownFields') === 'true' }];
}

function schemaIn(version: YamlMap): YamlNode | undefined {
  return valueAt(mapIn(version, 'schema'), 'openAPIV3Schema');
}

function mapIn(map: YamlMap | undefined, key: string): YamlMap | undefined {
  const value = map && entryOf(map, key)?.value;
  return value?.kind === 'map' ? value : undefined;
}
