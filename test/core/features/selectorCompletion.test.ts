import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothing } from '../../../src/core/message.ts';
import { said } from '../../said.ts';
import { check } from '../manifest/harness.ts';
import { viewWorld } from './world.ts';

/** What may be written in a selector, with the labels that are known. */

const NODES = `kind: CalicoInventory
version: 1
pods:
  - { namespace: shop, name: web-1, node: a, ips: [10.0.0.1], labels: { app: web } }
  - { namespace: shop, name: web-2, node: a, ips: [10.0.0.2], labels: { app: web } }
  - { namespace: bank, name: db, node: a, ips: [10.0.0.3], labels: { app: db } }
  - { namespace: bank, name: own, node: a, ips: [10.9.0.1], hostNetwork: true, labels: { app: agent } }
nodes:
  - { name: a, labels: { rack: r1, kubernetes.io/hostname: a } }
  - { name: b, labels: { rack: r1, kubernetes.io/hostname: b } }
`;

const pool = (value: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: IPPool\nmetadata: {name: p}\nspec:\n  cidr: 10.0.0.0/16\n  nodeSelector:${value}\n`;
const policy = (line: string): string =>
  `apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: {name: p}\nspec:\n  ingress:\n    - action: Allow\n      source:\n        ${line}\n`;
const installation = (lines: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec:\n  calicoNetwork:\n${lines}\n`;

/** The first items, as they read when they are taken. */
function offered(given: string, most = 2): readonly string[] {
  const { service, file, offset, textOf } = viewWorld(given, NODES);
  const text = textOf(file);
  return service
    .completions(file, offset)
    .slice(0, most)
    .map(({ replace, insert, detail }) => {
      const start = text.lastIndexOf('\n', replace.start - 1) + 1;
      const line = text.slice(start, replace.start) + insert + text.slice(replace.end).replace(/\n.*$/s, '');
      return `${line.trim()}${detail === nothing ? '' : ` — ${said(detail)}`}`;
    });
}

check(
  [
    {
      name: 'keys of nodes, in quotes',
      given: pool(' <|>'),
      expected: ['nodeSelector: "kubernetes.io/hostname$0" — 2 nodes', 'nodeSelector: "rack$0" — 2 nodes'],
    },
    {
      name: 'behind the colon',
      given: pool('<|>'),
      expected: ['nodeSelector: "kubernetes.io/hostname$0" — 2 nodes', 'nodeSelector: "rack$0" — 2 nodes'],
    },
    { name: 'values of nodes', given: pool(' rack == <|>'), expected: ["nodeSelector: rack == 'r1' — 2 nodes"] },
    {
      name: 'in quotes of YAML',
      given: pool(" 'rack == <|>'"),
      expected: [`nodeSelector: 'rack == "r1"' — 2 nodes`],
    },
    {
      name: 'operators',
      given: pool(' "rack <|>"'),
      expected: ['nodeSelector: "rack =="', 'nodeSelector: "rack !="'],
    },
    {
      name: 'values of pods',
      given: policy("selector: app == 'w<|>'"),
      expected: ["selector: app == 'web' — 2 pods", "selector: app == 'db' — 1 pod"],
    },
    {
      name: 'names of namespaces',
      given: policy('namespaceSelector: kubernetes.io/metadata.name == <|>'),
      expected: [
        "namespaceSelector: kubernetes.io/metadata.name == 'shop' — 2 pods",
        "namespaceSelector: kubernetes.io/metadata.name == 'bank' — 1 pod",
      ],
    },
    { name: 'nothing behind what is wrong', given: pool(' rack = <|>'), expected: [] },
    {
      name: 'a pool of an Installation',
      given: installation('    ipPools:\n      - cidr: 10.0.0.0/16\n        nodeSelector: ra<|>'),
      expected: ['nodeSelector: kubernetes.io/hostname — 2 nodes', 'nodeSelector: rack — 2 nodes'],
    },
    { name: 'a selector of Kubernetes', given: installation('    other:\n      nodeSelector: <|>'), expected: [] },
  ],
  (given) => offered(given),
);

test('a cursor anywhere throws nothing, and what is replaced touches it on its line', () => {
  const texts = [pool(` "rack == 'r1' && has(zone)" # mine`), policy(`selector: app in {'a', "b"}`)];
  for (const text of texts) {
    for (let offset = 0; offset <= text.length; offset++) {
      for (const cut of [text, text.slice(0, offset)]) {
        const { service } = viewWorld(cut, NODES);
        for (const { replace } of service.completions('calico.yaml', offset)) {
          assert.ok(replace.start <= offset && offset <= replace.end);
          assert.ok(!cut.slice(replace.start, replace.end).includes('\n'));
        }
      }
    }
  }
});
