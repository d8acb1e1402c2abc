import type { Release } from '../version.ts';

/** How the text of a variable is read. */
export type VariableType =
  | { readonly kind: 'text' | 'method' | 'ip' | 'cidr' | 'regexp' | 'selector' | 'file' | 'url' | 'mtu' | 'number' }
  /** `duration` is Go's, with units: `60s`; `seconds` is a plain number of them. */
  | { readonly kind: 'duration' | 'seconds' }
  | { readonly kind: 'boolean'; readonly reading: BooleanReading; readonly anyCase?: true }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'enum'; readonly values: readonly string[]; readonly caseSensitive: boolean }
  | { readonly kind: 'list'; readonly of: ListItem };

/**
 * What counts as on: `loose` all but `false`, `0`, `no`, `n`, `f`; `exact` one literal against the default (in any case
 * where `anyCase`); `go` what Go's `strconv.ParseBool` takes; `presence` any text; `felix` Felix's words, either way.
 */
export type BooleanReading = 'loose' | 'exact' | 'go' | 'presence' | 'felix';

/** `port` is one with its protocol or alone, `ports` one or a range, `tables` a range of numbers, `pair` is `name=value`. */
export type ListItem = 'text' | 'cidr' | 'ip' | 'regexp' | 'port' | 'ports' | 'tables' | 'pair';

/** What becomes of a text that can't be read: the process exits, the default is used, the variable has no effect. */
export type OnInvalid = 'exit' | 'default' | 'ignored';

/** A value that releases before `since` don't know; `instead` counts there, which was the default. */
export interface NewerValue {
  readonly value: string;
  readonly since: Release;
  readonly instead: string;
}

/** An environment variable that a container of the calico-node pod reads. */
export interface KnownVariable {
  /** As it is written: exact, but for `FELIX_…`, whose letter case does not matter. */
  readonly name: string;
  readonly type: VariableType;
  /** What it does; what stands between backticks is code. */
  readonly summary: string;
  /** The text that means the same as leaving the variable out; absent where there is none. */
  readonly default?: string;
  /** The first release that reads it; absent where every release that is known does. */
  readonly since?: string;
  /** The first release that reads it no more. */
  readonly until?: string;
  /** The containers that read it. */
  readonly containers: readonly string[];
  /** Traps, a sentence or two each. */
  readonly notes?: readonly string[];
  /** The family of the addresses in it. */
  readonly family?: 4 | 6;
  /** Absent where it is not known. */
  readonly onInvalid?: OnInvalid;
  /** A regular expression of Go's that the whole text has to match. */
  readonly pattern?: string;
  /** Felix exits over `none`, which for its other variables means nothing at all, not even the default. */
  readonly refusesNone?: true;
  /** Values that are newer than the variable (felix/config/config_params.go of each release, `oneof`). */
  readonly newer?: readonly NewerValue[];
  /** The field of FelixConfiguration that it wins over. */
  readonly field?: string;
}

/** A value that is worth offering, with a few words on it. */
export interface OfferedValue {
  readonly value: string;
  readonly summary?: string;
}
