import { type Decoding, place } from './fields.ts';
import { parseSlice } from './parse.ts';
import type { YamlNode } from './tree.ts';

/** YAML that stands in a block scalar of YAML, as the values of a chart do. */

export interface Embedded {
  readonly root: YamlNode;
  /** Reads `root`; its places are those in the file. */
  readonly decoding: Decoding;
}

/**
 * What is written in a literal block scalar (`|`); undefined for any other node. The text is parsed where it
 * stands, with its indentation, so that every place in it is a place in the file. What is wrong in it is noted there.
 */
export function embeddedYaml(decoding: Decoding, node: YamlNode | undefined): Embedded | undefined {
  if (node?.kind !== 'scalar' || node.style !== 'literal') return undefined;
  const header = decoding.text.indexOf('\n', node.span.start) + 1;
  if (header === 0 || header >= node.span.end || decoding.text[node.span.start] !== '|') return undefined;
  const text = decoding.text.slice(header, node.span.end);
  const inner: Decoding = { ...decoding, text, base: decoding.base + header };
  const { root, problems } = parseSlice(text, decoding.t);
  for (const { message, span } of problems) {
    decoding.problems.push({ message, span: span === undefined ? place(decoding, node.span) : place(inner, span) });
  }
  return root && { root, decoding: inner };
}
