import { type CalicoVersion, compareVersions } from './version.ts';

/**
 * The interface names that `first-found` and `skip-interface=` leave out by default, release by release
 * (node/pkg/lifecycle/startup/autodetection/autodetection_linux.go; before the monorepo, projectcalico/node).
 */

interface Era {
  readonly from: CalicoVersion;
  readonly to: CalicoVersion;
  readonly patterns: readonly string[];
}

/** A pattern of the default list and the release that brought it, on the line the version belongs to. */
export interface DefaultExclusion {
  readonly pattern: string;
  readonly since: CalicoVersion;
}

const v = (minor: number, patch: number): CalicoVersion => ({ major: 3, minor, patch });

const upTo314 = 'docker.* cbr.* dummy.* virbr.* lxcbr.* veth.* lo cali.* tunl.* flannel.* kube-ipvs.*'.split(' ');
const withCni = [...upTo314, 'cni.*'];
const anchored = withCni.map((pattern) => `^${pattern}`);
const ownTunnels = ['^vxlan\\.calico.*', '^vxlan-v6\\.calico.*', '^wireguard\\.cali.*', '^wg-v6\\.cali.*'];
const withTunnels = [...anchored, ...ownTunnels];
const withDns = [...withTunnels, '^nodelocaldns.*'];
const current = (
  '^docker.* ^cbr.* ^dummy.* ^podman.* ^virbr.* ^lxcbr.* ^veth.* ^lo ^br-.* ^cali.* ^tunl.* ^flannel.* ^kube-ipvs.* ^cni.*' +
  ` ${ownTunnels.join(' ')} ^nodelocaldns.*`
).split(' ');

/** In order of release; where two lines lived side by side, each has its own eras. */
const eras: readonly Era[] = [
  { from: { major: 0, minor: 0, patch: 0 }, to: v(14, 99), patterns: upTo314 },
  { from: v(15, 0), to: v(23, 3), patterns: withCni },
  { from: v(23, 4), to: v(23, 4), patterns: anchored },
  { from: v(23, 5), to: v(23, 99), patterns: withTunnels },
  { from: v(24, 0), to: v(24, 2), patterns: withCni },
  { from: v(24, 3), to: v(24, 3), patterns: anchored },
  { from: v(24, 4), to: v(24, 5), patterns: withTunnels },
  { from: v(24, 6), to: v(24, 99), patterns: withDns },
  { from: v(25, 0), to: { major: 9999, minor: 0, patch: 0 }, patterns: current },
];

/** The default exclude list of `version`, in Calico's order. */
export function defaultExclusions(version: CalicoVersion): readonly DefaultExclusion[] {
  const at = eras.findIndex(({ from, to }) => compareVersions(from, version) <= 0 && compareVersions(version, to) <= 0);
  const era = eras[at] ?? eras[eras.length - 1];
  if (era === undefined) return [];
  return era.patterns.map((pattern) => ({ pattern, since: sinceWhen(pattern, at) }));
}

/** The first release with `pattern` from which every later one up to era `at`, on its line, has had it. */
function sinceWhen(pattern: string, at: number): CalicoVersion {
  let first = at;
  while (first > 0 && sameLine(first - 1, first) && eras[first - 1]?.patterns.includes(pattern)) first -= 1;
  if (eras[first]?.from.patch === 0) {
    const earliest = eras.findIndex(({ patterns }) => patterns.includes(pattern));
    if (earliest !== -1) first = Math.min(first, earliest);
  }
  return eras[first]?.from ?? v(25, 0);
}

function sameLine(a: number, b: number): boolean {
  return eras[a]?.from.minor === eras[b]?.from.minor;
}
