import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { run } from '../../src/cli/run.ts';
import { patience } from '../patience.ts';
import { applyAs, daemonSetWith, fileWith } from './applyRun.ts';
import { absent, auditServer, down, isHarmless, kubeconfigOf, type Request, upWith } from './testCluster.ts';

/** What the API server is asked: only `apply` writes, after the context's name was typed, and nobody reads a Secret. */

const options = { skip: absent, timeout: patience * 6 };
let audit = (): readonly Request[] => [];

if (absent === false) {
  before(() => {
    upWith('rollout');
    audit = auditServer();
  });
  after(down);
}

/** Runs a command that only reads, to its end. */
async function runReading(...args: readonly string[]): Promise<void> {
  const ignored = { write: () => undefined };
  const world = { stdin: (async function* () {})(), isTTY: false, cwd: '/', env: {}, now: Date.now };
  const code = await run([...args, '--context', 'admin', '--kubeconfig', kubeconfigOf('admin')], {
    ...{ stdout: ignored, stderr: ignored },
    ...world,
  });
  assert.ok(code < 2, `${args.join(' ')}: ${code}`);
}

test('what only reads writes nothing, and reads no Secret', options, async () => {
  await runReading('verify');
  await runReading('snapshot', '--output', '-', '--pods');
  await runReading('doctor');
  const requests = audit();
  assert.ok(requests.length > 30, `${requests.length}`);
  assert.deepEqual(
    requests.filter((each) => !isHarmless(each) || each.resource.startsWith('secrets')),
    [],
  );
});

test('apply writes what is in the plan, after it was confirmed, and passes Secrets by', options, async () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'x', namespace: 'kube-system' }, data: {} };
  const file = fileWith('eth1.json', `${daemonSetWith('interface=eth1')}\n---\n${JSON.stringify(secret)}\n`);
  let unconfirmed: readonly Request[] = [];
  const { code, stdout } = await applyAs(
    'admin',
    [file],
    [
      { when: 'type the name of the context', type: 'admin', act: () => (unconfirmed = audit()) },
      { when: 'Go on with the other 3 nodes?', type: 'g' },
    ],
  );
  assert.equal(code, 0);
  assert.match(stdout, /Secret kube-system\/x: left out/);
  const requests = audit();
  assert.deepEqual(
    unconfirmed.filter((each) => !isHarmless(each)),
    [],
  );
  const writes = requests.filter((each) => !isHarmless(each)).map(({ verb, resource }) => `${verb} ${resource}`);
  // kubectl patches once more where it takes over what was applied by the client before.
  const kinds = ['delete pods/', 'patch configmaps/', 'patch daemonsets/', 'update daemonsets/'];
  assert.deepEqual([...new Set(writes)].sort(), kinds);
  assert.equal(writes.filter((each) => each.startsWith('delete')).length, 4);
  assert.deepEqual(
    requests.filter(({ resource }) => resource.startsWith('secrets')),
    [],
  );
});
