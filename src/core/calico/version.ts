import { releaseData } from '../facts/releaseData.ts';

/** A Calico release. `master` and anything newer than the newest known release behave as {@link newest}. */
export interface CalicoVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** A release as every table names it: `v3.32.0`. */
export type Release = `v${number}.${number}.${number}`;

/** The releases in which something holds: from `since` on (else from the oldest), and no more in `until` (else for good). */
export interface Lifetime {
  readonly since?: Release;
  readonly until?: Release;
}

/** The newest behaviour this project knows: Calico's master branch, on the way to the line after the newest release. */
export const newest: CalicoVersion = lineAfter(releaseData.split(' ').at(-2) ?? '');

/** The oldest release whose behaviour is modelled. */
export const oldest: CalicoVersion = { major: 3, minor: 0, patch: 0 };

/**
 * Reads a version as image tags and users write it: `v3.32.1`, `3.32`, `v3.26.4-0.dev`, `v3.28.0-amd64`,
 * `release-v3.30`, `master`. A minor without patch is taken as its last release. Undefined where it is none.
 */
export function parseVersion(text: string): CalicoVersion | undefined {
  if (/^(master|main)\b/.test(text)) return newest;
  const match = /^(?:release-)?v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?(?![\d.])/.exec(text);
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3] ?? 99) };
}

function lineAfter(release: string): CalicoVersion {
  const [, major = '', minor = ''] = /^v(\d+)\.(\d+)\./.exec(release) ?? [];
  return { major: Number(major), minor: Number(minor) + 1, patch: 0 };
}

/** Whether a text of a table names a release. */
export function isRelease(text: string): text is Release {
  return /^v\d+\.\d+\.\d+$/.test(text);
}

/** The version that a release of a table is. */
export function versionOf(release: Release): CalicoVersion {
  return parseVersion(release) ?? newest;
}

/** `v3.32.1`; `v3.32` where the patch is not known; `master` for the newest. */
export function formatVersion(version: CalicoVersion): string {
  if (compareVersions(version, newest) >= 0) return 'master';
  return `v${version.major}.${version.minor}${version.patch === 99 ? '' : `.${version.patch}`}`;
}

/** Negative, zero or positive, as `a` is older than, the same as, or newer than `b`. */
export function compareVersions(a: CalicoVersion, b: CalicoVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}

/** Whether `version` is `release` or newer. */
export function isSince(version: CalicoVersion, release: Release): boolean {
  return compareVersions(version, versionOf(release)) >= 0;
}

/** Whether `version` is in the lifetime. */
export function isWithin(version: CalicoVersion, { since, until }: Lifetime): boolean {
  return (since === undefined || isSince(version, since)) && (until === undefined || !isSince(version, until));
}
