import { exclusionData } from '../facts/exclusionData.ts';
import { type CalicoVersion, isRelease, isSince, type Lifetime, newest, type Release, versionOf } from './version.ts';

/** The interface names that `first-found` and `skip-interface=` leave out by default, release by release. */

/** From `since` on, until the next one. */
interface Era {
  readonly since: Release;
  readonly patterns: readonly string[];
}

/** A pattern of the default list and the release that brought it, on the line the version belongs to. */
export interface DefaultExclusion {
  readonly pattern: string;
  readonly since: CalicoVersion;
}

/** In order of release; where two lines lived side by side, each has its own eras. */
const eras: readonly Era[] = exclusionData.split('\n').flatMap((line) => {
  const [since = '', ...patterns] = line.split(' ');
  return isRelease(since) ? [{ since, patterns }] : [];
});

/** The default exclude list of `version`, in Calico's order. */
export function defaultExclusions(version: CalicoVersion): readonly DefaultExclusion[] {
  const at = eras.findLastIndex(({ since }) => isSince(version, since));
  const era = eras[at];
  if (era === undefined) return [];
  return era.patterns.map((pattern) => ({ pattern, since: sinceWhen(pattern, at) }));
}

/** When each pattern was in the list. */
export function exclusionLifetimes(): readonly (readonly [string, readonly Lifetime[]])[] {
  const all = [...new Set(eras.flatMap(({ patterns }) => patterns))];
  return all.map((pattern) => {
    const has = (at: number): boolean => eras[at]?.patterns.includes(pattern) === true;
    const lifetimes = eras.flatMap(({ since }, at): Lifetime[] => {
      if (!has(at) || has(at - 1)) return [];
      const until = eras.find((_, later) => later > at && !has(later))?.since;
      return [{ since, ...(until && { until }) }];
    });
    return [pattern, lifetimes];
  });
}

/** The first release with `pattern` from which every later one up to era `at`, on its line, has had it. */
function sinceWhen(pattern: string, at: number): CalicoVersion {
  let first = at;
  while (first > 0 && sameLine(first - 1, first) && eras[first - 1]?.patterns.includes(pattern)) first -= 1;
  if (startOf(first).patch === 0) {
    const earliest = eras.findIndex(({ patterns }) => patterns.includes(pattern));
    if (earliest !== -1) first = Math.min(first, earliest);
  }
  return startOf(first);
}

function sameLine(a: number, b: number): boolean {
  return startOf(a).minor === startOf(b).minor;
}

function startOf(at: number): CalicoVersion {
  const since = eras[at]?.since;
  return since === undefined ? newest : versionOf(since);
}
