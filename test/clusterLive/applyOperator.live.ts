import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { patience } from '../patience.ts';
import { applyAs, daemonSetWith, fileWith, storedAddresses } from './applyRun.ts';
import { absent, down, kubectl, scenarioText, upWith } from './testCluster.ts';

/** `apply` where the operator owns calico-node: an operator is acted, which writes the DaemonSet when its Installation was. */

const options = { skip: absent, timeout: patience * 6 };
const confirm = { when: 'type the name of the context', type: 'admin' };
const namespace = 'calico-system';

function installation(method: object): string {
  return JSON.stringify({
    apiVersion: 'operator.tigera.io/v1',
    kind: 'Installation',
    metadata: { name: 'default' },
    spec: { variant: 'Calico', calicoNetwork: { bgp: 'Enabled', nodeAddressAutodetectionV4: method } },
  });
}

/** Writes calico-node's DaemonSet as the operator would, with its owner. */
function operate(method: string): void {
  const env = [{ name: 'IP_AUTODETECTION_METHOD', value: method, valueFrom: null }];
  const owner = { apiVersion: 'operator.tigera.io/v1', kind: 'Installation', name: 'default', controller: true };
  const uid = kubectl('get', 'installation', 'default', '-o', 'jsonpath={.metadata.uid}');
  const patch = {
    metadata: { ownerReferences: [{ ...owner, uid }] },
    spec: { template: { spec: { containers: [{ name: 'calico-node', env }] } } },
  };
  kubectl('-n', namespace, 'patch', 'daemonset', 'calico-node', `--patch=${JSON.stringify(patch)}`);
}

const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'installations.operator.tigera.io' },
  spec: {
    group: 'operator.tigera.io',
    scope: 'Cluster',
    names: { kind: 'Installation', plural: 'installations', singular: 'installation', listKind: 'InstallationList' },
    versions: [
      {
        ...{ name: 'v1', served: true, storage: true },
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};

if (absent === false) {
  before(() => {
    const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'calico-config', namespace } };
    const objects = [{ ...config, data: { method: 'interface=eth0' } }];
    upWith({
      text: scenarioText(
        'rollout',
        { r3: { answers: { 'cidr=10.92.0.0/24': '10.91.0.13/24' } } },
        { namespace, objects },
      ),
    });
    kubectl('apply', '-f', fileWith('definition.json', JSON.stringify(definition)));
    kubectl('wait', '--for=condition=Established', 'crd/installations.operator.tigera.io', `--timeout=${patience}ms`);
    kubectl('apply', '-f', fileWith('installation.json', installation({ interface: 'eth0' })));
    operate('interface=eth0');
    kubectl('-n', namespace, 'rollout', 'status', 'daemonset/calico-node', `--timeout=${patience}ms`);
  });
  after(down);
}

test("the operator's DaemonSet is refused, and its Installation is named", options, async () => {
  const text = daemonSetWith('interface=eth1').replaceAll('kube-system', namespace);
  const { code, stdout } = await applyAs('admin', [fileWith('eth1.json', text)]);
  assert.equal(code, 1);
  assert.match(
    stdout,
    /✖ DaemonSet calico-system\/calico-node is owned by the operator, which would undo the change\. Apply the Installation default instead\./,
  );
  assert.match(stdout, /This can't be applied\./);
});

test('the rollout of an Installation is followed, and every node is compared', options, async () => {
  const file = fileWith('next.json', installation({ interface: 'eth1' }));
  const { code, stdout, stderr } = await applyAs(
    'admin',
    [file],
    [confirm, { when: 'Installation default: written', act: () => operate('interface=eth1') }],
  );
  assert.match(stdout, /4 of 4 nodes change their address/);
  assert.match(stdout, /All pods of calico-system\/calico-node restart, at most 1 at a time, in no promised order\./);
  assert.deepEqual([code, stderr.at(-1)], [0, 'Applied. All nodes are as predicted.'], stderr.join('\n'));
  for (const node of ['r1', 'r2', 'r3', 'r4']) {
    assert.match(stderr.join('\n'), new RegExp(`${node}: as predicted: 10\\.92\\.0\\.1`));
  }
  assert.ok(Object.values(storedAddresses()).every((address) => address.startsWith('10.92.0.')));
});

test('a node that disagrees makes the Installation go back, and the operator all nodes', options, async () => {
  const before = storedAddresses();
  const file = fileWith('cidr.json', installation({ cidrs: ['10.92.0.0/24'] }));
  const { code, stdout, stderr } = await applyAs(
    'admin',
    [file],
    [
      confirm,
      { when: 'Installation default: written', act: () => operate('cidr=10.92.0.0/24') },
      { when: 'The operator goes on with the others meanwhile.', type: 'r' },
      { when: 'Installation default: put back', act: () => operate('interface=eth1') },
    ],
  );
  assert.match(stdout, /All pods of calico-system\/calico-node restart/);
  const told = stderr.join('\n');
  assert.match(told, /r3: predicted 10\.92\.0\.13\/24, but calico-node chose 10\.91\.0\.13\/24\./);
  assert.deepEqual([code, stderr.at(-1)], [1, 'Rolled back. All nodes are as before.'], told);
  assert.deepEqual(storedAddresses(), before);
  const method = ['-o', 'jsonpath={.spec.calicoNetwork.nodeAddressAutodetectionV4}'];
  assert.equal(kubectl('get', 'installation', 'default', ...method), '{"interface":"eth1"}');
});
