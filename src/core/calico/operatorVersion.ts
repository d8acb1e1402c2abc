import { operatorData } from '../facts/operatorData.ts';
import { type CalicoVersion, parseVersion } from './version.ts';

/** The Calico release line (`v3.32`) by the operator's (`v1.43`), as far as known. */
const lines: ReadonlyMap<string, string> = new Map(
  operatorData.split('\n').map((line) => {
    const [operator = '', calico = ''] = line.split(' ');
    return [operator, calico];
  }),
);

/**
 * The newest Calico release of the line that operator `tag` (`v1.38.6`) installs; undefined for tags that name no
 * release, and for operator lines of which that is not known.
 */
export function calicoOfOperator(tag: string): CalicoVersion | undefined {
  const [, minor = ''] = /^v?1\.(\d{1,3})(?:\.\d|$)/.exec(tag) ?? [];
  const calico = lines.get(`v1.${Number(minor)}`);
  return calico === undefined ? undefined : parseVersion(calico);
}
