import type { CalicoVersion } from '../calico/version.ts';
import type { Prefix } from '../net/address.ts';
import type { Located } from '../text.ts';
import type { CompiledRegexp } from './goRegexp.ts';

/** A detection method as calico-node read it; what there is to know of each kind is in `methods.ts`. */

/** A list of regular expressions, joined by Calico into one: `(a)|(b)`. */
interface NamesMethod {
  /** The items as split at commas; spans are offsets in the method's text. */
  readonly items: readonly Located<string>[];
  /** The one expression that is compiled from all items. */
  readonly joined: string;
  readonly regexp: CompiledRegexp;
}

export interface InterfaceMethod extends NamesMethod {
  readonly kind: 'interface';
}

export interface SkipInterfaceMethod extends NamesMethod {
  readonly kind: 'skip-interface';
}

export interface CidrMethod {
  readonly kind: 'cidr';
  readonly items: readonly Located<string>[];
  /** Per item, the network as Go compares it; undefined where `net.ParseCIDR` refuses: then nothing is detected at all. */
  readonly networks: readonly (Prefix | undefined)[];
}

export interface CanReachMethod {
  readonly kind: 'can-reach';
  readonly destination: Located<string>;
}

export type KnownMethod =
  | { readonly kind: 'first-found' }
  | InterfaceMethod
  | SkipInterfaceMethod
  | CidrMethod
  | CanReachMethod
  | { readonly kind: 'kubernetes-internal-ip'; readonly suffix: string };

export type MethodName = KnownMethod['kind'];

/** The known method of one name. */
export type MethodOf<N extends MethodName> = Extract<KnownMethod, { readonly kind: N }>;

export type Method =
  | KnownMethod
  /** calico-node logs "Invalid IP autodetection method" and exits with status 1. */
  | { readonly kind: 'unknown'; readonly since?: CalicoVersion };

/** The method, where its list names the interfaces that are taken. */
export function takenNames(method: Method): InterfaceMethod | undefined {
  switch (method.kind) {
    case 'interface':
      return method;
    case 'first-found':
    case 'skip-interface':
    case 'cidr':
    case 'can-reach':
    case 'kubernetes-internal-ip':
    case 'unknown':
      return undefined;
  }
}
