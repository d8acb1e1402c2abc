import { isNull, type YamlEntry, type YamlMap, type YamlNode } from '../manifest/tree.ts';
import { overlapping } from '../placeholders/places.ts';
import type { Token } from '../placeholders/token.ts';
import { tokensIn } from '../placeholders/value.ts';
import type { Span } from '../text.ts';

/** Objects that nobody knows yet, because something fills them in later. */

/** What is said of a container that changes nothing for policies. */
const apart: ReadonlySet<string> = new Set(['args', 'command', 'env', 'image', 'imagePullPolicy', 'resources']);

/** The kinds that others name: their names say what they are for. */
const named: ReadonlySet<string> = new Set(['Namespace', 'Profile', 'ServiceAccount', 'Service', 'Tier']);

/**
 * Whether a part of an object on which policies depend is filled in later. `tokens` are those of the text around it, in the
 * order of the text; their places and those of `tree` count from the same start. A directive anywhere in the object counts,
 * since nobody knows what comes of it.
 */
export function isFilledInLater(tree: YamlMap, tokens: readonly Token[]): boolean {
  const kind = tree.entries.find(({ key }) => key.value === 'kind')?.value;
  const isNamed = kind?.kind === 'scalar' && named.has(kind.value);
  const relevant = (path: readonly string[]): boolean =>
    !isApart(path) && (isNamed || path.join('.') !== 'metadata.name');
  const others = tokens.filter(({ role }) => role !== 'comment');
  if (others.length > 0) {
    const holes = holesOf(tree, [], relevant);
    if (others.some(({ span }) => overlapping(holes, span).length === 0)) return true;
  }
  return scalarsFilled(tree, [], relevant);
}

function isApart(path: readonly string[]): boolean {
  const [key = '', parent = ''] = [path.at(-1), path.at(-2)];
  if (parent === 'metadata') return key === 'annotations';
  return parent.endsWith('ontainers') ? apart.has(key) : path.join('.') === 'spec.replicas';
}

type Relevant = (path: readonly string[]) => boolean;

/** Where that stands which changes nothing, from its key to the next one. */
function holesOf(node: YamlNode, path: readonly string[], relevant: Relevant): readonly Hole[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => holesOf(item, path, relevant));
  if (node.kind === 'scalar') return [];
  return node.entries.flatMap((entry, index) => {
    const at = [...path, entry.key.value];
    if (relevant(at)) return holesOf(entry.value, at, relevant);
    return [{ span: { start: entry.key.span.start, end: endOf(entry, node.entries[index + 1]) } }];
  });
}

interface Hole {
  readonly span: Span;
}

function endOf({ key, value }: YamlEntry, next: YamlEntry | undefined): number {
  return Math.max(key.span.end, next?.key.span.start ?? (isNull(value) ? key.span.end : value.span.end));
}

function scalarsFilled(node: YamlNode, path: readonly string[], relevant: Relevant): boolean {
  switch (node.kind) {
    case 'scalar':
      return /[$<{%]/.test(node.value) && tokensIn(node.value).length > 0;
    case 'sequence':
      return node.items.some((item) => scalarsFilled(item, path, relevant));
    case 'map':
      return node.entries.some(({ key, value }) => {
        const at = [...path, key.value];
        return (
          relevant(at) &&
          (/[$<{]/.test(key.value) ? tokensIn(key.value).length > 0 : scalarsFilled(value, at, relevant))
        );
      });
  }
}
