import { said } from '../../said.ts';
import { check, daemonSet, worldOf } from './harness.ts';

/** What comes of kustomizations, values and installers' settings that have much else in them. */

const base = daemonSet('        - {name: IP, value: autodetect}\n');
const strategic = (env: string): string =>
  `kind: DaemonSet\nmetadata: {name: calico-node, namespace: kube-system}\nspec:\n  template:\n    spec:\n      containers:\n      - name: calico-node\n        env:\n${env}`;
const method = '        - {name: IP_AUTODETECTION_METHOD, value: first-found}\n';
const patch = `#- o/patch.yaml\n${strategic(method)}`;
const overlay = (rest: string): string =>
  `#- b/calico.yaml\n${base}#- o/kustomization.yaml\nresources: [../b/calico.yaml]\n${rest}`;
const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ');
const values = 'installation:\n  calicoNetwork:\n    nodeAddressAutodetectionV4: {interface: eth0}\n';
const helm = (text: string): string =>
  `kind: HelmChartConfig\napiVersion: helm.cattle.io/v1\nmetadata: {name: rke2-calico}\nspec:\n  valuesContent: |-\n${indented(text)}`;
const k0s = (network: string): string =>
  `kind: ClusterConfig\napiVersion: k0s.k0sproject.io/v1beta1\nspec:\n  network: ${network}\n`;
const operator = (method: string): string =>
  `kind: Installation\napiVersion: operator.tigera.io/v1\nmetadata: {name: default}\nspec:\n  calicoNetwork:\n    nodeAddressAutodetectionV4: ${method}\n`;

check(
  [
    { name: 'values of another chart', given: 'replicas: 2\nresources:\n  limits: {cpu: 100m}\n', expected: [] },
    { name: 'patches of another tool', given: 'patches:\n  - "@./p.yaml"\n  - |-\n    machine: {}\n', expected: [] },
    { name: 'installation of another chart', given: 'installation: {variant: [1]}\n', expected: [] },
    {
      name: 'values below the name of a part',
      given: `tigera-operator:\n${indented(values)}`,
      expected: ['calico.yaml v4 interface=eth0'],
    },
    {
      name: 'a mark before embedded values',
      given: helm(`---\n# values\n${values}...\n`),
      expected: ['calico.yaml v4 interface=eth0'],
    },
    {
      name: 'several inline patches in one text',
      given: overlay(
        `patches:\n- patch: |-\n${indented(`---\n${strategic(method)}---\n${strategic('        - {name: IP6, value: none}\n')}`)}`,
      ),
      expected: ['o/kustomization.yaml v4 first-found in v3.32.1 ⟦v3.32.1⟧'],
    },
    {
      name: 'a JSON patch for another object',
      given:
        '#- kustomization.yaml\nresources: [https://example.org/web.yaml]\npatches:\n- target: {kind: Deployment, name: web}\n  patch: |-\n    - {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: IP_AUTODETECTION_METHOD, value: x}}\n',
      expected: [],
    },
    {
      name: 'a JSON patch with a variable of nobody',
      given: '- {op: add, path: /spec/template/spec/containers/0/env/-, value: {name: IP, value: myhost}}\n',
      expected: [],
    },
    {
      name: 'a tag that the kustomization puts in',
      given: `${overlay('images: [{name: quay.io/calico/node, newTag: v3.20.0}]\npatches: [{path: patch.yaml}]\n')}${patch}`,
      expected: ['o/patch.yaml v4 first-found in v3.20.0 ⟦v3.20.0⟧'],
    },
    {
      name: 'a target by expressions',
      given: `${overlay('patches: [{path: patch.yaml, target: {kind: DaemonSet|Deployment, name: "calico-.*"}}]\n')}${patch}`,
      expected: ['o/patch.yaml v4 first-found in v3.32.1 ⟦v3.32.1⟧'],
    },
    {
      name: 'a target that is another',
      given: `${overlay('patches: [{path: patch.yaml, target: {name: "typha.*"}}]\n')}${patch}`,
      expected: ['b/calico.yaml v4 - in v3.32.1 ⟦v3.32.1⟧', 'o/patch.yaml v4 first-found'],
    },
    {
      name: 'a component',
      given: `${overlay('components: [../c]\n')}#- c/kustomization.yaml\nkind: Component\npatches: [{path: ../o/patch.yaml}]\n${patch}`,
      expected: ['o/patch.yaml v4 first-found in v3.32.1 ⟦v3.32.1⟧'],
    },
    {
      name: 'a variable that a patch takes away',
      given: `${overlay('patches: [{path: patch.yaml}]\n').replace('autodetect}\n', `autodetect}\n${method}`)}#- o/patch.yaml\n${strategic('        - {name: IP_AUTODETECTION_METHOD, $patch: delete}\n        - {name: IP, value: none}\n')}`,
      expected: [],
    },
    {
      name: 'a method of an Installation that a patch takes away',
      given: `#- b/calico.yaml\n${operator('{interface: eth1}')}#- o/kustomization.yaml\nresources: [../b/calico.yaml]\npatches: [{path: patch.yaml}]\n#- o/patch.yaml\n${operator('')}`,
      expected: ['o/patch.yaml v4 -'],
    },
    {
      name: 'k0s with another provider',
      given: k0s('{provider: kuberouter, calico: {ipAutodetectionMethod: foo}}'),
      expected: [],
    },
    {
      name: 'k0s with two families',
      given: k0s('{dualStack: {enabled: true}, calico: {ipAutodetectionMethod: "cidr=::/0"}}'),
      expected: ['calico.yaml v4 cidr=::/0', 'calico.yaml v6 cidr=::/0'],
    },
    {
      name: 'k0sctl',
      given: `kind: Cluster\napiVersion: k0sctl.k0sproject.io/v1beta1\nspec:\n  k0s:\n    config:\n      spec: {network: {calico: {ipAutodetectionMethod: first-found}}}\n`,
      expected: ['calico.yaml v4 first-found'],
    },
  ],
  (given) => {
    const { manifests, sites, cut } = worldOf(given);
    const problems = manifests.flatMap(({ problems: found }) => found.map(({ message }) => said(message)));
    return [
      ...problems,
      ...sites.map(({ agent, family, form, text, value, name }) => {
        const version = agent.form === 'workload' ? agent.versionText : undefined;
        const tag = version && ` in ${version.value} ⟦${cut(version.file, version.span)}⟧`;
        return `${value?.file ?? name.file} v${family} ${form === 'default' ? '-' : text}${tag ?? ''}`;
      }),
    ];
  },
);
