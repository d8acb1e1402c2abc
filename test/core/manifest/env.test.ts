import { textFor } from '../../../src/core/manifest/env.ts';
import type { Case } from './harness.ts';
import { check, daemonSet, worldOf } from './harness.ts';

const CONFIG = `
---
kind: ConfigMap
metadata: {name: settings, namespace: kube-system}
data:
  method: cidr=10.0.0.0/8
  raw: $(A)
  bad key: x
`;

const cases: readonly Case[] = [
  {
    name: 'a literal',
    given: daemonSet('        - name: IP\n          value: autodetect\n'),
    expected: ['IP = autodetect ⟦autodetect⟧'],
  },
  {
    name: 'flow style',
    given: daemonSet('        - {name: IP, value: "autodetect"}\n'),
    expected: ['IP = autodetect ⟦"autodetect"⟧'],
  },
  { name: 'without a value', given: daemonSet('        - name: IP\n'), expected: ['IP = '] },
  {
    name: 'a value not written yet',
    given: daemonSet('        - name: IP\n          value:\n'),
    expected: ['IP =  ⟦⟧'],
  },
  {
    name: 'a number keeps its text',
    given: daemonSet('        - {name: A, value: 010}\n'),
    expected: ['A = 010 ⟦010⟧'],
  },
  {
    name: 'the last of a name counts',
    given: daemonSet('        - {name: A, value: x}\n        - {name: A, value: y}\n        - {name: A, value: z}\n'),
    expected: ['A = z ⟦z⟧ instead of ⟦x⟧⟦y⟧'],
  },
  {
    name: 'a reference to what stands before',
    given: daemonSet('        - {name: A, value: x}\n        - {name: B, value: $(A)y}\n'),
    expected: ['A = x ⟦x⟧', 'B = xy ⟦$(A)y⟧ expanded'],
  },
  {
    name: 'a reference to what stands behind',
    given: daemonSet('        - {name: B, value: $(A)y}\n        - {name: A, value: x}\n'),
    expected: ['B = $(A)y ⟦$(A)y⟧', 'A = x ⟦x⟧'],
  },
  {
    name: 'a reference to the duplicate before',
    given: daemonSet('        - {name: A, value: x}\n        - {name: A, value: $(A)y}\n'),
    expected: ['A = xy ⟦$(A)y⟧ instead of ⟦x⟧ expanded'],
  },
  {
    name: 'a doubled dollar',
    given: daemonSet('        - {name: A, value: $$(B)}\n'),
    expected: ['A = $(B) ⟦$$(B)⟧ expanded'],
  },
  {
    name: 'a field of the pod',
    given: daemonSet(
      '        - {name: NODEIP, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}\n        - {name: M, value: can-reach=$(NODEIP)}\n',
    ),
    expected: [
      'NODEIP = <status.hostIP> on a node 192.0.2.7',
      'M = can-reach=<status.hostIP> ⟦can-reach=$(NODEIP)⟧ expanded on a node can-reach=192.0.2.7',
    ],
  },
  {
    name: 'a service variable',
    given: daemonSet('        - {name: M, value: can-reach=$(KUBERNETES_SERVICE_HOST)}\n'),
    expected: [
      'M = can-reach=<service:KUBERNETES_SERVICE_HOST> ⟦can-reach=$(KUBERNETES_SERVICE_HOST)⟧ expanded on a node can-reach=10.96.0.1',
    ],
  },
  {
    name: 'a service variable that is set',
    given: daemonSet(
      '        - {name: KUBERNETES_SERVICE_HOST, value: h}\n        - {name: M, value: $(KUBERNETES_SERVICE_HOST)}\n',
    ),
    expected: ['KUBERNETES_SERVICE_HOST = h ⟦h⟧', 'M = h ⟦$(KUBERNETES_SERVICE_HOST)⟧ expanded'],
  },
  {
    name: 'a secret',
    given: daemonSet(
      '        - {name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}\n        - {name: B, value: $(A)}\n',
    ),
    expected: ['A unknown: {"reason":"secret"}', 'B unknown: {"reason":"reference","variable":"A"} ⟦$(A)⟧ expanded'],
  },
  {
    name: 'a resource',
    given: daemonSet('        - {name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}\n'),
    expected: ['A unknown: {"reason":"resource"}'],
  },
  {
    name: 'a source of no known kind',
    given: daemonSet('        - {name: A, valueFrom: {fileKeyRef: {}}}\n'),
    expected: ['A unknown: {"reason":"unsupported"}'],
  },
  {
    name: 'a key of a ConfigMap, which is not expanded',
    given: daemonSet('        - {name: A, valueFrom: {configMapKeyRef: {name: settings, key: raw}}}\n') + CONFIG,
    expected: ['A = $(A) ⟦$(A)⟧ in calico.yaml'],
  },
  {
    name: 'a reference to a key',
    given:
      daemonSet(
        '        - {name: A, valueFrom: {configMapKeyRef: {name: settings, key: method}}}\n        - {name: B, value: $(A)!}\n',
      ) + CONFIG,
    expected: ['A = cidr=10.0.0.0/8 ⟦cidr=10.0.0.0/8⟧ in calico.yaml', 'B = cidr=10.0.0.0/8! ⟦$(A)!⟧ expanded'],
  },
  {
    name: 'a missing key',
    given: daemonSet('        - {name: A, valueFrom: {configMapKeyRef: {name: settings, key: k}}}\n') + CONFIG,
    expected: ['A unknown: {"reason":"keyNotFound","configMap":"settings","key":"k"} in calico.yaml'],
  },
  {
    name: 'a missing ConfigMap',
    given: daemonSet('        - {name: A, valueFrom: {configMapKeyRef: {name: s, key: k}}}\n'),
    expected: ['A unknown: {"reason":"configMapNotFound","configMap":"s","key":"k"}'],
  },
  {
    name: 'an optional one sets nothing',
    given: daemonSet('        - {name: A, valueFrom: {configMapKeyRef: {name: s, key: k, optional: true}}}\n'),
    expected: [],
  },
  {
    name: 'an optional one leaves what was set',
    given: daemonSet(
      '        - {name: A, value: x}\n        - {name: A, valueFrom: {configMapKeyRef: {name: s, key: k, optional: true}}}\n',
    ),
    expected: ['A = x ⟦x⟧'],
  },
  {
    name: 'a value goes before valueFrom',
    given: daemonSet('        - {name: A, value: x, valueFrom: {secretKeyRef: {name: s, key: k}}}\n'),
    expected: ['A = x ⟦x⟧'],
  },
  {
    name: 'an empty one does not',
    given: daemonSet('        - {name: A, value: "", valueFrom: {secretKeyRef: {name: s, key: k}}}\n'),
    expected: ['A unknown: {"reason":"secret"}'],
  },
  {
    name: 'envFrom leaves out what is no name',
    given:
      daemonSet(
        '        - {name: A, value: $(method)}\n',
        '        envFrom:\n        - configMapRef: {name: settings}\n',
      ) + CONFIG,
    expected: [
      'method = cidr=10.0.0.0/8 ⟦cidr=10.0.0.0/8⟧ from ⟦method⟧ in calico.yaml',
      'raw = $(A) ⟦$(A)⟧ from ⟦raw⟧ in calico.yaml',
      'A = cidr=10.0.0.0/8 ⟦$(method)⟧ expanded',
    ],
  },
  {
    name: 'envFrom with a prefix',
    given:
      daemonSet(
        '        - {name: X_raw, value: y}\n',
        '        envFrom:\n        - {prefix: X_, configMapRef: {name: settings}}\n',
      ) + CONFIG,
    expected: ['X_method = cidr=10.0.0.0/8 ⟦cidr=10.0.0.0/8⟧ from ⟦method⟧ in calico.yaml', 'X_raw = y ⟦y⟧'],
  },
  {
    name: 'later envFrom wins',
    given: `${daemonSet('        []\n', '        envFrom:\n        - configMapRef: {name: settings}\n        - configMapRef: {name: more}\n')}${CONFIG}---\nkind: ConfigMap\nmetadata: {name: more}\ndata: {method: x, raw: z}\n`,
    expected: ['method = x ⟦x⟧ from ⟦method⟧ in calico.yaml', 'raw = z ⟦z⟧ from ⟦raw⟧ in calico.yaml'],
  },
  {
    name: 'envFrom of what is not there',
    given: daemonSet(
      '        []\n',
      '        envFrom:\n        - secretRef: {name: s}\n        - configMapRef: {name: a}\n        - configMapRef: {name: b, optional: true}\n',
    ),
    expected: ['unknown source s', 'unknown source a'],
  },
];

