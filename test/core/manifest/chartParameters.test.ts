import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAgents } from '../../../src/core/manifest/agent.ts';
import { readManifest } from '../../../src/core/manifest/file.ts';
import { methodSites } from '../../../src/core/manifest/forms/forms.ts';

/** Methods in values that are given one by one: the text that the operator makes, and where it is written. */

const v4 = 'installation.calicoNetwork.nodeAddressAutodetectionV4';
const values = `
      values: |
        installation:
          calicoNetwork:
            nodeAddressAutodetectionV4:
              canReach: 10.0.0.1`;

interface Case {
  readonly name: string;
  readonly helm: string;
  readonly text: string | undefined;
  readonly at?: string;
  readonly problems?: readonly string[];
}

const parameter = (name: string, value: string, more = ''): string =>
  `\n        - name: ${name}\n          value: ${value}${more}`;

const cases: readonly Case[] = [
  {
    name: 'a name',
    helm: `\n      parameters:${parameter(`${v4}.interface`, 'eth0')}`,
    text: 'interface=eth0',
    at: 'eth0',
  },
  {
    name: 'a boolean in quotes',
    helm: `\n      parameters:${parameter(`${v4}.firstFound`, '"true"')}`,
    text: 'first-found',
    at: '"true"',
  },
  {
    name: 'networks by their places in the list',
    helm: `\n      parameters:${parameter(`${v4}.cidrs[0]`, '10.0.0.0/24')}${parameter(`${v4}.cidrs[1]`, '10.0.1.0/24')}`,
    text: 'cidr=10.0.0.0/24,10.0.1.0/24',
  },
  {
    name: 'a list in braces is left alone',
    helm: `\n      parameters:${parameter(`${v4}.cidrs`, "'{10.0.0.0/24,10.0.1.0/24}'")}`,
    text: undefined,
  },
  {
    name: 'text that must stay text',
    helm: `\n      parameters:${parameter(`${v4}.interface`, '"true"', '\n          forceString: true')}`,
    text: 'interface=true',
    at: '"true"',
  },
  {
    name: 'laid upon the values',
    helm: `${values}\n      parameters:${parameter('installation.variant', 'Calico')}`,
    text: 'can-reach=10.0.0.1',
    at: '10.0.0.1',
  },
  {
    name: 'of one field twice the later counts',
    helm: `\n      parameters:${parameter(`${v4}.interface`, 'eth0')}${parameter(`${v4}.interface`, 'eth1')}`,
    text: 'interface=eth1',
    at: 'eth1',
  },
  {
    name: 'a path through something else',
    helm: `\n      parameters:${parameter('installation', 'x')}${parameter('installation[0].a.b', 'y')}${parameter('..', 'z')}`,
    text: undefined,
  },
];

for (const { name, helm, text, at, problems = [] } of cases) {
  test(name, () => {
    const source = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: calico}
spec:
  source:
    chart: tigera-operator
    helm:${helm}
`;
    const manifest = readManifest('app.yaml', source);
    const [site] = methodSites(findAgents([manifest]));
    const span = site?.value?.span;
    assert.deepEqual(
      { text: site?.text, problems: manifest.problems.map(({ message }) => message) },
      { text, problems },
    );
    if (at !== undefined) assert.equal(source.slice(span?.start, span?.end), at);
  });
}
