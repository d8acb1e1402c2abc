import { said } from '../../said.ts';
import type { Case } from './harness.ts';
import { check, daemonSet, worldOf } from './harness.ts';

/** Documents that can be read only in part: what is wrong, where, and which variables are left. */
const cases: readonly Case[] = [
  { name: 'nothing wrong', given: daemonSet('        - {name: A, value: x}\n'), expected: ['A'] },
  {
    name: 'values that are no strings are left to the rules',
    given: daemonSet('        - {name: A, value: 1}\n        - {name: B, value: yes}\n'),
    expected: ['A', 'B'],
  },
  {
    name: 'a name that is no string',
    given: daemonSet('        - {name: no, value: x}\n'),
    expected: ['`name` must be a string: put `no` in quotes. ⟦no⟧', 'no'],
  },
  {
    name: 'an entry without a name',
    given: daemonSet('        - value: x\n        - {name: A}\n'),
    expected: ['This `env` entry needs a `name`. ⟦value: x⟧', 'A'],
  },
  {
    name: 'an entry that is no mapping',
    given: daemonSet('        - A=x\n        - {name: B}\n'),
    expected: ['An item in `env` must be a mapping (key: value). ⟦A=x⟧', 'B'],
  },
  { name: 'an entry not written yet', given: daemonSet('        -\n        - {name: B}\n'), expected: ['B'] },
  { name: 'env as a mapping', given: daemonSet('          A: x\n'), expected: ['`env` must be a list. ⟦A: x⟧'] },
  {
    name: 'a value that is a list',
    given: daemonSet('        - {name: A, value: [x]}\n        - {name: B}\n'),
    expected: ['`value` must be a single value. ⟦[x]⟧', 'A', 'B'],
  },
  {
    name: 'valueFrom as text',
    given: daemonSet('        - {name: A, valueFrom: x}\n'),
    expected: ['`valueFrom` must be a mapping (key: value). ⟦x⟧', 'A'],
  },
  {
    name: 'optional as text',
    given: daemonSet('        - {name: A, valueFrom: {configMapKeyRef: {name: c, key: k, optional: "true"}}}\n'),
    expected: ['`optional` must be true or false without quotes. ⟦"true"⟧', 'A'],
  },
  {
    name: 'a ConfigMap with a list',
    given: 'kind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: [x]\n  b: y\n',
    expected: ['`data.a` must be a string. ⟦[x]⟧'],
  },
  {
    name: 'an Installation',
    given:
      'kind: Installation\nspec:\n  calicoNetwork:\n    bgp: on\n    nodeAddressAutodetectionV4: {interface: 1, cidrs: 10.0.0.0/8, firstFound: "yes"}\n    nodeAddressAutodetectionV6: first-found\n    ipPools: {cidr: x}\n',
    expected: [
      '`interface` must be a string: put `1` in quotes. ⟦1⟧',
      '`firstFound` must be true or false without quotes. ⟦"yes"⟧',
      '`cidrs` must be a list. ⟦10.0.0.0/8⟧',
      '`nodeAddressAutodetectionV6` must be a mapping (key: value). ⟦first-found⟧',
      '`bgp` must be a string: put `on` in quotes. ⟦on⟧',
      '`ipPools` must be a list. ⟦{cidr: x}⟧',
    ],
  },
  {
    name: 'templates have no type',
    given: daemonSet('        - name: A\n          value: {{ x }}\n        - {{ y }}\n').replace(
      'quay.io/calico/node:v3.32.1',
      '{{ image }}',
    ),
    expected: ['A'],
  },
  {
    name: 'a key given twice',
    given: daemonSet('        - {name: A, value: x, value: y}\n'),
    expected: ['`value` occurs twice in this mapping; the last one wins. Remove one of them. ⟦value⟧', 'A'],
  },
  {
    name: 'problems count from the start of the file',
    given: `# é\n---\nkind: Service\n---\n${daemonSet('        - A=x\n')}`,
    expected: ['An item in `env` must be a mapping (key: value). ⟦A=x⟧'],
  },
  {
    name: 'what does not concern Calico is not checked',
    given: 'kind: Deployment\nspec: [\n---\nx: {{\n---\nkind: Service\nspec: "\n',
    expected: [],
  },
  {
    name: 'no more problems than help',
    given: daemonSet('        - x\n'.repeat(99)),
    expected: Array.from({ length: 16 }, () => 'An item in `env` must be a mapping (key: value). ⟦x⟧'),
  },
];

check(cases, (given) => {
  const { manifests, agents, cut } = worldOf(given);
  const problems = manifests.flatMap(({ file, problems }) =>
    problems.map(({ message, span }) => (span === undefined ? said(message) : `${said(message)} ⟦${cut(file, span)}⟧`)),
  );
  const names = agents.flatMap((agent) => (agent.form === 'workload' ? agent.env.variables : []));
  return [...problems, ...names.map(({ name }) => name)];
});
