import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pod } from '../../../src/core/inventory/inventory.ts';
import { createJudge } from '../../../src/core/policy/judge.ts';
import { readWorld } from '../../../src/core/policy/readWorld.ts';
import { flowOf, object, told } from './worlds.ts';

/** Verdicts on a cluster of which only the policies are written in files. */

const pod = (namespace: string, name: string, ip: string, more: Partial<Pod> = {}): Pod => ({
  ...{ namespace, name, node: 'n1', ips: [ip], hostNetwork: false, labels: { app: name } },
  ...more,
});

const inventory = {
  nodes: [],
  pods: [
    pod('shop', 'web', '10.65.0.1', { ports: [{ name: 'http', protocol: 'TCP', port: 8080 }] }),
    pod('lab', 'cli', '10.65.1.1', { account: 'robot' }),
    pod('lab', 'other', '10.65.1.2'),
  ],
  namespaces: [
    { name: 'shop', labels: { team: 'red' } },
    { name: 'lab', labels: { team: 'blue' } },
  ],
  serviceAccounts: [{ namespace: 'lab', name: 'robot', labels: { trusted: 'yes-it-is' } }],
  services: [],
  endpointSlices: [
    { namespace: 'shop', service: 'web', addresses: ['10.65.0.1'], ports: [{ protocol: 'TCP', port: 8080 }] },
  ],
};

const files = [
  object(
    'GlobalNetworkPolicy a',
    "{ order: 1, namespaceSelector: team == 'red', ingress: [{ action: Allow, protocol: TCP, source: { namespaceSelector: team == 'blue', serviceAccounts: { selector: has(trusted) } }, destination: { ports: [http] } }] }",
  ),
  object(
    'NetworkPolicy lab/b',
    '{ selector: app == "other", egress: [{ action: Allow, protocol: TCP, destination: { services: { name: web, namespace: shop } } }] }',
  ),
].join('');

const flows = {
  'lab/cli > shop/web tcp 8080': 'egress allow kns.lab[0]; ingress allow a[0]',
  'lab/cli > shop/web tcp 8081': 'egress allow kns.lab[0]; ingress deny default',
  'lab/other > shop/web tcp 8080': 'egress allow lab/b[0]; ingress deny default',
  'lab/other > lab/cli tcp 8080': 'egress deny default; ingress allow kns.lab[0]',
};

test('namespaces, service accounts, named ports and slices come from the inventory', () => {
  const { world } = readWorld([{ name: 'p.yaml', text: files }], { inventory });
  const judge = createJudge(world);
  assert.deepEqual(Object.fromEntries(Object.keys(flows).map((text) => [text, told(judge, flowOf(text))])), flows);
});

test('what the files write goes before it', () => {
  const text = `${files}\n---\nkind: Namespace\napiVersion: v1\nmetadata: { name: lab, labels: { team: green } }\n`;
  const { world } = readWorld([{ name: 'p.yaml', text }], { inventory });
  assert.equal(
    told(createJudge(world), flowOf('lab/cli > shop/web tcp 8080')),
    'egress allow kns.lab[0]; ingress deny default',
  );
});

test('an edit of a policy leaves the endpoints as they are', () => {
  const first = readWorld([{ name: 'p.yaml', text: files }], { inventory }).world;
  const second = readWorld([{ name: 'p.yaml', text: `${files}# x` }], { inventory }).world;
  assert.equal(first.endpoints, second.endpoints);
});
