/** Every form in which a method can be written; `NAMES` stands for a list of names of interfaces. */
export interface Form {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The file in which the value stands, if it is not `calico.yaml`. */
  readonly target?: string;
  /** No calico-node comes of it. */
  readonly ignored?: true;
}

const env = (method: string): string => `kind: DaemonSet
apiVersion: apps/v1
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: quay.io/calico/node:v3.32.1
          env:
            - name: IP
              value: autodetect
${method}`;

const base = env('');
const literal = env('            - name: IP_AUTODETECTION_METHOD\n              value: "interface=NAMES"\n');
const values = `installation:
  enabled: true
  calicoNetwork:
    nodeAddressAutodetectionV4:
      interface: "NAMES"
`;
const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

const overlay = (patch: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../base/calico.yaml
${patch}`;

const strategic = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: calico-node
  namespace: kube-system
spec:
  template:
    spec:
      containers:
        - name: calico-node
          env:
            - name: IP_AUTODETECTION_METHOD
              value: "interface=NAMES"
`;

const json = `- op: add
  path: /spec/template/spec/containers/0/env/-
  value:
    name: IP_AUTODETECTION_METHOD
    value: "interface=NAMES"
`;

export const forms: readonly Form[] = [
  { name: 'DaemonSet', files: { 'calico.yaml': literal } },
  {
    name: 'DaemonSet in a List',
    files: { 'calico.yaml': `kind: List\nitems:\n- ${indented(literal, 2).trimStart()}` },
  },
  {
    name: 'ConfigMap by configMapKeyRef',
    files: {
      'calico.yaml': `kind: ConfigMap
apiVersion: v1
metadata: {name: calico-config, namespace: kube-system}
data:
  ip_method: "interface=NAMES"
---
${env(`            - name: IP_AUTODETECTION_METHOD
              valueFrom:
                configMapKeyRef: {name: calico-config, key: ip_method}
`)}`,
    },
  },
  {
    name: 'ConfigMap by envFrom, in another file',
    target: 'config.yaml',
    files: {
      'calico.yaml': base.replace(
        '          env:',
        '          envFrom:\n            - configMapRef: {name: settings}\n          env:',
      ),
      'config.yaml':
        'kind: ConfigMap\nmetadata: {name: settings, namespace: kube-system}\ndata:\n  IP_AUTODETECTION_METHOD: "interface=NAMES"\n',
    },
  },
  {
    name: 'Installation',
    files: {
      'calico.yaml':
        'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec:\n  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      interface: "NAMES"\n',
    },
  },
  { name: 'Helm values of tigera-operator', files: { 'calico.yaml': values } },
  {
    name: 'HelmChart',
    files: {
      'calico.yaml': `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata: {name: calico, namespace: kube-system}
spec:
  chart: projectcalico/tigera-operator
  version: v3.29.1
  valuesContent: |-
${indented(values, 4)}`,
    },
  },
  {
    name: 'HelmChartConfig of rke2-calico',
    files: {
      'calico.yaml': `apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata:
  name: rke2-calico
  namespace: kube-system
spec:
  valuesContent: |
${indented(values, 4)}`,
    },
  },
  {
    name: 'HelmChartConfig of rke2-canal with a backend',
    files: {
      'calico.yaml': `apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata: {name: rke2-canal, namespace: kube-system}
spec:
  valuesContent: |-
    calico:
      networkingBackend: bird
      ipAutoDetectionMethod: "interface=NAMES"
`,
    },
  },
  {
    name: 'Argo CD Application, text',
    files: {
      'calico.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: calico, namespace: argocd}
spec:
  source:
    repoURL: https://docs.tigera.io/calico/charts
    chart: tigera-operator
    targetRevision: v3.29.1
    helm:
      values: |
${indented(values, 8)}`,
    },
  },
  {
    name: 'Argo CD Application, object',
    files: {
      'calico.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: calico}
spec:
  sources:
    - chart: tigera-operator
      helm:
        valuesObject:
${indented(values, 10)}`,
    },
  },
  {
    name: 'Argo CD Application, parameters that go before the values',
    files: {
      'calico.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: calico, namespace: argocd}
spec:
  source:
    chart: tigera-operator
    targetRevision: v3.29.1
    helm:
      values: |
        installation:
          calicoNetwork:
            nodeAddressAutodetectionV4:
              interface: lo
      parameters:
        - name: installation.enabled
          value: "true"
        - name: installation.calicoNetwork.nodeAddressAutodetectionV4.interface
          value: "NAMES"
`,
    },
  },
  {
    name: 'Argo CD Application, parameters alone',
    files: {
      'calico.yaml': `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: calico, namespace: argocd}
spec:
  sources:
    - chart: tigera-operator
      targetRevision: v3.29.1
      helm:
        parameters:
          - {name: installation.calicoNetwork.nodeAddressAutodetectionV4.interface, value: 'NAMES'}
`,
    },
  },
  {
    name: 'Argo CD ApplicationSet',
    files: {
      'calico.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: calico}
spec:
  generators: [{clusters: {}}]
  template:
    metadata: {name: '{{name}}-calico'}
    spec:
      source:
        chart: tigera-operator
        targetRevision: v3.29.1
        helm:
          valuesObject:
${indented(values, 12)}`,
    },
  },
  {
    name: 'HelmChart, set',
    files: {
      'calico.yaml': `apiVersion: helm.cattle.io/v1
kind: HelmChart
metadata: {name: calico, namespace: kube-system}
spec:
  chart: projectcalico/tigera-operator
  version: v3.29.1
  set:
    installation.calicoNetwork.nodeAddressAutodetectionV4.interface: "NAMES"
`,
    },
  },
  {
    name: 'Flux HelmRelease',
    files: {
      'calico.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: calico}
spec:
  chart:
    spec: {chart: tigera-operator, version: v3.29.1}
  values:
${indented(values, 4)}`,
    },
  },
  {
    name: 'kustomize, strategic merge in a file of its own',
    target: 'overlay/patch.yaml',
    files: {
      'base/calico.yaml': base,
      'overlay/kustomization.yaml': overlay('patches:\n  - path: patch.yaml\n'),
      'overlay/patch.yaml': strategic,
    },
  },
  {
    name: 'kustomize, strategic merge over a base kustomization',
    target: 'overlay/patch.yaml',
    files: {
      'base/kustomization.yaml': 'resources: [calico.yaml]\n',
      'base/calico.yaml': base,
      'overlay/kustomization.yaml': 'resources:\n  - ../base\npatchesStrategicMerge:\n  - patch.yaml\n',
      'overlay/patch.yaml': strategic,
    },
  },
  {
    name: 'kustomize, strategic merge inline',
    target: 'overlay/kustomization.yaml',
    files: {
      'base/calico.yaml': base,
      'overlay/kustomization.yaml': overlay(`patches:\n  - patch: |-\n${indented(strategic, 6)}`),
    },
  },
  {
    name: 'kustomize, JSON patch in a file of its own',
    target: 'overlay/patch.yaml',
    files: {
      'base/calico.yaml': base,
      'overlay/kustomization.yaml': overlay(
        'patches:\n  - path: patch.yaml\n    target: {kind: DaemonSet, name: calico-node}\n',
      ),
      'overlay/patch.yaml': json,
    },
  },
  {
    name: 'kustomize, JSON patch inline, of a value',
    target: 'overlay/kustomization.yaml',
    files: {
      'base/calico.yaml': env('            - name: IP_AUTODETECTION_METHOD\n              value: first-found\n'),
      'overlay/kustomization.yaml': overlay(`patches:
  - target: {kind: DaemonSet, name: calico-node}
    patch: |-
      - op: replace
        path: /spec/template/spec/containers/0/env/1/value
        value: "interface=NAMES"
`),
    },
  },
  {
    name: 'kustomize, JSON patch of an Installation',
    target: 'overlay/patch.yaml',
    files: {
      'base/calico.yaml':
        'apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec: {calicoNetwork: {bgp: Enabled}}\n',
      'overlay/kustomization.yaml': overlay(
        'patches:\n  - path: patch.yaml\n    target: {kind: Installation, name: default}\n',
      ),
      'overlay/patch.yaml':
        '- op: add\n  path: /spec/calicoNetwork/nodeAddressAutodetectionV4\n  value:\n    interface: "NAMES"\n',
    },
  },
  {
    name: 'kustomize, over a base from the net',
    target: 'patch.yaml',
    files: {
      'kustomization.yaml':
        'resources:\n  - https://raw.githubusercontent.com/projectcalico/calico/v3.29.1/manifests/calico.yaml\npatches:\n  - path: patch.yaml\n',
      'patch.yaml': strategic,
    },
  },
  { name: 'JSON patch by itself', files: { 'calico.yaml': json } },
  {
    name: 'kOps',
    files: {
      'calico.yaml': `apiVersion: kops.k8s.io/v1alpha2
kind: Cluster
metadata: {name: cluster.example}
spec:
  networking:
    calico:
      ipv4AutoDetectionMethod: "interface=NAMES"
`,
    },
  },
  {
    name: 'k0s',
    files: {
      'calico.yaml': `apiVersion: k0s.k0sproject.io/v1beta1
kind: ClusterConfig
metadata: {name: k0s}
spec:
  network:
    provider: calico
    calico:
      ipAutodetectionMethod: "interface=NAMES"
`,
    },
  },
  {
    name: 'k0s, by a variable',
    files: {
      'calico.yaml': `apiVersion: k0s.k0sproject.io/v1beta1
kind: ClusterConfig
spec:
  network:
    calico:
      ipAutodetectionMethod: first-found
      envVars:
        IP_AUTODETECTION_METHOD: "interface=NAMES"
`,
    },
  },
  { name: 'kubespray', files: { 'calico.yaml': '---\n# group_vars\ncalico_ip_auto_method: "interface=NAMES"\n' } },
  {
    name: 'kubeasz',
    files: { 'calico.yaml': 'CALICO_IPV4POOL_IPIP: "Always"\nIP_AUTODETECTION_METHOD: "interface=NAMES"\n' },
  },
];
