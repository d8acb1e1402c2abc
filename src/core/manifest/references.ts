import { dollarReferences } from '../scanner.ts';
import { type Span, shift } from '../text.ts';
import type { Container, EnvVar } from './model.ts';

/** A `$(NAME)` in the value of an entry. */
export interface VariableReference {
  readonly name: string;
  /** From the `$` to the bracket. */
  readonly span: Span;
}

/** The references in a value that reads in the file as it is; `$$(NAME)` is none (see {@link expand} in expansion.ts). */
export function referencesIn({ value }: EnvVar): readonly VariableReference[] {
  if (value?.inner === undefined || !value.value.includes('$(')) return [];
  const { start } = value.inner;
  return dollarReferences(value.value).map(({ name, ...span }) => ({ name, span: shift(span, start) }));
}

/** The entry that a reference in `from` means: the last one of that name before it, as the kubelet reads the list. */
export function referredEntry({ env }: Container, from: EnvVar, name: string): EnvVar | undefined {
  return env.slice(0, env.indexOf(from)).findLast((entry) => entry.name.value === name);
}
