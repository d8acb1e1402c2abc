import type { Family } from '../net/address.ts';

/** What several values of the method would choose, side by side. */
export interface MethodMatrix {
  readonly family: Family;
  readonly nodes: number;
  /** Networks of the chosen addresses, as the cells count them. */
  readonly subnets: readonly string[];
  readonly columns: readonly MatrixColumn[];
  /** The file's own value first, then the others, the best first. */
  readonly rows: readonly MatrixRow[];
}

/** One node, or several that answer alike to every value. */
export interface MatrixColumn {
  /** The name of the (first) node. */
  readonly id: string;
  /** `vms71`, or `4,996 like worker-00001`. */
  readonly title: string;
  readonly count: number;
  /** At most 50 of them. */
  readonly nodes: readonly string[];
}

export interface MatrixRow {
  /** The value, as it would be written; empty where the file has none: then the default counts. */
  readonly method: string;
  /** `file`: the file's own; `typed`: the user's; `default`: Calico's; `suggested`: made from the inventory. */
  readonly origin: 'file' | 'typed' | 'default' | 'suggested';
  /** What it means, in words. */
  readonly meaning: string;
  /** 1 is the best; equal ones share a number. */
  readonly rank: number;
  readonly grade: 'good' | 'fragile' | 'poor' | 'bad' | 'unknown';
  /** Why it ranks so: `every node, one subnet, survives a new NIC`. */
  readonly reason: string;
  /** On how many nodes an address is chosen for certain. */
  readonly served: number;
  /** One for each column. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  readonly state: 'good' | 'odd' | 'bad' | 'unknown';
  readonly interface?: string;
  /** Of a column with several nodes the first one's. */
  readonly address?: string;
  /** The place in `subnets`. */
  readonly subnet?: number;
  readonly virtual: boolean;
  /** Another address than the one that is stored. */
  readonly moves: boolean;
  readonly why: string;
}

export interface MatrixOptions {
  /** 4 where it is not told. */
  readonly family?: Family;
  /** Further values, as the user types them. */
  readonly methods?: readonly string[];
  /** At most so many columns, default 60: what is alike is taken together before, and the rest left out. */
  readonly mostColumns?: number;
}
