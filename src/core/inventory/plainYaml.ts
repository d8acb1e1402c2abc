import type { YamlNode, YamlScalar } from '../manifest/tree.ts';
import type { Span } from '../text.ts';
import type { Path } from './fields.ts';

/** A syntax tree as plain data, and the places of what stands in it. */

/** The data in a syntax tree, with numbers and booleans as such. What aliases repeat is made once and shared. */
export function plainOf(root: YamlNode | undefined): unknown {
  const made = new Map<object, unknown>();
  const remember = (parts: object, make: () => unknown): unknown => {
    if (!made.has(parts)) made.set(parts, make());
    return made.get(parts);
  };
  const plain = (node: YamlNode): unknown => {
    if (node.kind === 'sequence') return remember(node.items, () => node.items.map(plain));
    if (node.kind === 'scalar') return plainScalar(node);
    const { entries } = node;
    return remember(entries, () => Object.fromEntries(entries.map(({ key, value }) => [key.value, plain(value)])));
  };
  return root && plain(root);
}

function plainScalar({ type, value }: YamlScalar): unknown {
  if (type === 'null') return null;
  if (type === 'boolean') return value.toLowerCase() === 'true';
  return type === 'number' ? Number(value) : value;
}

function partOf(node: YamlNode, part: Path[number]): YamlNode | undefined {
  if (node.kind === 'sequence' && typeof part === 'number') return node.items[part];
  return node.kind === 'map' ? node.entries.findLast(({ key }) => key.value === part)?.value : undefined;
}

/** The place of what `path` leads to, or of the innermost part of it that is there. */
export function spanAt(root: YamlNode, path: Path): Span {
  let node = root;
  for (const part of path) {
    const next = partOf(node, part);
    if (next === undefined) break;
    node = next;
  }
  const firstKey = node.kind === 'map' && !node.flow ? node.entries[0]?.key.span : undefined;
  return firstKey ?? node.span;
}
