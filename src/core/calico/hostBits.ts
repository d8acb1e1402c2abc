import { type CalicoVersion, compareVersions } from './version.ts';

/**
 * The release that mends the fault of `version` by which kubernetes-internal-ip stores the network's address in place of
 * the node's, `192.168.1.0/24`; undefined where it has no such fault: it came with the method in v3.22.0, and was
 * mended in v3.22.4, v3.23.2 and v3.24.0.
 */
export function hostBitsMendedIn(version: CalicoVersion): CalicoVersion | undefined {
  const { major, minor } = version;
  const mended = { major: 3, minor: minor === 22 ? 22 : 23, patch: minor === 22 ? 4 : 2 };
  return major === 3 && (minor === 22 || minor === 23) && compareVersions(version, mended) < 0 ? mended : undefined;
}
