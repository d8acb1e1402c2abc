import type { Located, Span } from '../../text.ts';

/**
 * What a selector says (libcalico-go/lib/selector/parser/ast.go, master on the way to v3.33).
 * Every span is a range of offsets in the selector's text; that of a value includes its quotes.
 */
export type SelectorNode = EveryNode | HasNode | CompareNode | SetNode | NotNode | ListNode;

/** `all()` or `global()`, which both match everything; an empty text is `all()` too. */
export interface EveryNode {
  readonly kind: 'all' | 'global';
  readonly span: Span;
}

/** `has(key)`. */
export interface HasNode {
  readonly kind: 'has';
  readonly key: Located<string>;
  readonly span: Span;
}

/** The operators that compare a label with one string, as Calico writes them. */
export const comparisons = ['==', '!=', 'contains', 'starts with', 'ends with'] as const;
export type Comparison = (typeof comparisons)[number];

/** `key == "value"` and its kin. */
export interface CompareNode {
  readonly kind: 'compare';
  readonly operator: Comparison;
  readonly key: Located<string>;
  readonly value: Located<string>;
  readonly span: Span;
}

/** `key in {"a", "b"}` or `key not in {…}`; the values as written, neither sorted nor made unique. */
export interface SetNode {
  readonly kind: 'in' | 'not in';
  readonly key: Located<string>;
  readonly values: readonly Located<string>[];
  readonly span: Span;
}

/** An odd number of `!` before an operand. */
export interface NotNode {
  readonly kind: 'not';
  readonly operand: SelectorNode;
  readonly span: Span;
}

/** Two or more operands joined by `&&` or by `||`. */
export interface ListNode {
  readonly kind: 'and' | 'or';
  readonly operands: readonly SelectorNode[];
  readonly span: Span;
}

/** A value that a selector compares the label `key` with. */
export interface LabelValue {
  readonly key: string;
  readonly operator: Comparison | 'in' | 'not in';
  readonly value: Located<string>;
}

/** The conditions on single labels, in the order of the text. */
export function conditions(node: SelectorNode): readonly (HasNode | CompareNode | SetNode)[] {
  switch (node.kind) {
    case 'all':
    case 'global':
      return [];
    case 'not':
      return conditions(node.operand);
    case 'and':
    case 'or':
      return node.operands.flatMap(conditions);
    case 'has':
    case 'compare':
    case 'in':
    case 'not in':
      return [node];
  }
}

/** The label keys a selector looks at, in the order of the text, each as often as it stands there. */
export function labelKeys(node: SelectorNode): readonly Located<string>[] {
  return conditions(node).map(({ key }) => key);
}

/** The values a selector compares labels with, in the order of the text. */
export function labelValues(node: SelectorNode): readonly LabelValue[] {
  return conditions(node).flatMap((condition): readonly LabelValue[] => {
    if (condition.kind === 'has') return [];
    const key = condition.key.value;
    if (condition.kind === 'compare') return [{ key, operator: condition.operator, value: condition.value }];
    return condition.values.map((value) => ({ key, operator: condition.kind, value }));
  });
}
