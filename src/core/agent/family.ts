import type { Family } from '../net/address.ts';
import type { Argument, Input } from './input.ts';

/** The argument `family`. */
export function familyArgument(about: string): Argument {
  return { kind: 'choice', of: [4, 6], about };
}

/** Undefined where it isn't given. */
export function familyOf(input: Input): Family | undefined {
  const number = input.number('family');
  return number === 4 || number === 6 ? number : undefined;
}
