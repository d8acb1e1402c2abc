import type { Address } from '../address.ts';
import type { NextHop, Route } from '../node.ts';

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

/** The way that the kernel takes to a destination. */
export type RouteAnswer =
  | {
      readonly ok: true;
      readonly route: Route;
      /** One, or with equal-cost routes each that the kernel may take, with the source address it takes there. */
      readonly hops: readonly { readonly hop: NextHop; readonly source?: Address }[];
      readonly doubts: readonly Doubt[];
    }
  | { readonly ok: false; readonly error: KernelError; readonly route?: Route; readonly doubts: readonly Doubt[] };
