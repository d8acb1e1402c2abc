import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesBelow, textOf } from './sources.ts';

/**
 * A test that waits for a time fails on a busy machine, or passes without having looked. Tests wait for events; where
 * there is none, for a condition (`eventually`), with `patience` as a net.
 */

/** What makes something happen later, in code and in scripts of shells. */
const timers =
  /\bset(?:Timeout|Interval)\s*\(|\bwaitForTimeout\s*\(|timers\/promises|Atomics\.wait\b|\bsleep\s+[\d.]|\btimeout:\s*\d/;

/** Lines, by their beginning, that may stand where they do, and why. */
const allowed: Readonly<Record<string, readonly (readonly [line: string, why: string])[]>> = {
  'test/cli/lspClient.ts': [
    ['const ended = { timeout: 3 * patience };', 'a net: a server that no test has ended'],
    ['const net = setTimeout(() => {', 'a net: what is published is waited for'],
  ],
  'test/cluster/fakeKubectl.ts': [
    ["import { setTimeout } from 'node:timers/promises';", 'the pause between two looks at a condition'],
    ['await setTimeout(20);', 'the pause between two looks at a condition'],
  ],
  'test/cluster/dyingKubectl.ts': [['hang) : > hanging; exec sleep 1000;;', 'a program that hangs, ended by the test']],
  'test/cluster/watch.test.ts': [
    ["import { setImmediate } from 'node:timers/promises';", 'turns of the event loop, which take no time'],
  ],
  'test/clusterLive/testCluster.ts': [
    ['const timer = setTimeout(() => reject(new Error(`not within ', 'a net: what is waited for is an update'],
  ],
  'test/core/net/iproute2.nodeOutput.test.ts': [
    [
      "test('no input throws, takes long, or gives more than one problem', { timeout: 30_000 }, () => {",
      'work without waiting, whose time is what is tested',
    ],
  ],
  'test/fuzz/soakCluster.ts': [
    [
      'await new Promise((resolve) => setTimeout(resolve, 20));',
      'the pace of a load; what has come of it is waited for',
    ],
  ],
  'test/host/method.ts': [
    ['await table.waitFor({ timeout: 3000 }).catch(() => undefined);', 'for pictures: another try follows'],
    ['await page.waitForTimeout(1000);', 'for pictures: a hover that fades in tells of it by no event'],
  ],
  'test/host/processes.ts': [['setInterval(() => {', 'looks whether the caller is still there']],
  'test/host/runWeb.ts': [['await notification.waitFor({ timeout: 0 });', 'no limit']],
  'test/host/screenshot.ts': [
    ['await page.waitForTimeout(700);', 'for pictures: the end of animations is told by no event'],
  ],
  'test/host/server.ts': [
    ["const deadline = setTimeout(() => fail('did not start in time'), patience);", 'a net: the port is waited for'],
  ],
  'test/host/testRun.ts': [
    ["import { setTimeout } from 'node:timers/promises';", 'a net: the end of the tests is waited for'],
    ['await setTimeout(deadline, undefined, { ref: false });', 'a net: the end of the tests is waited for'],
  ],
  'test/host/walkthrough.ts': [
    ['await first.waitFor({ timeout: 5000 }).catch(() => undefined);', 'for pictures: another try follows'],
  ],
  'test/package/vsix.package.ts': [
    ["import { setTimeout } from 'node:timers/promises';", 'a net: the exit is waited for'],
    [
      "assert.equal(await Promise.race([host.exitCode, setTimeout(deadline - 10_000, 'late', { ref: false })]), 0);",
      'a net: the exit is waited for',
    ],
  ],
  'test/vscode/helpers.ts': [
    ['await new Promise((resolve) => setTimeout(resolve, 25));', 'the pause between two looks at a condition'],
    ['timer = setTimeout(tell, patience);', 'a net: an event is waited for'],
  ],
  'test/vscode/runner.ts': [
    ['timer = setTimeout(() => reject(new Error(`did not end within ', 'a net: the end of the test is waited for'],
  ],
  'test/webviewLive/panels.live.ts': [
    [
      'while (!(await isStored())) await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));',
      'the pause between two looks at a condition',
    ],
  ],
};

test('no test waits for a time', () => {
  const own = 'test/architecture/waits.test.ts';
  const files = ['.ts', '.tsx', '.mjs', '.js', '.sh'].flatMap((ending) => filesBelow('test', ending));
  // Fixtures are programs that hang, and the like.
  const tests = files.filter((path) => path !== own && !path.startsWith('test/fixtures/'));
  const found = tests.flatMap((path) => {
    const lines = textOf(path)
      .split('\n')
      .map((line) => line.trim());
    const isAllowed = (line: string): boolean => (allowed[path] ?? []).some(([known]) => line.startsWith(known));
    return lines.filter((line) => timers.test(line) && !isAllowed(line)).map((line) => `${path}: ${line}`);
  });
  assert.deepEqual(found, []);
});

test('what may wait is still there', () => {
  const gone = Object.entries(allowed).flatMap(([path, lines]) => {
    const text = textOf(path);
    return lines.filter(([line]) => !text.includes(line)).map(([line]) => `${path}: ${line}`);
  });
  assert.deepEqual(gone, []);
});
