import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatVersion } from '../../src/core/calico/version.ts';
import { localNames } from '../../src/core/inventory/inventory.ts';
import { findAgents } from '../../src/core/manifest/agent.ts';
import { readManifest } from '../../src/core/manifest/file.ts';
import { parseInetLine } from '../../src/core/net/iproute2.ts';
import type { Node } from '../../src/core/net/node.ts';
import { planOf } from '../../src/core/plan.ts';
import { resolve } from '../../src/core/resolution.ts';
import { outcomeText } from '../../src/core/words/reasonText.ts';
import { said } from '../said.ts';

/** What a manifest that leaves something open makes of one node with eth0: version, then how IPv4 ends. */

const node: Node = {
  name: 'n1',
  interfaces: [{ name: 'eth0', addresses: [parseInetLine('10.0.0.5/24') ?? []].flat() }],
  kernelOrder: true,
  prefixesKnown: true,
  families: [4, 6],
  routing: {},
  sysctls: {},
  internalIPs: ['10.0.0.5'],
  stored: {},
};

const method = (value: string): string => `{name: IP_AUTODETECTION_METHOD, value: '${value}'}`;
const daemonSet = (image: string, env: string, more = ''): string =>
  `kind: DaemonSet\nspec:\n  template:\n    spec:\n      containers:\n        - name: calico-node\n          image: ${image}\n${more}          env: [${env}]\n`;
const installation = (operator: string, spec: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec: ${spec}\n---\nkind: Deployment\nmetadata: {name: tigera-operator}\nspec: {template: {spec: {containers: [{name: o, image: 'quay.io/tigera/operator:${operator}'}]}}}\n`;
const envFrom = (optional: boolean): string =>
  `          envFrom: [{configMapRef: {name: gone, optional: ${optional}}}]\n`;
const auto = '{name: IP, value: autodetect}';
const fromMap = '{name: IP_AUTODETECTION_METHOD, valueFrom: {configMapKeyRef: {name: gone, key: m, optional: true}}}';

const cases: readonly [string, string, string][] = [
  ['the image names the version', daemonSet('calico/node:v3.28.1', auto), 'v3.28.1 image; chosen'],
  ['Calico Enterprise counts otherwise', daemonSet('quay.io/tigera/cnx-node:v3.19.4', auto), 'master assumed; chosen'],
  ['a digest', daemonSet('calico/node@sha256:00', auto), 'master assumed; chosen'],
  [
    'a ConfigMap that is in no file may set the method',
    daemonSet('calico/node:v3.28.1', auto, envFrom(false)),
    "v3.28.1 image; unknown: the value of IP_AUTODETECTION_METHOD isn't in the files",
  ],
  [
    'a method in env counts all the same',
    daemonSet('calico/node:v3.28.1', `${auto}, ${method('interface=eth0')}`, envFrom(false)),
    'v3.28.1 image; chosen',
  ],
  [
    'an optional one is taken for absent',
    daemonSet('calico/node:v3.28.1', auto, envFrom(true)),
    'v3.28.1 image; chosen',
  ],
  [
    'an optional key of a ConfigMap in no file',
    daemonSet('calico/node:v3.28.1', `${auto}, ${fromMap}`),
    "v3.28.1 image; unknown: the value of IP_AUTODETECTION_METHOD isn't in the files",
  ],
  [
    'a template',
    daemonSet('calico/node:v3.28.1', `{name: IP, value: '{{ .Values.ip }}'}`),
    "v3.28.1 image; unknown: the value of IP isn't in the files",
  ],
  [
    'a field of the node',
    daemonSet(
      'calico/node:v3.28.1',
      `{name: NODEIP, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}, ${auto}, ${method('can-reach=$(NODEIP)')}`,
    ),
    'v3.28.1 image; chosen',
  ],
  ['an operator of a known line', installation('v1.29.3', '{}'), 'v3.25 operator; chosen'],
  ['an operator of an unknown line', installation('v1.31.0', '{}'), 'master assumed; chosen'],
  [
    'an Installation that asks for nothing',
    installation('v1.38.0', '{calicoNetwork: {nodeAddressAutodetectionV4: {firstFound: false}}}'),
    'v3.30 operator; calico-node exits: no IPv4 or IPv6 address',
  ],
  [
    'EKS reaches for 8.8.8.8',
    installation('v1.38.0', '{kubernetesProvider: EKS, cni: {type: Calico}}'),
    'v3.30 operator; unknown: its routes are unknown',
  ],
  [
    'EKS has a CNI plugin of its own',
    installation('v1.38.0', '{kubernetesProvider: EKS}'),
    'v3.30 operator; CALICO_NETWORKING_BACKEND is none: no address is detected',
  ],
];

for (const [name, text, expected] of cases) {
  test(`plan: ${name}`, () => {
    const [agent] = findAgents([readManifest('a.yaml', text)]);
    assert.ok(agent);
    const plan = planOf(agent, { hosts: localNames });
    const inventory = { source: { kind: 'snapshot', name: 's' }, nodes: [node], hosts: localNames } as const;
    const outcome = resolve(plan, inventory).results[0]?.startup.outcomes[4];
    const ends = outcome === undefined ? '' : said(outcomeText(outcome, 4)) || outcome.kind;
    assert.equal(`${formatVersion(plan.version.version)} ${plan.version.from}; ${ends}`, expected);
  });
}
