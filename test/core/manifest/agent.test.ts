import type { Case } from './harness.ts';
import { check, daemonSet, worldOf } from './harness.ts';

const reference = (name: string): string =>
  `        - {name: B, valueFrom: {configMapKeyRef: {name: ${name}, key: backend}}}\n`;
const config = (namespace: string, backend: string): string =>
  `---\nkind: ConfigMap\nmetadata: {name: c${namespace === '' ? '' : `, namespace: ${namespace}`}}\ndata: {backend: ${backend}}\n`;
const INSTALLATION = 'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\n';
const operator = (image: string): string =>
  `kind: Deployment\nmetadata: {name: tigera-operator}\nspec: {template: {spec: {containers: [{name: tigera-operator, image: ${image}}]}}}\n`;

const cases: readonly Case[] = [
  {
    name: 'a DaemonSet',
    given: daemonSet('        - {name: IP, value: autodetect}\n'),
    expected: ['calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ IP=autodetect'],
  },
  {
    name: 'canal, beside flannel',
    given: `kind: DaemonSet
metadata: {name: canal, namespace: kube-system}
spec:
  template:
    spec:
      initContainers:
      - {name: install-cni, image: calico/cni:v3.32.1, env: [{name: IP, value: x}]}
      - {name: mount-bpffs, image: calico/node:v3.32.1, env: [{name: IP, value: x}]}
      containers:
      - {name: calico-node, image: calico/node:v3.32.1, env: [{name: IP, value: ""}, {name: B, value: none}]}
      - {name: kube-flannel, image: flannel/flannel:v0.24}
`,
    expected: ['calico.yaml canal calico-node v3.32.1 ⟦v3.32.1⟧ IP= B=none'],
  },
  {
    name: 'a Pod without a tag',
    given: 'kind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n  - {name: calico-node, image: "calico/node"}\n',
    expected: ['calico.yaml calico calico-node - '],
  },
  {
    name: 'a container of another name, by its image and variables',
    given:
      'kind: DaemonSet\nmetadata: {name: n}\nspec: {template: {spec: {containers: [{name: agent, image: "my.io/calico/node:v3", env: [{name: FELIX_X, value: y}]}]}}}\n',
    expected: ['calico.yaml calico agent v3 ⟦v3⟧ FELIX_X=y'],
  },
  {
    name: 'not Node.js in a DaemonSet',
    given:
      'kind: DaemonSet\nmetadata: {name: n, labels: {near: calico}}\nspec: {template: {spec: {containers: [{name: agent, image: "node:22", env: [{name: PORT, value: "1"}]}]}}}\n',
    expected: [],
  },
  {
    name: 'not a Deployment',
    given: 'kind: Deployment\nmetadata: {name: n}\nspec: {template: {spec: {containers: [{name: calico-node}]}}}\n',
    expected: [],
  },
  {
    name: 'JSON',
    given:
      '{"kind": "DaemonSet", "spec": {"template": {"spec": {"containers": [\n{"name": "calico-node", "image": "calico/node:v3.30.0", "env": [{"name": "IP", "value": "none"}]}]}}}}',
    expected: ['calico.yaml calico calico-node v3.30.0 ⟦v3.30.0⟧ IP=none'],
  },
  {
    name: 'in a List',
    given:
      'kind: List\nitems:\n- kind: Service\n- kind: Pod\n  spec: {containers: [{name: calico-node, env: [{name: IP, value: a}]}]}\n- kind: List\n  items: [{kind: Pod, spec: {containers: [{name: calico-node, env: [{name: IP, value: b}]}]}}]\n',
    expected: ['calico.yaml calico calico-node - IP=a', 'calico.yaml calico calico-node - IP=b'],
  },
  {
    name: 'two in one file',
    given: `${daemonSet('        - {name: IP, value: a}\n')}---\n${daemonSet('        - {name: IP, value: b}\n')}`,
    expected: [
      'calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ IP=a',
      'calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ IP=b',
    ],
  },
  {
    name: 'CRLF and a byte order mark',
    given: `\uFEFF${daemonSet('        - {name: IP, value: a}\n').replaceAll('\n', '\r\n')}`,
    expected: ['calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ IP=a'],
  },
  {
    name: 'truncated within a value',
    given: daemonSet('        - {name: A, value: x}\n        - name: B\n          value: "auto'),
    expected: ['calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ A=x B=aut'],
  },
  {
    name: 'shared env by anchor and merge',
    given:
      'x-env: &env [{name: IP, value: a}]\nx-base: &base {image: "calico/node:v3"}\nkind: Pod\nspec:\n  containers:\n  - <<: *base\n    name: calico-node\n    env: *env\n',
    expected: ['calico.yaml calico calico-node v3 ⟦v3⟧ IP=a'],
  },
  {
    name: 'a ConfigMap in the same file goes before one beside it',
    given: `#- a/calico.yaml\n${daemonSet(reference('c'))}${config('', 'bird')}#- a/config.yaml\n${config('kube-system', 'vxlan')}`,
    expected: ['a/calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ B=bird'],
  },
  {
    name: 'the namespace that fits goes before none',
    given: `${daemonSet(reference('c'))}${config('kube-system', 'bird')}${config('', 'vxlan')}`,
    expected: ['calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ B=bird'],
  },
  {
    name: 'another namespace does not fit',
    given: `${daemonSet(reference('c'))}${config('other', 'vxlan')}`,
    expected: ['calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ B?configMapNotFound'],
  },
  {
    name: 'the last ConfigMap of a name in a file',
    given: `${daemonSet(reference('c'))}${config('kube-system', 'bird')}${config('kube-system', 'vxlan')}`,
    expected: ['calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ B=vxlan'],
  },
  {
    name: 'the nearest folder',
    given: `#- a/b/calico.yaml\n${daemonSet(reference('c'))}#- z/config.yaml\n${config('kube-system', 'far')}#- a/config.yaml\n${config('kube-system', 'near')}`,
    expected: ['a/b/calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ B=near'],
  },
  {
    name: 'two that could be meant',
    given: `#- a/calico.yaml\n${daemonSet(reference('c'))}#- a/x.yaml\n${config('kube-system', 'x')}#- a/y.yaml\n${config('kube-system', 'y')}`,
    expected: ['a/calico.yaml calico calico-node v3.32.1 ⟦v3.32.1⟧ B=y or a/x.yaml'],
  },
  {
    name: 'an Installation with the operator in the same file',
    given: `${INSTALLATION}---\n${operator('quay.io/tigera/operator:v1.42.3')}`,
    expected: ['calico.yaml default operator v1.42.3 ⟦v1.42.3⟧ in calico.yaml'],
  },
  {
    name: 'the nearest operator',
    given: `#- a/b/i.yaml\n${INSTALLATION}#- z/o.yaml\n${operator('tigera/operator:v1')}#- a/o.yaml\n${operator('tigera/operator:v2')}`,
    expected: ['a/b/i.yaml default operator v2 ⟦v2⟧ in a/o.yaml'],
  },
  { name: 'an Installation alone', given: INSTALLATION, expected: ['calico.yaml default'] },
  { name: 'an Installation of another group', given: 'apiVersion: example.org/v1\nkind: Installation\n', expected: [] },
];

check(cases, (given) => {
  const { agents, cut } = worldOf(given);
  return agents.map((agent) => {
    if (agent.form === 'installation') {
      const version = agent.operatorVersionText;
      const from = version && ` operator ${version.value} ⟦${cut(version.file, version.span)}⟧ in ${version.file}`;
      return `${agent.file} ${agent.installation.name?.value}${from ?? ''}`;
    }
    if (agent.form === 'settings') return `${agent.file} ${agent.settings.tool}`;
    const { file, flavour, container, versionText } = agent;
    const version = versionText === undefined ? '-' : `${versionText.value} ⟦${cut(file, versionText.span)}⟧`;
    const variables = agent.env.variables.map(({ name, text, unknown, configMap }) => {
      const others = configMap?.ambiguousWith.map((other) => ` or ${other}`).join('') ?? '';
      return `${name}${unknown === undefined ? `=${text}` : `?${unknown.reason}`}${others}`;
    });
    return `${file} ${flavour} ${container.name?.value} ${version} ${variables.join(' ')}`;
  });
});
