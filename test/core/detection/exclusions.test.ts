import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultExclusions } from '../../../src/core/calico/excludeLists.ts';
import { formatVersion } from '../../../src/core/calico/version.ts';
import { version } from '../../cases.ts';

/** Release, number of patterns, and since when the pattern named is left out. */
const rows: readonly [string, number, string, string][] = [
  ['v3.0.1', 11, 'docker.*', 'v0.0.0'],
  ['v3.14.2', 11, 'kube-ipvs.*', 'v0.0.0'],
  ['v3.15.0', 12, 'cni.*', 'v3.15.0'],
  ['v3.23.3', 12, 'lo', 'v0.0.0'],
  ['v3.23.4', 12, '^lo', 'v3.23.4'],
  ['v3.23.5', 16, '^docker.*', 'v3.23.4'],
  ['v3.23.5', 16, '^wg-v6\\.cali.*', 'v3.23.5'],
  ['v3.24.2', 12, 'cni.*', 'v3.15.0'],
  ['v3.24.3', 12, '^docker.*', 'v3.24.3'],
  ['v3.24.5', 16, '^docker.*', 'v3.24.3'],
  ['v3.24.6', 17, '^nodelocaldns.*', 'v3.24.6'],
  ['v3.25.0', 19, '^podman.*', 'v3.25.0'],
  ['v3.32.1', 19, '^docker.*', 'v3.23.4'],
  ['master', 19, '^br-.*', 'v3.25.0'],
];

for (const [release, count, pattern, since] of rows) {
  test(`${release} leaves out ${pattern} since ${since}`, () => {
    const list = defaultExclusions(version(release));
    const found = list.find((each) => each.pattern === pattern);
    assert.deepEqual([list.length, found && formatVersion(found.since)], [count, since]);
  });
}
