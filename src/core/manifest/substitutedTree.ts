import { templateTokens } from '../placeholders/scan.ts';
import { substituted, type Variables, valueOfToken } from '../placeholders/substitute.ts';
import type { Token } from '../placeholders/token.ts';
import { plainType } from './scalarType.ts';
import type { YamlNode, YamlScalar } from './tree.ts';

/** A tree with its variables filled in; places stay, and what is filled in can't be edited where it stands. */
export function substitutedTree(node: YamlNode, variables: Variables): YamlNode {
  switch (node.kind) {
    case 'scalar':
      return substitutedScalar(node, variables);
    case 'sequence':
      return { ...node, items: node.items.map((item) => substitutedTree(item, variables)) };
    case 'map':
      return {
        ...node,
        entries: node.entries.map(({ key, value }) => ({ key, value: substitutedTree(value, variables) })),
      };
  }
}

function substitutedScalar(scalar: YamlScalar, variables: Variables): YamlScalar {
  if (!scalar.value.includes('${')) return scalar;
  const value = substituted(scalar.value, variables);
  if (value === scalar.value || (scalar.style === 'plain' && isCollection.test(value))) return scalar;
  const type = scalar.style === 'plain' ? plainType(value) : scalar.type;
  return { ...scalar, value: type === 'null' ? '' : value, type, inner: undefined };
}

/** A list or mapping comes of such a text, or a comment. */
const isCollection = /^[[{&*!|>]|\n|: | #/;

/** What of `tokens` is still to be filled in, once the variables of `tree` are. */
export function unfilled(tokens: readonly Token[], tree: YamlNode, variables: Variables): readonly Token[] {
  const left = new Set(textsIn(tree).flatMap((text) => templateTokens(text).map(({ value }) => value)));
  const isFilled = ({ kind, value }: Token): boolean =>
    kind === 'variable' && valueOfToken(value, variables) !== undefined && !left.has(value);
  return tokens.filter((token) => !isFilled(token));
}

/** The texts in which a variable is left. */
function textsIn(node: YamlNode): readonly string[] {
  if (node.kind === 'scalar') return node.value.includes('${') ? [node.value] : [];
  const parts = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  return parts.flatMap(textsIn);
}
