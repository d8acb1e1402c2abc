import type { Address } from '../address.ts';
import type { Route } from '../node.ts';

/** The kernel's errors as Go prints them. */
export type KernelError = 'network is unreachable' | 'no route to host' | 'permission denied' | 'invalid argument';

/** Why the answer may be another on the real node. */
export type Doubt = 'routes-from-subnets' | 'default-rules' | 'multipath' | 'source-port';

export type SourceAnswer =
  | {
      readonly ok: true;
      /** One, or with equal-cost routes each that the kernel may take. */
      readonly sources: readonly Address[];
      readonly route?: Route;
      readonly doubts: readonly Doubt[];
    }
  | { readonly ok: false; readonly error: KernelError; readonly route?: Route; readonly doubts: readonly Doubt[] };
