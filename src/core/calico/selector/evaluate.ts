import type { Comparison, SelectorNode } from './ast.ts';

/** The labels of a node, pod or other endpoint. */
export type Labels = ReadonlyMap<string, string> | Readonly<Record<string, string>>;

/**
 * Whether `labels` meet the selector (libcalico-go/lib/selector/parser/ast.go, master on the way to v3.33). A label
 * that is missing meets `!=` and `not in`, and no other condition; `global()` matches everything, as `all()` does.
 */
export function matches(node: SelectorNode, labels: Labels): boolean {
  switch (node.kind) {
    case 'all':
    case 'global':
      return true;
    case 'not':
      return !matches(node.operand, labels);
    case 'and':
      return node.operands.every((operand) => matches(operand, labels));
    case 'or':
      return node.operands.some((operand) => matches(operand, labels));
  }
  const label = labelOf(labels, node.key.value);
  switch (node.kind) {
    case 'has':
      return label !== undefined;
    case 'compare':
      return label === undefined ? node.operator === '!=' : compare(node.operator, label, node.value.value);
    case 'in':
      return label !== undefined && node.values.some(({ value }) => value === label);
    case 'not in':
      return label === undefined || node.values.every(({ value }) => value !== label);
  }
}

function compare(operator: Comparison, label: string, value: string): boolean {
  switch (operator) {
    case '==':
      return label === value;
    case '!=':
      return label !== value;
    case 'contains':
      return label.includes(value);
    case 'starts with':
      return label.startsWith(value);
    case 'ends with':
      return label.endsWith(value);
  }
}

function labelOf(labels: Labels, key: string): string | undefined {
  if (isMap(labels)) return labels.get(key);
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

function isMap(labels: Labels): labels is ReadonlyMap<string, string> {
  return labels instanceof Map;
}
