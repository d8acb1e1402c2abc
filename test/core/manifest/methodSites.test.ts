import type { Case } from './harness.ts';
import { check, daemonSet, worldOf } from './harness.ts';

const installation = (network: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec:\n  calicoNetwork:\n${network}`;
const v4 = (fields: string): string => installation(`    nodeAddressAutodetectionV4: ${fields}\n`);

const cases: readonly Case[] = [
  {
    name: 'none, where IP asks for detection',
    given: daemonSet('        - {name: IP, value: autodetect}\n'),
    expected: ['4 default ⟦IP⟧ = '],
  },
  { name: 'none, where IP is not set', given: daemonSet('        []\n'), expected: ['4 default ⟦calico-node⟧ = '] },
  {
    name: 'none, where IP is empty',
    given: daemonSet("        - {name: IP, value: ''}\n"),
    expected: ['4 default ⟦IP⟧ = '],
  },
  { name: 'none, where IP asks for nothing', given: daemonSet('        - {name: IP, value: none}\n'), expected: [] },
  {
    name: 'none, where both IP and IP6 ask for detection',
    given: daemonSet('        - {name: IP6, value: autodetect}\n        - {name: IP, value: autodetect}\n'),
    expected: ['4 default ⟦IP⟧ = ', '6 default ⟦IP6⟧ = '],
  },
  {
    name: 'none, where IP6 is empty',
    given: daemonSet("        - {name: IP, value: none}\n        - {name: IP6, value: ''}\n"),
    expected: [],
  },
  {
    name: 'none in the files, but a ConfigMap is not among them',
    given: daemonSet('        - {name: IP, value: autodetect}\n', '        envFrom: [{configMapRef: {name: c}}]\n'),
    expected: [],
  },
  {
    name: 'none in the files, and a ConfigMap that is optional is not among them',
    given: daemonSet(
      '        - {name: IP, value: autodetect}\n',
      '        envFrom: [{configMapRef: {name: c, optional: true}}]\n',
    ),
    expected: ['4 default ⟦IP⟧ = '],
  },
  {
    name: 'none in the files, but asked of a ConfigMap that is optional and not among them',
    given: daemonSet(
      '        - {name: IP, value: autodetect}\n        - {name: IP_AUTODETECTION_METHOD, valueFrom: {configMapKeyRef: {name: c, key: m, optional: true}}}\n',
    ),
    expected: [],
  },
  {
    name: 'both families in env',
    given: daemonSet(
      '        - name: IP_AUTODETECTION_METHOD\n          value: "interface=eth0"\n        - {name: IP6_AUTODETECTION_METHOD, value: first-found}\n',
    ),
    expected: [
      '4 env ⟦IP_AUTODETECTION_METHOD⟧ ⟦"interface=eth0"⟧ inner ⟦interface=eth0⟧ = interface=eth0',
      '6 env ⟦IP6_AUTODETECTION_METHOD⟧ ⟦first-found⟧ inner ⟦first-found⟧ = first-found',
    ],
  },
  {
    name: 'duplicates',
    given: daemonSet(
      '        - {name: IP_AUTODETECTION_METHOD, value: can-reach=1.1.1.1}\n        - {name: IP_AUTODETECTION_METHOD, value: first-found}\n',
    ),
    expected: [
      '4 env ⟦IP_AUTODETECTION_METHOD⟧ ⟦can-reach=1.1.1.1⟧ inner ⟦can-reach=1.1.1.1⟧ = undefined replaced',
      '4 env ⟦IP_AUTODETECTION_METHOD⟧ ⟦first-found⟧ inner ⟦first-found⟧ = first-found',
    ],
  },
  {
    name: 'a block scalar',
    given: daemonSet('        - name: IP_AUTODETECTION_METHOD\n          value: |\n            first-found\n'),
    expected: ['4 env ⟦IP_AUTODETECTION_METHOD⟧ ⟦|\n            first-found⟧ = first-found\n'],
  },
  {
    name: 'not written yet',
    given: daemonSet('        - name: IP_AUTODETECTION_METHOD\n          value: \n'),
    expected: ['4 env ⟦IP_AUTODETECTION_METHOD⟧ ⟦⟧ inner ⟦⟧ = '],
  },
  {
    name: 'no value at all',
    given: daemonSet('        - name: IP_AUTODETECTION_METHOD\n'),
    expected: ['4 env ⟦IP_AUTODETECTION_METHOD⟧ = '],
  },
  {
    name: 'templated',
    given: daemonSet('        - name: IP_AUTODETECTION_METHOD\n          value: {{ .Values.method | quote }}\n'),
    expected: [
      '4 env ⟦IP_AUTODETECTION_METHOD⟧ ⟦{{ .Values.method | quote }}⟧ inner ⟦{{ .Values.method | quote }}⟧ = {{ .Values.method | quote }} templated',
    ],
  },
  {
    name: 'templated within quotes',
    given: daemonSet('        - {name: IP_AUTODETECTION_METHOD, value: "interface={{ nic }}"}\n'),
    expected: [
      '4 env ⟦IP_AUTODETECTION_METHOD⟧ ⟦"interface={{ nic }}"⟧ inner ⟦interface={{ nic }}⟧ = interface={{ nic }} templated',
    ],
  },
  {
    name: 'a field of the pod',
    given: daemonSet(
      '        - {name: NODEIP, valueFrom: {fieldRef: {fieldPath: status.hostIP}}}\n        - {name: IP_AUTODETECTION_METHOD, value: can-reach=$(NODEIP)}\n',
    ),
    expected: ['4 env ⟦IP_AUTODETECTION_METHOD⟧ ⟦can-reach=$(NODEIP)⟧ inner ⟦can-reach=$(NODEIP)⟧ = undefined'],
  },
  {
    name: 'a key of a ConfigMap in another file',
    given: `#- calico.yaml\n${daemonSet('        - name: IP_AUTODETECTION_METHOD\n          valueFrom: {configMapKeyRef: {name: c, key: m}}\n')}#- c.yaml\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  m: 'cidr=10.0.0.0/8'\n`,
    expected: [
      "4 configMap ⟦IP_AUTODETECTION_METHOD⟧ c.yaml ⟦'cidr=10.0.0.0/8'⟧ inner ⟦cidr=10.0.0.0/8⟧ = cidr=10.0.0.0/8",
    ],
  },
  {
    name: 'a key of a ConfigMap of envFrom',
    given: `#- calico.yaml\n${daemonSet('        []\n', '        envFrom: [{configMapRef: {name: c}}]\n')}#- c.yaml\nkind: ConfigMap\nmetadata: {name: c}\ndata: {IP6_AUTODETECTION_METHOD: first-found}\n`,
    expected: [
      '4 default ⟦calico-node⟧ = ',
      '6 configMap c.yaml ⟦IP6_AUTODETECTION_METHOD⟧ c.yaml ⟦first-found⟧ inner ⟦first-found⟧ = first-found',
    ],
  },
  {
    name: 'operator: interface',
    given: v4('{interface: "eth.*"}'),
    expected: ['4 installation ⟦interface⟧ interface=+ ⟦"eth.*"⟧ inner ⟦eth.*⟧ = interface=eth.*'],
  },
  {
    name: 'operator: skipInterface',
    given: v4('{skipInterface: eth0}'),
    expected: ['4 installation ⟦skipInterface⟧ skip-interface=+ ⟦eth0⟧ inner ⟦eth0⟧ = skip-interface=eth0'],
  },
  {
    name: 'operator: canReach',
    given: v4('{canReach: 8.8.8.8}'),
    expected: ['4 installation ⟦canReach⟧ can-reach=+ ⟦8.8.8.8⟧ inner ⟦8.8.8.8⟧ = can-reach=8.8.8.8'],
  },
  {
    name: 'operator: firstFound',
    given: v4('{firstFound: true}'),
    expected: ['4 installation ⟦firstFound⟧ ⟦true⟧ = first-found'],
  },
  {
    name: 'operator: firstFound false is no method',
    given: v4('{firstFound: false}'),
    expected: ['4 installation ⟦firstFound⟧ ⟦false⟧ = '],
  },
  {
    name: 'operator: kubernetes',
    given: v4('{kubernetes: NodeInternalIP}'),
    expected: ['4 installation ⟦kubernetes⟧ ⟦NodeInternalIP⟧ inner ⟦NodeInternalIP⟧ = kubernetes-internal-ip'],
  },
  {
    name: 'operator: kubernetes with another word',
    given: v4('{kubernetes: Other}'),
    expected: ['4 installation ⟦kubernetes⟧ ⟦Other⟧ inner ⟦Other⟧ = '],
  },
  {
    name: 'operator: cidrs',
    given: installation('    nodeAddressAutodetectionV6:\n      cidrs:\n      - fd00::/8\n      - "2001:db8::/32"\n'),
    expected: [
      '4 default ⟦calicoNetwork⟧ = first-found',
      '6 installation ⟦cidrs⟧ cidr=+ ⟦- fd00::/8\n      - "2001:db8::/32"⟧ items ⟦fd00::/8⟧⟦"2001:db8::/32"⟧ = cidr=fd00::/8,2001:db8::/32',
    ],
  },
  {
    name: 'operator: empty cidrs',
    given: v4('{cidrs: []}'),
    expected: ['4 installation ⟦cidrs⟧ cidr=+ ⟦[]⟧ items  = '],
  },
  {
    name: 'operator: the first field of its order counts',
    given: v4(
      '{kubernetes: NodeInternalIP, cidrs: [10.0.0.0/8], firstFound: true, canReach: x, skipInterface: y, interface: ""}',
    ),
    expected: ['4 installation ⟦skipInterface⟧ skip-interface=+ ⟦y⟧ inner ⟦y⟧ = skip-interface=y'],
  },
  {
    name: 'operator: not written yet',
    given: installation('    nodeAddressAutodetectionV4:\n      interface: \n'),
    expected: ['4 installation ⟦interface⟧ interface=+ ⟦⟧ inner ⟦⟧ = '],
  },
  { name: 'operator: nothing in it', given: v4('{}'), expected: ['4 installation ⟦nodeAddressAutodetectionV4⟧ = '] },
  {
    name: 'operator: null counts as not written',
    given: v4('null'),
    expected: ['4 default ⟦nodeAddressAutodetectionV4⟧ = first-found'],
  },
  {
    name: 'operator: templated',
    given: v4('{cidrs: ["{{ net }}"]}'),
    expected: ['4 installation ⟦cidrs⟧ cidr=+ ⟦["{{ net }}"]⟧ items ⟦"{{ net }}"⟧ = cidr={{ net }} templated'],
  },
];

check(cases, (given) => {
  const { sites, cut } = worldOf(given);
  const at = (file: string): string => (file === 'calico.yaml' ? '' : `${file} `);
  return sites.map(({ family, form, name, value, text, effective, templated }) =>
    [
      `${family} ${form} ${at(name.file)}⟦${cut(name.file, name.span)}⟧`,
      value?.operatorPrefix ? `${value.operatorPrefix}+` : undefined,
      value && `${at(value.file)}⟦${cut(value.file, value.span)}⟧`,
      value?.inner && `inner ⟦${cut(value.file, value.inner)}⟧`,
      value?.items && `items ${value.items.map((item) => `⟦${cut(value.file, item.span)}⟧`).join('')}`,
      `= ${text}`,
      effective ? undefined : 'replaced',
      templated ? 'templated' : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' '),
  );
});
