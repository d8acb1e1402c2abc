import assert from 'node:assert/strict';
import { getEventListeners, once } from 'node:events';
import { test } from 'node:test';
import { createAbortRelay } from '../../src/cluster/abort.ts';
import { argv } from '../../src/cluster/argv.ts';
import { isKubeName } from '../../src/cluster/kubeName.ts';
import { hostile, longHostile } from '../hostile.ts';
import { eventually, fakeKubectl } from './fakeKubectl.ts';
import { forbidden, node, pod, read, type Script } from './scripted.ts';

/** What a cluster or a setting says stays a name: it never becomes an option, a path, or a reason for another node. */

const addresses = { stdout: '1: lo: <UP> mtu 1\n    inet 127.0.0.1/8 scope host lo\n' };

function cluster(names: readonly string[], pods: readonly unknown[]): Script {
  return [
    ['/nodes', { stdout: { metadata: {}, items: names.map((name) => node(name)) } }],
    ['/pods\\?labelSelector', { stdout: { items: pods } }],
  ];
}

test('only RFC 1123 subdomains are names', () => {
  const names = ['a', 'calico-node-x7k2p', 'ip-10-0-0-1.eu-central-1.compute.internal', '0', 'a'.repeat(253)];
  assert.deepEqual(
    names.filter((name) => !isKubeName(name)),
    [],
  );
  const others = ['', '.', '..', 'a..b', '-a', 'a-', 'a.-b', 'A', 'a_b', 'a/b', 'a b', 'a\n', 'ä', '--kubeconfig=x'];
  const fine = new Set([
    'null',
    'yes',
    'constructor',
    'prototype',
    'length',
    '0x1',
    '1e3',
    '2026-01-01',
    'www.evil.test',
  ]);
  const strange = [...hostile, ...longHostile].filter((name) => !fine.has(name));
  assert.deepEqual([...others, ...strange, 'a'.repeat(254)].filter(isKubeName), []);
});

test('the name of a context is one word with its option, whatever is in it', () => {
  for (const context of [...hostile, ...longHostile].filter((name) => !/^(?:$|~\/)/.test(name))) {
    assert.deepEqual(argv({ context, kubeconfig: context }, { kind: 'contexts' }), [
      `--kubeconfig=${context}`,
      `--context=${context}`,
      ...['config', 'view', '-o', 'json'],
    ]);
  }
});

test('nothing is run in a pod, a namespace, a container or on a node with a name that is none', async () => {
  const container = (name: string) => ({
    spec: { nodeName: 'd', containers: [{ name }] },
    status: { phase: 'Running' },
  });
  const pods = [
    pod('a', 'Running', { name: '--kubeconfig=/tmp/evil' }),
    pod('b', 'Running', { namespace: '../../secrets' }),
    pod('c,metadata.name=x'),
    { metadata: { name: 'calico-d', namespace: 'kube-system' }, ...container('-it') },
  ];
  const names = ['a', 'b', 'c,metadata.name=x', 'd'];
  await read(cluster(names, pods), (session, calls) => {
    assert.deepEqual(
      calls.filter((call) => /exec|evil|secrets|metadata\.name/.test(call)),
      [],
    );
    const reason = (name: string) => `Can't query the node: "${name}" isn't a valid Kubernetes name.`;
    assert.deepEqual(
      session.inventory?.nodes.map(({ trouble }) => trouble),
      ['--kubeconfig=/tmp/evil', '../../secrets', 'c,metadata.name=x', '-it'].map(reason),
    );
  });
});

test('a ConfigMap with a name that is none is not asked for', async () => {
  const env = [{ name: 'IP', valueFrom: { configMapKeyRef: { name: '../../../../api/v1/secrets', key: 'x' } } }];
  const daemonSet = {
    metadata: { name: 'calico-node', namespace: 'kube-system' },
    spec: { template: { spec: { containers: [{ name: 'calico-node', image: 'calico/node:v3.30.2', env }] } } },
  };
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: [] } }],
    ['/daemonsets', { stdout: { items: [daemonSet] } }],
  ];
  await read(script, (session, calls) => {
    assert.equal(session.inventory?.calicoVersion, 'v3.30.2');
    assert.deepEqual(
      calls.filter((call) => /configmaps|secrets/.test(call)),
      ['get --raw /api/v1/namespaces/kube-system/configmaps/kubeadm-config'],
    );
  });
});

