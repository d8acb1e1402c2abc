import type { Translate } from '../l10n.ts';
import type { CalicoResource, ManifestFile } from '../manifest/model.ts';
import type { YamlNode } from '../manifest/tree.ts';
import type { Schema } from '../objects/schema/keywords.ts';
import { type DefinitionSources, type KnownSchema, schemaOfResource } from '../objects/schema/lookup.ts';
import { fieldOf } from '../objects/schema/path.ts';
import { type Span, shift, touches } from '../text.ts';
import { codeMarkdown, escapeMarkdown } from '../words/markdown.ts';
import { schemaMarkdown, typeOf } from '../words/schemaText.ts';

/** What the definition in the files or the cluster says of the field whose key stands at `offset` of one of Calico's objects. */
export function fieldHover(
  manifest: ManifestFile,
  sources: DefinitionSources,
  offset: number,
  t: Translate,
): { readonly span: Span; readonly markdown: string } | undefined {
  const resource = manifest.documents.findLast(
    (document): document is CalicoResource => document.form === 'resource' && touches(document.span, offset),
  );
  const known = resource && schemaOfResource(resource, manifest.file, sources);
  if (resource === undefined || known === undefined) return undefined;
  const found = keyAt(resource.tree, known.schema, offset - resource.base, '');
  if (found === undefined) return undefined;
  const { path, schema, span } = found;
  const head = [codeMarkdown(path), escapeMarkdown(typeOf(schema, t))].filter((part) => part !== '').join(' — ');
  const foot = escapeMarkdown(footOf(known, t));
  const lived = escapeMarkdown(availabilityText(schema.availability, t));
  const markdown = [head, schemaMarkdown(schema, t), lived, foot].filter((part) => part !== '').join('\n\n');
  return { span: shift(span, resource.base), markdown };
}

/** Where it is from that is told. */
function footOf({ at, facts, definition: { kind } }: KnownSchema, t: Translate): string {
  if (at !== undefined) return t("from {1}'s definition of {0}", kind, nameOf(at.file));
  if (facts === undefined) return t("from the cluster's definition of {0}", kind);
  return facts.release === undefined
    ? t("from the definitions of {0} in Calico's releases", kind)
    : t('from the definition of {0} in Calico {1}', kind, facts.release);
}

/** Which releases have it. */
function availabilityText(availability: Schema['availability'], t: Translate): string {
  const { since, last } = availability ?? {};
  if (since !== undefined && last !== undefined) return t('in Calico {0} to {1}', since, last);
  if (since !== undefined) return t('since Calico {0}', since);
  return last === undefined ? '' : t('until Calico {0}', last);
}

interface FieldAt {
  readonly path: string;
  readonly schema: Schema;
  readonly span: Span;
}

function keyAt(node: YamlNode, schema: Schema, offset: number, path: string): FieldAt | undefined {
  if (node.kind === 'sequence') {
    const index = node.items.findIndex(({ span }) => touches(span, offset));
    const item = node.items[index];
    const items = schema.items();
    return item && items && keyAt(item, items, offset, `${path}[${index}]`);
  }
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
