import type { Problem } from '../../text.ts';
import type { Family } from '../address.ts';
import type { Interface, Route, Routing, Rule } from '../node.ts';

/** What the readers give back: what could be read, and what could not. */

export interface AddressOptions {
  /** What the text is known to tell about, where its form does not show it (`ip -4 addr`). */
  readonly families?: readonly Family[];
}

export interface RouteOptions {
  /** The table of routes that name none, where `ip` was asked for one table; else `main`. */
  readonly table?: string;
}

export interface AddressReading {
  /** In the order in which `ip` printed them. */
  readonly interfaces: readonly Interface[];
  /** The families whose addresses the output tells of. */
  readonly families: readonly Family[];
  readonly problems: readonly Problem[];
}

export interface RouteReading {
  readonly routes: readonly Route[];
  /** Whether table `local` is there, as in `ip route show table all`. */
  readonly allTables: boolean;
  readonly problems: readonly Problem[];
}

export interface RuleReading {
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
}

/** The part of a node that the output of `ip` tells. */
export interface NodeOutputReading {
  /** Undefined where no output of `ip addr` is there. */
  readonly interfaces?: readonly Interface[];
  readonly families: readonly Family[];
  readonly kernelOrder: true;
  readonly routing: { readonly [F in Family]?: Routing };
  readonly problems: readonly Problem[];
}