test('what is forbidden in one namespace is asked for in the others', async () => {
  const elsewhere = { namespace: 'calico-edge' };
  const pods = [pod('a'), pod('b'), pod('c', 'Running', elsewhere), pod('d', 'Running', elsewhere)];
  const refusal = 'pods "x" is forbidden: User "u" cannot create resource "pods/exec"';
  const script: Script = [
    ...cluster(['a', 'b', 'c', 'd'], pods),
    ['exec -n kube-system', forbidden(refusal, 'in the namespace "kube-system"')],
    ['exec -n calico-edge calico-\\w -c calico-node -- ip -j', addresses],
  ];
  await read(script, (session) => {
    const lack = "Can't list its interfaces: you lack permission to create pods/exec in namespace kube-system.";
    const routes = "Can't read this node's routes; can-reach is predicted from its subnets.";
    assert.deepEqual(
      session.inventory?.nodes.map(({ name, trouble, interfaces }) => [name, trouble, interfaces?.length]),
      [
        ['a', lack, undefined],
        ['b', lack, undefined],
        ['c', routes, 1],
        ['d', routes, 1],
      ],
    );
    const [first] = session.progress.problems.filter(({ kind }) => kind === 'forbidden').map(({ message }) => message);
    assert.match(first ?? '', /^Can't run commands in the calico-node pods in namespace kube-system\. /);
  });
});

test('a node whose pod may be where nobody lets us look is not said to have none', async () => {
  const list = 'pods is forbidden: User "u" cannot list resource "pods"';
  const script: Script = [
    ['/nodes', { stdout: { metadata: {}, items: ['a', 'b', 'c', 'd'].map((name) => node(name)) } }],
    ['/api/v1/pods\\?labelSelector', forbidden(list)],
    ['/namespaces/calico-system/pods', { stdout: { items: [pod('a', 'Pending', { namespace: 'calico-system' })] } }],
    ['/namespaces/kube-system/pods', forbidden(list, 'in the namespace "kube-system"')],
  ];
  await read(script, (session) => {
    const unseen =
      "Can't query the node: calico-system has no calico-node pod for it, and you can't list other namespaces.";
    assert.deepEqual(
      session.inventory?.nodes.map(({ trouble }) => trouble?.slice(0, unseen.length)),
      [
        "Can't query the node: its calico-node pod calico-a is Pending, not Running. See `kubectl describe pod -n calico-system calico-a`.".slice(
          0,
          unseen.length,
        ),
        ...[unseen, unseen, unseen],
      ],
    );
  });
});

test('many waiting calls share one listener on the signal of their session', async () => {
  const warnings: string[] = [];
  const note = (warning: Error): unknown => warnings.push(warning.name);
  process.on('warning', note);
  const cancelling = new AbortController();
  const kubectl = fakeKubectl('hangs', { concurrency: 1 });
  const calls = Array.from({ length: 40 }, () => kubectl.run({ kind: 'contexts' }, { signal: cancelling.signal }));
  assert.ok(await eventually(() => kubectl.started === 1));
  const listeners = getEventListeners(cancelling.signal, 'abort').length;
  cancelling.abort();
  assert.equal(listeners, 1);
  assert.deepEqual([...new Set((await Promise.all(calls)).map(({ kind }) => kind))], ['cancelled']);
  assert.equal(kubectl.started, 1);
  const ending = new AbortController();
  const relay = createAbortRelay();
  const own = calls.map(() => relay.follow(ending.signal));
  const told = own.slice(1).map(({ signal }) => once(signal, 'abort'));
  own[0]?.release();
  ending.abort();
  await Promise.all(told);
  assert.equal(own[0]?.signal.aborted, false);
  assert.equal(relay.follow(ending.signal).signal.aborted, true);
  process.off('warning', note);
  assert.deepEqual(warnings, []);
});
