import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { at } from '../../src/core/inventory/json.ts';
import { sampleManifest } from '../cli/harness.ts';
import { fakeProgram } from '../cluster/fakeKubectl.ts';
import { node, type Script, scripted } from '../cluster/scripted.ts';
import { hostile } from '../hostile.ts';
import { createValidator } from '../schemas/validate.ts';
import { type Connected, connected } from './harness.ts';

/** The server as a client of the official SDK sees it, over standard input and output. */

const examples = fileURLToPath(new URL('../../examples/two-nodes/', import.meta.url));
const inventory = join(examples, 'two-nodes.calico-inventory.yaml');
const sample = ['--inventory', inventory, join(examples, 'calico.yaml')];
const folder = mkdtempSync(join(tmpdir(), 'calico-mcp-'));
after(() => rmSync(folder, { recursive: true }));

const validate = createValidator();
const questions = {
  resolve: {},
  check: {},
  matrix: { methods: ['can-reach=example.com'] },
  trace: { from: 'pod1', to: 'pod2', port: '80/tcp' },
  reach: { diff: true },
  doctor: {},
} as const;
const names = ['resolve', 'check', 'matrix', 'trace', 'reach', 'doctor'] as const;

test('each tool is listed with its schemas, and as one that only reads', async () => {
  await connected(sample, async ({ client }) => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      names,
    );
    for (const { name, title, description, annotations, inputSchema, outputSchema } of tools) {
      assert.ok(title && description && outputSchema, name);
      assert.deepEqual([annotations?.readOnlyHint, annotations?.destructiveHint], [true, false], name);
      assert.equal(at(inputSchema, 'additionalProperties'), false, name);
    }
  });
});

test('each tool answers in the JSON of its command, and in few lines', async () => {
  await connected(sample, async ({ call }) => {
    for (const name of names) {
      const { isError, text, data } = await call(name, questions[name]);
      assert.equal(isError, false, text);
      validate(name, at(data, 'answer'));
      assert.ok(text !== '' && text.split('\n').length <= 30, text);
    }
    const { text } = await call('resolve');
    assert.match(text, /\nvms71 IPv4: 192\.168\.30\.71\/24 \(ens33\): /);
    const { data } = await call('resolve', { node: 'vms72' });
    const [only, ...others] = nodesIn(data);
    assert.deepEqual([only.name, others.length, only.families[0].interfaces.length > 2], ['vms72', 0, true]);
  });
});

const wrong: readonly (readonly [name: string, given: Readonly<Record<string, unknown>>, told: string])[] = [
  [
    'resolve',
    { nod: 'a' },
    'There is no argument "nod". The arguments are node, method, family, interfaces, from and limit.',
  ],
  ['resolve', { node: 7 }, 'The argument "node" must be a text of 1 to 2000 characters.'],
  ['resolve', { node: '\u001b[2Jx' }, 'There is no node "\\x1b[2Jx". The nodes are vms71 and vms72.'],
  ['resolve', { method: 'first-found', family: 5 }, 'The argument "family" must be one of 4, 6.'],
  ['check', { severity: 'fatal' }, 'The argument "severity" must be one of error, warning, information, hint.'],
  ['check', { file: 'other.yaml' }, 'No file\'s name ends with "other.yaml". Leave "file" out to hear of all files.'],
  ['check', { limit: 0 }, 'The argument "limit" must be a whole number from 1 to 500.'],
  [
    'matrix',
    { methods: 'x' },
    'The argument "methods" must be a list of at most 50 texts, each of 1 to 2000 characters.',
  ],
  [
    'trace',
    { from: 'pod1' },
    'The argument "to" is missing. A pod (namespace/pod), a node (node:NAME) or an address, which may be outside the cluster.',
  ],
  ['trace', { from: 'pod1', to: 'pod2', port: 'http' }, '"http" is no port. Write "port" like 80/tcp, 53/udp or icmp.'],
  ['reach', { diff: true, live: true }, '"diff" and "live" exclude each other: leave one out.'],
];

test('what is wrong in a call is named with the way out, and the server goes on', async () => {
  await connected(sample, async ({ client, call }) => {
    for (const [name, given, told] of wrong) {
      const { isError, text, data } = await call(name, given);
      assert.deepEqual([isError, text, data], [true, told, undefined]);
    }
    await assert.rejects(
      client.callTool({ name: 'apply', arguments: {} }),
      /There is no tool "apply"\. The tools are resolve/,
    );
    assert.equal((await call('trace', { from: 'pod1', to: 'pod9' })).isError, true);
    assert.equal((await call('resolve')).isError, false);
  });
});

test('without nodes only what needs none is answered', async () => {
  await connected([join(examples, 'calico.yaml')], async ({ call }) => {
    assert.equal((await call('check')).isError, false);
    const { isError, text } = await call('doctor');
    const told = 'No nodes are known. Start the server with --inventory PATH or --context NAME.';
    assert.deepEqual([isError, text], [true, told]);
  });
});

test('files are read again once they have changed', async () => {
  const file = join(folder, 'changing.yaml');
  writeFileSync(file, sampleManifest);
  await connected(['--inventory', inventory, file], async ({ call }) => {
    assert.match((await call('resolve')).text, /vms71 IPv4: 192\.168\.30\.71/);
    writeFileSync(file, sampleManifest.replace('interface=ens*,eth*', 'cidr=192.168.26.0/24'));
    assert.match((await call('resolve')).text, /vms71 IPv4: 192\.168\.26\.71/);
    rmSync(file);
    const { isError, text } = await call('resolve');
    assert.deepEqual([isError, text.includes('changing.yaml')], [true, true]);
  });
});

