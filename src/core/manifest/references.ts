import type { Span } from '../text.ts';
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
  return [...value.value.matchAll(/\$\$|\$\(([^)]*)\)/g)].flatMap(({ 0: whole, 1: name, index }) =>
    name === undefined ? [] : [{ name, span: { start: start + index, end: start + index + whole.length } }],
  );
}

/** The entry that a reference in `from` means: the last one of that name before it, as the kubelet reads the list. */
export function referredEntry({ env }: Container, from: EnvVar, name: string): EnvVar | undefined {
  return env.slice(0, env.indexOf(from)).findLast((entry) => entry.name.value === name);
}
