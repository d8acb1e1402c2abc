import type { SelectorNode } from './ast.ts';

/**
 * The canonical text of a selector, as `Selector.String()` gives it (libcalico-go/lib/selector/parser/ast.go, master on
 * the way to v3.33): every list in parentheses, values in double quotes where they can be, sets sorted and unique.
 * `!(!has(a))` is printed as Calico prints it, `!!has(a)`, which reads as `has(a)`.
 * `keyOf` may change the label keys.
 */
export function printSelector(node: SelectorNode, keyOf: (key: string) => string = (key) => key): string {
  switch (node.kind) {
    case 'all':
    case 'global':
      return `${node.kind}()`;
    case 'has':
      return `has(${keyOf(node.key.value)})`;
    case 'compare':
      return `${keyOf(node.key.value)} ${node.operator} ${inQuotes(node.value.value)}`;
    case 'in':
    case 'not in': {
      const values = [...new Set(node.values.map(({ value }) => value))].sort(byCodePoints);
      return `${keyOf(node.key.value)} ${node.kind} {${values.map(inQuotes).join(', ')}}`;
    }
    case 'not':
      return `!${printSelector(node.operand, keyOf)}`;
    case 'and':
    case 'or': {
      const operands = node.operands.map((operand) => printSelector(operand, keyOf));
      return `(${operands.join(node.kind === 'and' ? ' && ' : ' || ')})`;
    }
  }
}

/** The grammar has no escapes, but a value never holds both kinds of quotes. */
function inQuotes(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}

/** Go sorts strings by their bytes in UTF-8, which is the order of code points. */
function byCodePoints(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (const [at, char] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    const difference = (char.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
