import assert from 'node:assert/strict';
import { test } from 'node:test';
import { behaves, changes, endsIn } from '../../../src/core/calico/changes.ts';
import { compareVersions, versionOf } from '../../../src/core/calico/version.ts';
import { version } from '../../cases.ts';
import { changedIn } from './changedIn.ts';

test('one query names what changed in v3.32', () => {
  const behaviour = changedIn('v3.32').filter(({ what }) => what in changes);
  assert.deepEqual(behaviour, [
    { what: 'poll-interval-above-zero', how: 'new' },
    { what: 'brackets-taken-off', how: 'new' },
    { what: 'peer-has-no-subnet', how: 'new' },
    { what: 'policies-by-name', how: 'new' },
    { what: 'tier-in-policy-name', how: 'gone' },
    { what: 'named-ports-of-any-protocol', how: 'new' },
    { what: 'admin-policies-read', how: 'gone' },
    { what: 'baseline-policies-read', how: 'gone' },
    { what: 'cluster-policies-read', how: 'new' },
    { what: 'bird-metric', how: 'new' },
  ]);
});

test('one query names methods, exclusions and variables too', () => {
  const { length } = changedIn('v3.32');
  assert.ok(length > 6, 'variables are among them');
  assert.deepEqual(
    changedIn('v3.22').filter(({ what }) => !/^[A-Z]/.test(what)),
    [
      { what: 'host-bits-lost', how: 'new' },
      { what: 'host-bits-lost', how: 'gone' },
      { what: 'kubernetes-internal-ip', how: 'new' },
    ],
  );
  assert.deepEqual(
    changedIn('v3.25').filter(({ what }) => what.startsWith('^')),
    [
      { what: '^podman.*', how: 'new' },
      { what: '^br-.*', how: 'new' },
    ],
  );
});

test('a behaviour holds from its first release until the one that ends it', () => {
  const during = ['v3.15.4', 'v3.16.0', 'v3.25.2', 'v3.26.0', 'master'].map((each) =>
    behaves(version(each), 'backend-none-detects'),
  );
  assert.deepEqual(during, [false, true, true, false, false]);
});

test('a behaviour may end on several lines of releases', () => {
  const ends = ['v3.21.6', 'v3.22.3', 'v3.22.4', 'v3.23.1', 'v3.23.2', 'v3.24.0'].map((each) =>
    endsIn(version(each), 'host-bits-lost'),
  );
  const [first, second] = [version('v3.22.4'), version('v3.23.2')];
  assert.deepEqual(ends, [undefined, first, undefined, second, undefined, undefined]);
});

test('each lifetime begins before it ends', () => {
  const wrong = Object.entries(changes).filter(([, lifetimes]) =>
    lifetimes.some(
      (each) =>
        'since' in each && 'until' in each && compareVersions(versionOf(each.since), versionOf(each.until)) >= 0,
    ),
  );
  assert.deepEqual(wrong, []);
});
