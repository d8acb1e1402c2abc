import type { CalicoVersion } from './version.ts';

/** The Calico release line that each operator release line installs (tigera/operator release notes). */
const lines: readonly (readonly [operatorMinor: number, calicoMinor: number])[] = [
  [20, 20],
  [25, 22],
  [28, 24],
  [30, 26],
  [34, 28],
  [36, 29],
  [38, 30],
  [40, 31],
  [42, 32],
];

/**
 * The newest Calico release of the line that operator `tag` (`v1.38.6`) installs; between known lines, that of the
 * line before. Undefined for tags that name no release and for operators older than v1.20.
 */
export function calicoOfOperator(tag: string): CalicoVersion | undefined {
  const minor = Number(/^v?1\.(\d{1,3})(\.\d|$)/.exec(tag)?.[1] ?? Number.NaN);
  const line = lines.findLast(([operator]) => operator <= minor);
  return line === undefined ? undefined : { major: 3, minor: line[1], patch: 99 };
}
