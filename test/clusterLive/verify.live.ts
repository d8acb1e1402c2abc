import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { run } from '../../src/cli/run.ts';
import { patience } from '../patience.ts';
import { absent, down, kubeconfigOf, kubectl, upWith } from './testCluster.ts';

/** `verify` on a cluster that is as predicted, and on one that is not. */

const options = { skip: absent, timeout: patience * 4 };

if (absent === false) {
  before(() => upWith('rollout'));
  after(down);
}

async function verify(): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  let stdout = '';
  const ignored = { write: () => undefined };
  const take = {
    write(text: string) {
      stdout += text;
    },
  };
  const world = { stdin: (async function* () {})(), isTTY: false, cwd: '/', env: {}, now: Date.now };
  const args = ['verify', '--context', 'admin', '--kubeconfig', kubeconfigOf('admin')];
  const code = await run(args, { stdout: take, stderr: ignored, ...world });
  return { code, lines: stdout.split('\n').filter((line) => line.startsWith('✖') || line.startsWith('The cluster')) };
}

test('a cluster that is as predicted, one with another route, and one with another address', options, async () => {
  assert.deepEqual(await verify(), { code: 0, lines: ['The cluster is as predicted.'] });
  execFileSync('ip', [
    '-n',
    'r1',
    'route',
    'replace',
    '10.93.2.0/26',
    'via',
    '10.92.0.12',
    'dev',
    'eth1',
    'proto',
    'bird',
  ]);
  const wrong = 'r1: the route to 10.93.2.0/26 of r2 should be 10.91.0.12 dev eth0, but it is 10.92.0.12 dev eth1';
  const routed = await verify();
  assert.deepEqual([routed.code, routed.lines[0]], [1, `✖ ${wrong}`]);
  execFileSync('ip', [
    '-n',
    'r1',
    'route',
    'replace',
    '10.93.2.0/26',
    'via',
    '10.91.0.12',
    'dev',
    'eth0',
    'proto',
    'bird',
  ]);
  kubectl('annotate', '--overwrite', 'node', 'r4', 'projectcalico.org/IPv4Address=10.92.0.14/24');
  const moved = await verify();
  assert.equal(moved.code, 1);
  assert.match(moved.lines[0] ?? '', /^✖ r4: predicted 10\.91\.0\.14\/24 \(.+\), but 10\.92\.0\.14\/24 is stored$/);
  assert.equal(moved.lines.at(-1), 'The cluster is not as predicted.');
});