const FIELDS = { 'status.hostIP': '192.0.2.7', 'service:KUBERNETES_SERVICE_HOST': '10.96.0.1' };

check(cases, (given) => {
  const world = worldOf(given);
  return world.agents.flatMap((agent) => {
    if (agent.form !== 'workload') return ['not a workload'];
    const lines = agent.env.variables.map((variable) => {
      const { name, text, parts, unknown, valueAt, keyAt, shadowed, expandedFrom, configMap } = variable;
      const shown = parts.map((part) => (typeof part === 'string' ? part : `<${part.field}>`)).join('');
      const replaced = shadowed.map(({ value }) => `⟦${value === undefined ? '' : world.cut(agent.file, value.span)}⟧`);
      return [
        unknown === undefined ? `${name} = ${shown}` : `${name} unknown: ${JSON.stringify(unknown)}`,
        valueAt && `⟦${world.cut(valueAt.file, valueAt.span)}⟧`,
        keyAt && `from ⟦${world.cut(keyAt.file, keyAt.span)}⟧`,
        replaced.length > 0 && `instead of ${replaced.join('')}`,
        expandedFrom !== undefined && 'expanded',
        text === undefined && unknown === undefined && `on a node ${textFor(variable, FIELDS)}`,
        configMap && `in ${configMap.file}`,
      ]
        .filter(Boolean)
        .join(' ');
    });
    return [...lines, ...agent.env.unknownSources.map((source) => `unknown source ${source.name.value}`)];
  });
});

/** Twenty variables, each twice the one before. */
const doubling = Array.from({ length: 20 }, (_, i) => `        - {name: A${i + 1}, value: $(A${i})$(A${i})}\n`).join(
  '',
);

check(
  [
    {
      name: 'references that double a text end in no text at all',
      given: daemonSet(`        - {name: A0, value: ${'x'.repeat(100)}}\n${doubling}`),
      expected: ['A10: 102400', 'A11: tooLong', 'A12: reference'],
    },
  ],
  (given) =>
    worldOf(given).agents.flatMap((agent) =>
      ['A10', 'A11', 'A12'].map((name) => {
        const variable = agent.form === 'workload' ? agent.env.get(name) : undefined;
        return `${name}: ${variable?.unknown?.reason ?? variable?.text?.length}`;
      }),
    ),
);
