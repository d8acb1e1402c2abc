/** One line of the table: what was measured, and what it should be. */
export interface Row {
  readonly name: string;
  readonly unit: 'µs' | 'ms' | 's' | 'kB' | 'MB' | 'frames/s' | 'count' | 'power';
  readonly ours: Measured;
  /** The same, done by yaml-language-server. */
  readonly peers?: Peers;
  readonly aim?: Aim;
  /** What nothing that does the same can be below, measured in the same run: node's own start, a round trip, the bare reading. */
  readonly floor?: number;
}

/** The median of many samples, or the one number there is. */
export interface Measured {
  readonly median: number;
  readonly p95?: number;
}

export interface Peers {
  readonly plain: Measured;
  /** With the schema of Kubernetes; a text says why there is none. */
  readonly withSchema: Measured | string;
}

export type Aim = Bound | Lead;

export interface Bound {
  readonly kind: 'atMost' | 'atLeast';
  readonly median: number;
  readonly p95?: number;
}

/** How many times less than the peer: without a schema, and with. */
export interface Lead {
  readonly kind: 'ahead';
  readonly plain: number;
  readonly withSchema: number;
}

export function atMost(median: number, p95?: number): Aim {
  return { kind: 'atMost', median, ...(p95 !== undefined && { p95 }) };
}

export function atLeast(median: number): Aim {
  return { kind: 'atLeast', median };
}

export function ahead(plain: number, withSchema: number): Aim {
  return { kind: 'ahead', plain, withSchema };
}

/** How many times as much the peer takes. */
export function timesOf(peer: Measured, ours: Measured): number {
  return peer.median / ours.median;
}

/** Whether the row's aim is met; undefined where it has none, or where the peer could not be measured. */
export function isMet({ ours, peers, aim }: Row): boolean | undefined {
  switch (aim?.kind) {
    case undefined:
      return undefined;
    case 'atLeast':
      return ours.median >= aim.median;
    case 'atMost':
      return ours.median <= aim.median && (ours.p95 ?? ours.median) <= (aim.p95 ?? Number.POSITIVE_INFINITY);
    case 'ahead': {
      if (peers === undefined || timesOf(peers.plain, ours) < aim.plain) return peers && false;
      return typeof peers.withSchema === 'string' ? undefined : timesOf(peers.withSchema, ours) >= aim.withSchema;
    }
  }
}
