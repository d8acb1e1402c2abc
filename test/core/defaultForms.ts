/** Forms in which no method is written, each beside the same with the default written out. */
export interface DefaultForm {
  readonly name: string;
  readonly bare: Readonly<Record<string, string>>;
  readonly written: Readonly<Record<string, string>>;
}

const daemonSet = (env: string): string => `kind: DaemonSet
apiVersion: apps/v1
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: quay.io/calico/node:v3.32.1
          env:
${env}`;
const autodetect = '            - name: IP\n              value: autodetect\n';
const firstFound = '            - name: IP_AUTODETECTION_METHOD\n              value: first-found\n';
const other = '            - name: FELIX_LOGSEVERITYSCREEN\n              value: Info\n';
export const fixedIp = daemonSet('            - name: IP\n              value: 10.0.2.15\n');
const asked = daemonSet(autodetect);
const settled = daemonSet(autodetect + firstFound);

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));
const network = (more: string): string => `calicoNetwork:
  bgp: Enabled
${more}`;
const method = '  nodeAddressAutodetectionV4:\n    firstFound: true\n';
const installation = (more: string): string => `apiVersion: operator.tigera.io/v1
kind: Installation
metadata: {name: default}
spec:
${indented(network(more), 2)}`;
const values = (more: string): string => `installation:
  enabled: true
${indented(network(more), 2)}`;

/** One file, made without a method and with it. */
function form(name: string, of: (method: string) => string, written = method): DefaultForm {
  return { name, bare: { 'calico.yaml': of('') }, written: { 'calico.yaml': of(written) } };
}

const helmChart = (content: string): string => `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata: {name: calico, namespace: kube-system}
spec:
  chart: projectcalico/tigera-operator
  version: v3.29.1
${content}`;
const helmRelease = (content: string): string => `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: calico}
spec:
  chart:
    spec: {chart: tigera-operator, version: v3.29.1}
${content}`;
const application = (helm: string): string => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: calico, namespace: argocd}
spec:
  source:
    repoURL: https://docs.tigera.io/calico/charts
    chart: tigera-operator
    targetRevision: v3.29.1
${helm}`;
const overlay = (kind: string, name: string): string => `resources:
  - ../base/calico.yaml
patches:
  - path: patch.yaml
    target: {kind: ${kind}, name: ${name}}
`;

export const defaultForms: readonly DefaultForm[] = [
  form('DaemonSet', (more) => daemonSet(autodetect + more), firstFound),
  form('DaemonSet without the variables', (more) => daemonSet(other + more), autodetect + firstFound),
  form(
    'DaemonSet in a List',
    (more) => `kind: List\nitems:\n- ${indented(daemonSet(autodetect + more), 2).trimStart()}`,
    firstFound,
  ),
  form('Installation', installation),
  form(
    'Installation, in braces',
    (more) => installation('').replace(/calicoNetwork:[\s\S]*$/, `calicoNetwork: { bgp: Enabled${more} }\n`),
    ', nodeAddressAutodetectionV4: { firstFound: true }',
  ),
  form(
    'Installation without calicoNetwork',
    (more) => installation('').replace(/ {2}calicoNetwork:[\s\S]*$/, `  variant: Calico\n${more}`),
    '  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      firstFound: true\n',
  ),
  form(
    'Installation with a calicoNetwork of comments',
    (more) => `${installation('').replace(/ {2}calicoNetwork:[\s\S]*$/, '  calicoNetwork:\n')}${more}    # mtu: 1400\n`,
    '    nodeAddressAutodetectionV4:\n      firstFound: true\n',
  ),
  form(
    'Installation with a method of comments',
    (more) => installation(`  nodeAddressAutodetectionV4: # of the management network\n${more}    # interface: eth1\n`),
    '    firstFound: true\n',
  ),
  form('Helm values of tigera-operator', values),
  form('Helm values below the name of a part', (more) => `tigera-operator:\n${indented(values(more), 2)}`),
  form('HelmChart', (more) => helmChart(`  valuesContent: |-\n${indented(values(more), 4)}`)),
  form('HelmChart without values', helmChart, `  valuesContent: |-\n${indented(values(method), 4)}`),
  form(
    'HelmChartConfig of rke2-calico',
    (more) => `apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata:
  name: rke2-calico
  namespace: kube-system
spec:
  valuesContent: |
${indented(values(more), 4)}`,
  ),
  form(
    'HelmChartConfig of rke2-calico without an installation',
    (more) => `apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata:
  name: rke2-calico
spec:
  valuesContent: |
    felixConfiguration:
      wireguardEnabled: false
${more}`,
    indented(`installation:\n${indented(network(method), 2)}`, 4),
  ),
  form(
    'HelmChartConfig of rke2-canal with a backend',
    (more) => `apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata: {name: rke2-canal, namespace: kube-system}
spec:
  valuesContent: |-
    calico:
      networkingBackend: bird
${more}`,
    '      ipAutoDetectionMethod: first-found\n',
  ),
  form('Argo CD Application, text', (more) => application(`    helm:\n      values: |\n${indented(values(more), 8)}`)),
  form('Argo CD Application, object', (more) =>
    application(`    helm:\n      valuesObject:\n${indented(values(more), 8)}`),
  ),
  form(
    'Argo CD Application without values',
    application,
    `    helm:\n      valuesObject:\n${indented(values(method), 8)}`,
  ),
  form(
    'Argo CD Application, parameters',
    (more) =>
      application(`    helm:
      parameters:
        - name: installation.calicoNetwork.bgp
          value: Enabled
${more}`),
    `        - name: installation.calicoNetwork.nodeAddressAutodetectionV4.firstFound
          value: "true"
`,
  ),
  form(
    'Argo CD ApplicationSet',
    (more) => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: calico}
