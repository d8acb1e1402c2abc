import type { CalicoResource } from '../../manifest/model.ts';
import type { YamlNode, YamlScalar } from '../../manifest/tree.ts';
import type { Message } from '../../message.ts';
import { type Span, shift } from '../../text.ts';
import type { At } from '../fields.ts';
import type { Repair } from '../review.ts';
import type { StepBudget } from './celMeter.ts';

/** What a schema finds wrong with an object; every place is one in its file. */

/**
 * `unknown`: the schema has no such field; `version`: other releases of Calico have it; `type`: it is no text, number, list…; `value`: it is none of the values that
 * the schema allows; `missing`: a field that must be there; `rule`: a rule in CEL is broken; `unchecked`: one takes too
 * long to be checked.
 */
export type SchemaProblemKind = 'unknown' | 'version' | 'type' | 'value' | 'missing' | 'rule' | 'unchecked';

export interface SchemaProblem {
  readonly kind: SchemaProblemKind;
  /** The field from the root of the object: `spec.ingress[0].ports`. */
  readonly path: string;
  readonly span: Span;
  /** The value that is wrong, where `span` may be its key. */
  readonly value: Span | undefined;
  readonly message: Message;
  readonly repairs: readonly Repair[];
  /** What may stand there instead of what is written. */
  readonly choice?: Choice;
}

export interface Choice {
  readonly written: string;
  readonly words: readonly string[];
  /** The scalar with its place in the document; undefined for a key. */
  readonly scalar: YamlScalar | undefined;
}

/** The collecting end. */
export interface Check {
  readonly resource: CalicoResource;
  /** The text of its file. */
  readonly source: string;
  readonly keepsUnknown: boolean;
  /** Calico's own decoders read the object, of which some take a number in quotes. */
  readonly lenient: boolean;
  /** No release is named, so that a field has to be there in all of them. */
  readonly anyRelease: boolean;
  readonly problems: SchemaProblem[];
  /** How many more values are looked at: aliases can make a short document say a great deal. */
  left: number;
  /** How many steps the rules in CEL may still take, and those that took too many. */
  readonly steps: StepBudget;
  readonly exhausted: Set<string>;
}

/** Notes a problem; `span` counts from the document. */
export function note(
  { problems, resource }: Check,
  kind: SchemaProblemKind,
  { path, span, value }: { readonly path: string; readonly span: Span; readonly value?: Span },
  message: Message,
  more: Partial<Pick<SchemaProblem, 'repairs' | 'choice'>> = {},
): void {
  const placed = shift(span, resource.base);
  if (problems.some((each) => each.span.start === placed.start && each.span.end === placed.end && each.kind === kind))
    return;
  problems.push({
    kind,
    path,
    span: placed,
    value: value && shift(value, resource.base),
    message,
    repairs: [],
    ...more,
  });
}

/** A value where it is short, else its key. */
export function placeOf(node: YamlNode, at: At): { readonly path: string; readonly span: Span; readonly value: Span } {
  const isShort = node.kind === 'scalar' && node.span.end > node.span.start;
  return { path: at.path, span: isShort ? node.span : keySpan(node, at), value: node.span };
}

/** The key of a value, else the first one in it. */
export function keySpan(node: YamlNode, at: At): Span {
  if (at.key !== undefined) return at.key.span;
  const first = node.kind === 'map' ? node.entries[0]?.key.span : undefined;
  return first ?? node.span;
}
