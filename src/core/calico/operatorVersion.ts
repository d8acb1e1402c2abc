import type { CalicoVersion } from './version.ts';

/** The Calico release line that an operator release line installs (tigera/operator release notes), as far as known. */
const lines: ReadonlyMap<number, number> = new Map([
  [20, 20],
  [25, 22],
  [27, 23],
  [28, 24],
  [29, 25],
  [30, 26],
  [32, 27],
  [34, 28],
  [36, 29],
  [38, 30],
  [40, 31],
  [42, 32],
  [43, 32],
]);

/**
 * The newest Calico release of the line that operator `tag` (`v1.38.6`) installs; undefined for tags that name no
 * release, and for operator lines of which that is not known.
 */
export function calicoOfOperator(tag: string): CalicoVersion | undefined {
  const calico = lines.get(Number(/^v?1\.(\d{1,3})(\.\d|$)/.exec(tag)?.[1] ?? Number.NaN));
  return calico === undefined ? undefined : { major: 3, minor: calico, patch: 99 };
}