spec:
  generators: [{clusters: {}}]
  template:
    metadata: {name: calico}
    spec:
      source:
        chart: tigera-operator
        targetRevision: v3.29.1
        helm:
          valuesObject:
${indented(values(more), 12)}`,
  ),
  form(
    'Argo CD Application with an empty text of values',
    (more) => application(`    helm:\n      values: ""\n${more}`),
    `      valuesObject:\n${indented(values(method), 8)}`,
  ),
  form('Flux HelmRelease', (more) => helmRelease(`  values:\n${indented(values(more), 4)}`)),
  form('Flux HelmRelease without values', helmRelease, `  values:\n${indented(values(method), 4)}`),
  {
    name: 'kustomize, DaemonSet',
    bare: {
      'base/calico.yaml': asked,
      'overlay/kustomization.yaml': overlay('DaemonSet', 'calico-node'),
      'overlay/patch.yaml': daemonSet(other).replace(/.*image:.*\n/, ''),
    },
    written: {
      'base/calico.yaml': settled,
      'overlay/kustomization.yaml': overlay('DaemonSet', 'calico-node'),
      'overlay/patch.yaml': daemonSet(other).replace(/.*image:.*\n/, ''),
    },
  },
  {
    name: 'kustomize, Installation',
    bare: {
      'base/calico.yaml': installation(''),
      'overlay/kustomization.yaml': overlay('Installation', 'default'),
      'overlay/patch.yaml': installation('').replace('bgp: Enabled', 'mtu: 1400'),
    },
    written: {
      'base/calico.yaml': installation(method),
      'overlay/kustomization.yaml': overlay('Installation', 'default'),
      'overlay/patch.yaml': installation('').replace('bgp: Enabled', 'mtu: 1400'),
    },
  },
  form(
    'kOps',
    (more) => `apiVersion: kops.k8s.io/v1alpha2
kind: Cluster
metadata: {name: cluster.example}
spec:
  networking:
    calico:
      mtu: 1400
${more}`,
    '      ipv4AutoDetectionMethod: first-found\n',
  ),
  form(
    'kOps, in braces',
    (more) => `apiVersion: kops.k8s.io/v1alpha2
kind: Cluster
metadata: {name: cluster.example}
spec: {networking: {calico: {${more}}}}
`,
    'ipv4AutoDetectionMethod: first-found',
  ),
  form(
    'k0s',
    (more) => `apiVersion: k0s.k0sproject.io/v1beta1
kind: ClusterConfig
metadata: {name: k0s}
spec:
  network:
    provider: calico
    calico:
      mode: vxlan
${more}`,
    '      ipAutodetectionMethod: first-found\n',
  ),
  form(
    'k0s with settings of comments for Calico',
    (more) => `apiVersion: k0s.k0sproject.io/v1beta1
kind: ClusterConfig
metadata: {name: k0s}
spec:
  network:
    provider: calico
    calico:
${more}`,
    '      ipAutodetectionMethod: first-found\n',
  ),
  form(
    'k0s without settings for Calico',
    (more) => `apiVersion: k0s.k0sproject.io/v1beta1
kind: ClusterConfig
metadata: {name: k0s}
spec:
  network:
    provider: calico
${more}`,
    '    calico:\n      ipAutodetectionMethod: first-found\n',
  ),
];
