import type { Family } from '../net/address.ts';
import type { Span } from '../text.ts';
import type { Agent } from './agent.ts';
import type { EffectiveVariable, WrittenValue } from './env.ts';
import type { EnvVar, ScalarValue } from './model.ts';

/** A place where the detection method of one calico-node is written. */
export interface MethodSite {
  readonly family: Family;
  /**
   * `default`: no method is written, and calico-node detects by that which then counts. `fixed`: IP or IP6 gives the
   * address, so that none is detected.
   */
  readonly form: 'env' | 'configMap' | 'installation' | 'settings' | 'default' | 'fixed';
  readonly agent: Agent;
  /** Where the method is named: the `name` of the `env` entry, the key in a ConfigMap, or the field's key. */
  readonly name: { readonly file: string; readonly span: Span };
  /** Where its text is written, if it is. */
  readonly value: MethodValue | undefined;
  /** What calico-node reads, as far as it does not depend on the node; of the entry that counts. */
  readonly text: string | undefined;
  /** The entry of `env` that names it, which is not in the file of the value when that is a ConfigMap's. */
  readonly entry: EnvVar | undefined;
  /** The variable, for a DaemonSet: `textFor` gives its text on a node. */
  readonly variable: EffectiveVariable | undefined;
  /** False for a duplicate that a later entry replaces. */
  readonly effective: boolean;
  /** It is filled in later: what calico-node reads is not known. */
  readonly templated: boolean;
}

/** Whether somebody wrote the method. */
export function isWritten({ form }: Pick<MethodSite, 'form'>): boolean {
  return form !== 'default' && form !== 'fixed';
}

/** Written text; `operatorPrefix` is what the operator puts before it (`interface=`). */
export interface MethodValue extends WrittenValue {
  readonly operatorPrefix: string;
  /** The items of `cidrs`. */
  readonly items: readonly ScalarValue[] | undefined;
}

/** The environment variable of each family's method. */
export const METHOD_VARIABLES: Readonly<Record<Family, string>> = {
  4: 'IP_AUTODETECTION_METHOD',
  6: 'IP6_AUTODETECTION_METHOD',
};
