import type { CalicoResource, ManifestFile } from '../manifest/model.ts';
import type { YamlNode } from '../manifest/tree.ts';
import { type Message, nothing, say } from '../message.ts';
import type { Schema } from '../objects/schema/keywords.ts';
import { type DefinitionSources, type KnownSchema, schemaOfResource } from '../objects/schema/lookup.ts';
import { fieldOf } from '../objects/schema/path.ts';
import { type Span, shift, touches } from '../text.ts';
import { code, joined, type Markdown, paragraphs, plain } from '../words/markdownText.ts';
import { schemaParts, typeOf } from '../words/schemaText.ts';

/** What the definition in the files or the cluster says of the field whose key stands at `offset` of one of Calico's objects. */
export function fieldHover(
  manifest: ManifestFile,
  sources: DefinitionSources,
  offset: number,
): { readonly span: Span; readonly markdown: Markdown } | undefined {
  const resource = manifest.documents.findLast(
    (document): document is CalicoResource => document.form === 'resource' && touches(document.span, offset),
  );
  const known = resource && schemaOfResource(resource, manifest.file, sources);
  if (resource === undefined || known === undefined) return undefined;
  const found = keyAt(resource.tree, known.schema, offset - resource.base, '');
  if (found === undefined) return undefined;
  const { path, schema, span } = found;
  const type = typeOf(schema);
  const lived = availabilityText(schema.availability);
  const markdown = paragraphs([
    joined([code(path), ...(type === nothing ? [] : [plain(type)])], ' — '),
    ...schemaParts(schema),
    ...(lived === nothing ? [] : [plain(lived)]),
    plain(footOf(known)),
  ]);
  return { span: shift(span, resource.base), markdown };
}

/** Where it is from that is told. */
function footOf({ at, facts, definition: { kind } }: KnownSchema): Message {
  if (at !== undefined) return say("from {1}'s definition of {0}", kind, nameOf(at.file));
  if (facts === undefined) return say("from the cluster's definition of {0}", kind);
  return facts.release === undefined
    ? say("from the definitions of {0} in Calico's releases", kind)
    : say('from the definition of {0} in Calico {1}', kind, facts.release);
}

/** Which releases have it. */
function availabilityText(availability: Schema['availability']): Message {
  const { since, last } = availability ?? {};
  if (since !== undefined && last !== undefined) return say('in Calico {0} to {1}', since, last);
  if (since !== undefined) return say('since Calico {0}', since);
  return last === undefined ? nothing : say('until Calico {0}', last);
}

interface FieldAt {
  readonly path: string;
  readonly schema: Schema;
  readonly span: Span;
}

function keyAt(node: YamlNode, schema: Schema, offset: number, path: string): FieldAt | undefined {
  if (node.kind === 'sequence') return keyInItem(node.items, schema.items(), offset, path);
  if (node.kind !== 'map') return undefined;
  for (const { key, value } of node.entries) {
    const below = path === '' ? key.value : `${path}.${key.value}`;
    const field = fieldOf(schema, key.value);
    if (field === undefined) continue;
    if (touches(key.span, offset)) return { path: below, schema: field, span: key.span };
    if (touches(value.span, offset)) return keyAt(value, field, offset, below);
  }
  return undefined;
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function keyInItem(
  list: readonly YamlNode[],
  schema: Schema | undefined,
  offset: number,
  path: string,
): FieldAt | undefined {
  const index = list.findIndex(({ span }) => touches(span, offset));
  const item = list[index];
  return item && schema && keyAt(item, schema, offset, `${path}[${index}]`);
}
