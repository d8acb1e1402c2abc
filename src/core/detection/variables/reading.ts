import type { OnInvalid } from '../../calico/variables/types.ts';
import type { KnownVariable } from '../../calico/variables.ts';
import type { Family } from '../../net/address.ts';
import type { Method } from '../method.ts';

/** What the text of a variable means to the container that reads it. */
export type Reading =
  | { readonly kind: 'value'; readonly meaning: Meaning }
  | { readonly kind: 'invalid'; readonly fault: Fault; readonly consequence: Consequence };

export type Meaning =
  /** Just the text; nothing more is to be said. */
  | { readonly as: 'text' }
  /** As good as left out. */
  | { readonly as: 'unset' }
  /** Felix's `none`: nothing, not the default. */
  | { readonly as: 'nothing' }
  | { readonly as: 'switch'; readonly on: boolean }
  | { readonly as: 'number'; readonly value: string }
  | { readonly as: 'seconds'; readonly value: number }
  /** An MTU of 0. */
  | { readonly as: 'automatic' }
  /** One of the values that are offered, or that the type names, as written there. */
  | { readonly as: 'known'; readonly value: string }
  | { readonly as: 'list'; readonly count: number }
  | { readonly as: 'method'; readonly method: Method };

export type Fault =
  | { readonly is: 'boolean' | 'number' | 'integer' | 'method' | 'bits' | 'none' | 'unit' | 'no-unit' | 'duration' }
  | { readonly is: 'selector' | 'downwards' }
  /** A time that has to be more than nothing. */
  | { readonly is: 'not-positive' }
  | { readonly is: 'range'; readonly min?: number; readonly max?: number }
  | { readonly is: 'address' | 'network'; readonly family?: Family; readonly meant?: string }
  | { readonly is: 'value'; readonly meant?: string }
  | { readonly is: 'pattern'; readonly pattern: string }
  | { readonly is: 'regexp'; readonly error: string }
  | { readonly is: 'item'; readonly item: string };

/** What comes of an invalid text; `unknown` where Calico's answer is not known, `loops` as `not-positive` tells. */
export type Consequence = OnInvalid | 'unknown' | 'loops';

/** The text means something. */
export function value(meaning: Meaning): Reading {
  return { kind: 'value', meaning };
}

/** The text can't be read; what then happens is told by the variable. */
export function invalid(variable: KnownVariable, fault: Fault): Reading {
  return { kind: 'invalid', fault, consequence: variable.onInvalid ?? 'unknown' };
}
