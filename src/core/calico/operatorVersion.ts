import { type CalicoVersion, parseVersion } from './version.ts';

/** The Calico release line that an operator release line installs (tigera/operator release notes), as far as known. */
const lines: ReadonlyMap<number, string> = new Map([
  [20, 'v3.20'],
  [25, 'v3.22'],
  [27, 'v3.23'],
  [28, 'v3.24'],
  [29, 'v3.25'],
  [30, 'v3.26'],
  [32, 'v3.27'],
  [34, 'v3.28'],
  [36, 'v3.29'],
  [38, 'v3.30'],
  [40, 'v3.31'],
  [42, 'v3.32'],
  [43, 'v3.32'],
]);

/**
 * The newest Calico release of the line that operator `tag` (`v1.38.6`) installs; undefined for tags that name no
 * release, and for operator lines of which that is not known.
 */
export function calicoOfOperator(tag: string): CalicoVersion | undefined {
  const calico = lines.get(Number(/^v?1\.(\d{1,3})(\.\d|$)/.exec(tag)?.[1] ?? Number.NaN));
  return calico === undefined ? undefined : parseVersion(calico);
}
