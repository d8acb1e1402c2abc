import { type Decoding, place } from './fields.ts';
import { parseSlice } from './parse.ts';
import { substitutedTree } from './substitutedTree.ts';
import type { YamlNode } from './tree.ts';

/** YAML that stands in a block scalar of YAML, as the values of a chart do. */

export interface Embedded {
  readonly root: YamlNode;
  /** Reads `root`; its places are those in the file. */
  readonly decoding: Decoding;
}

/**
 * The documents that are written in a literal block scalar (`|`); none for any other node. The text is parsed where it
 * stands, with its indentation, so that every place in it is a place in the file. What is wrong in it is noted there.
 */
export function embeddedYaml(decoding: Decoding, node: YamlNode | undefined): readonly Embedded[] {
  if (node?.kind !== 'scalar' || node.style !== 'literal') return [];
  const header = decoding.text.indexOf('\n', node.span.start) + 1;
  if (header === 0 || header >= node.span.end || decoding.text[node.span.start] !== '|') return [];
  return documentsIn(decoding.text.slice(header, node.span.end)).flatMap(({ text, start }): readonly Embedded[] => {
    const parsed = parseSlice(text);
    const { root, problems } = parsed;
    const inner: Decoding = {
      ...decoding,
      open: decoding.open || parsed.open,
      text,
      base: decoding.base + header + start,
    };
    if (parsed.open) decoding.gaps.push(place(decoding, node.span));
    for (const { message, span } of problems) {
      decoding.problems.push({ message, span: span === undefined ? place(decoding, node.span) : place(inner, span) });
    }
    if (root === undefined) return [];
    const { variables } = decoding;
    return [{ root: variables === undefined ? root : substitutedTree(root, variables), decoding: inner }];
  });
}

/** Cuts a block's text at its `---` and `...` lines, which are marks there too, only indented as the block is. */
function documentsIn(block: string): readonly { readonly text: string; readonly start: number }[] {
  const indent = /^(?:[ \t]*\r?\n)*( *)/.exec(block)?.[1] ?? '';
  const documents: { text: string; start: number }[] = [];
  let start = 0;
  const cut = (end: number): void => {
    if (end > start) documents.push({ text: block.slice(start, end), start });
  };
  for (const { index, 0: line } of block.matchAll(/^ *(?:---|\.\.\.)[ \t]*\r?$/gm)) {
    if (line.search(/\S/) !== indent.length) continue;
    cut(index);
    start = index + line.length;
  }
  cut(block.length);
  return documents;
}