const plain = /^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]*$/u;

test('names of any kind cost no answer, and stay text', async () => {
  const odd = hostile.filter((name) => name !== '' && !/[\ud800-\udfff]/.test(name));
  const file = join(folder, 'hostile.calico-inventory.json');
  const nodes = odd.map((name, index) => ({
    ...{ name, stored: {} },
    interfaces: [{ name: odd[odd.length - 1 - index], addresses: [`10.0.${index >> 8}.${index & 255}/16`] }],
  }));
  writeFileSync(file, JSON.stringify({ kind: 'CalicoInventory', version: 1, nodes }));
  await connected(['--inventory', file], async ({ call }) => {
    const { text: all, isError } = await call('resolve', { method: 'first-found', limit: 500 });
    assert.equal(isError, false, all);
    for (const line of all.split('\n')) assert.match(line, plain);
    for (const name of odd) {
      for (const given of [{ node: name }, { method: name }, { method: `interface=${name}` }]) {
        for (const line of (await call('resolve', given)).text.split('\n')) assert.match(line, plain);
      }
      for (const line of (await call('trace', { from: `node:${name}`, to: name })).text.split('\n')) {
        assert.match(line, plain);
      }
    }
  });
});

/** The nodes of the first calico-node. */
function nodesIn(data: unknown) {
  return Object(at(data, 'answer', 'resolutions'))[0].nodes;
}

async function timed(server: Connected, name: string, given: Readonly<Record<string, unknown>>) {
  const began = performance.now();
  const called = await server.call(name, given);
  return { ...called, time: performance.now() - began, size: JSON.stringify(called).length };
}

test('5,000 nodes: answers stay short, with the count of the rest and the next page', async (t) => {
  const file = join(folder, 'many.calico-inventory.json');
  const nodes = Array.from({ length: 5000 }, (_, index) => ({
    ...{ name: `worker-${String(index).padStart(5, '0')}`, stored: {} },
    interfaces: [
      { name: 'eth0', addresses: [`10.1.${index >> 8}.${index & 255}/16`] },
      { name: index % 7 === 0 ? 'ens1' : 'eth1', addresses: [`10.2.${index >> 8}.${index & 255}/16`] },
      { name: 'docker0', addresses: ['172.17.0.1/16'] },
    ],
  }));
  writeFileSync(file, JSON.stringify({ kind: 'CalicoInventory', version: 1, calicoVersion: 'v3.32.1', nodes }));
  await connected(['--inventory', file, join(examples, 'calico.yaml')], async (server) => {
    const asked = { ...questions, trace: { from: 'node:worker-00001', to: 'node:worker-04999' } };
    for (const name of names) {
      const { isError, text, data, time, size } = await timed(server, name, asked[name]);
      assert.equal(isError, false, text);
      validate(name, at(data, 'answer'));
      assert.ok(size < 60_000, `${name}: ${size} characters`);
      t.diagnostic(`${name}: ${Math.round(time)} ms, ${size} characters`);
    }
    const first = await server.call('resolve');
    assert.deepEqual([at(first.data, 'left', 'nodes'), at(first.data, 'next')], [4980, 20]);
    const second = await server.call('resolve', { from: 4990, limit: 20 });
    const shown = nodesIn(second.data);
    assert.deepEqual([shown.length, shown[0].name, at(second.data, 'next')], [10, 'worker-04990', undefined]);
  });
});

const stored = { 'projectcalico.org/IPv4Address': '10.0.0.1/24' };
const pod = {
  metadata: { name: 'calico-a', namespace: 'kube-system', labels: { 'k8s-app': 'calico-node' } },
  spec: { nodeName: 'a', containers: [{ name: 'calico-node' }] },
  status: { phase: 'Running' },
};
const script: Script = [
  ['/api/v1/nodes', { stdout: { items: [node('a', stored)] } }],
  ['/pods', { stdout: { items: [pod] } }],
  ['exec', { stdout: '2: eth0: <UP>\n    inet 10.0.0.1/24 scope global eth0\n' }],
];

for (const exec of [false, true]) {
  test(`a cluster is only read, ${exec ? 'with' : 'and without --exec no'} command is run in its pods`, async () => {
    await scripted(script, async (calls) => {
      const args = ['--context', 'a', '--kubectl', fakeProgram, ...(exec ? ['--exec'] : [])];
      await connected(args, async ({ call }) => {
        const { isError, text } = await call('resolve', { method: 'first-found' });
        assert.equal(isError, false, text);
      });
      const all = calls();
      assert.equal(
        all.some((each) => / exec /.test(` ${each} `)),
        exec,
        all.join('\n'),
      );
      assert.deepEqual(
        all.filter((each) => /secrets|apply|create|delete|patch/.test(each)),
        [],
      );
    });
  });
}

test('a cluster that does not answer is told, and asked again', async () => {
  await scripted([], async () => {
    await connected(['--context', 'a', '--kubectl', fakeProgram], async ({ call }) => {
      for (let turn = 0; turn < 2; turn += 1) {
        const { isError, text } = await call('resolve', { method: 'first-found' });
        assert.equal(isError, true);
        assert.match(text, /^The cluster can't be read\. /);
      }
    });
  });
});
