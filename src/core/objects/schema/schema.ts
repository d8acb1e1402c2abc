import type { ParseLimits } from '../../manifest/documentLimits.ts';
import { parseVerbatim } from '../../manifest/parse.ts';
import type { YamlMap, YamlNode } from '../../manifest/tree.ts';
import { once } from '../../query.ts';
import { type Block, blocksIn, insideOf, isInline, joined } from './blocks.ts';
import { keywordsOf, type Schema, textAt, valueAt } from './keywords.ts';

/** Reads schemas. */

/** A document with more than this is no definition that a cluster takes (etcd's limit is 1.5 MB). */
export const definitionLimits: ParseLimits = { maxTokens: 500_000, maxLength: 4_000_000 };

/** The schema written in `text` from `start` to `end`, in lines of its own. */
export function schemaInText(text: string, start: number, end: number): Schema {
  const parts = once((): Parts => {
    const blocks = blocksIn(text, start, end);
    return blocks === undefined ? { tree: parsedText(lined(text, start, end)) } : { blocks };
  });
  const whole = once(() => treeSchema(parts().tree));
  const block = (key: string): Block | undefined => parts().blocks?.findLast((each) => each.key === key);
  const small = once(() => {
    const blocks = parts().blocks?.filter((each) => each.key !== 'description' && !isLong(text, each)) ?? [];
    return keywordsOf(parsedText(joined(text, blocks)), treeSchema);
  });
  const properties = once(() => {
    if (parts().blocks === undefined) return whole().properties();
    const found = block('properties');
    return found && propertiesIn(text, found);
  });
  return {
    keywords: () => (parts().blocks === undefined ? whole().keywords() : small()),
    description: once(() => {
      const found = block('description');
      if (parts().blocks === undefined) return whole().description();
      return found && textAt(parsedText(joined(text, [found])), 'description');
    }),
    properties,
    additional: once(() => {
      if (parts().blocks === undefined) return whole().additional();
      // Fields whose YAML breaks are not known, so that any may be right.
      if (block('properties') !== undefined && properties() === undefined) return true;
      const found = block('additionalProperties');
      if (found === undefined || isInline(text, found)) return additionalIn(text, found) ?? small().additional;
      return schemaOfBlock(text, found);
    }),
    items: once(() => {
      if (parts().blocks === undefined) return whole().items();
      const found = block('items');
      return found && schemaOfBlock(text, found);
    }),
  };
}

interface Parts {
  readonly blocks?: readonly Block[];
  readonly tree?: YamlMap | undefined;
}

const longKeys: ReadonlySet<string> = new Set(['properties', 'additionalProperties', 'items']);

function isLong(text: string, block: Block): boolean {
  return longKeys.has(block.key) && !isInline(text, block);
}

function propertiesIn(text: string, block: Block): ReadonlyMap<string, Schema> | undefined {
  const start = insideOf(text, block);
  const blocks = isInline(text, block) ? undefined : blocksIn(text, start, block.end);
  if (blocks === undefined) return treeProperties(valueAt(parsedText(joined(text, [block])), 'properties'));
  return new Map(blocks.map((each) => [each.key, schemaOfBlock(text, each)] as const));
}

/** The schema of free keys that stands behind its key on one line; undefined where it is only true or false. */
function additionalIn(text: string, block: Block | undefined): Schema | undefined {
  const value = block && valueAt(parsedText(joined(text, [block])), block.key);
  return value?.kind === 'map' ? treeSchema(value) : undefined;
}

/** The schema that is a key's value, also where it begins on the key's line, in braces or as an anchor. */
function schemaOfBlock(text: string, block: Block): Schema {
  return isInline(text, block)
    ? treeSchema(valueAt(parsedText(joined(text, [block])), block.key))
    : schemaInText(text, insideOf(text, block), block.end);
}

/** The schema that a tree holds. */
export function treeSchema(node: YamlNode | undefined): Schema {
  const map = node?.kind === 'map' ? node : undefined;
  return {
    keywords: once(() => keywordsOf(map, treeSchema)),
    description: () => textAt(map, 'description'),
    properties: once(() => treeProperties(valueAt(map, 'properties'))),
    additional: once(() => {
      const value = valueAt(map, 'additionalProperties');
      return value?.kind === 'map' ? treeSchema(value) : keywordsOf(map, treeSchema).additional;
    }),
    items: once(() => {
      const value = valueAt(map, 'items');
      return value && treeSchema(value);
    }),
  };
}

function treeProperties(node: YamlNode | undefined): ReadonlyMap<string, Schema> | undefined {
  if (node?.kind !== 'map') return undefined;
  return new Map(node.entries.map(({ key, value }) => [key.value, treeSchema(value)] as const));
}

/** The mapping in a text, however long; undefined where its YAML breaks, since half a schema would refuse too much. */
export function parsedText(text: string): YamlMap | undefined {
  const { root, problems } = parseVerbatim(text, definitionLimits);
  return root?.kind === 'map' && problems.length === 0 ? root : undefined;
}

/** The text with its first line moved to where it stands, if that is behind a dash. */
function lined(text: string, start: number, end: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return ' '.repeat(start - lineStart) + text.slice(start, end);
}
