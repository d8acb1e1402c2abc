import { said } from '../../said.ts';
import { check, daemonSet } from '../manifest/harness.ts';
import { viewWorld } from './world.ts';

/** The words behind each method: the line up to the hint, and the hint. */

const METHOD = '        - name: IP_AUTODETECTION_METHOD\n';
const IP = '        - name: IP\n          value: autodetect\n';
const withMethod = (value: string): string => daemonSet(`${IP}${METHOD}          value: ${value}\n`);
const installation = (fields: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nspec:\n  calicoNetwork:\n    nodeAddressAutodetectionV4: ${fields}\n`;

check(
  [
    {
      name: 'the interfaces and their one subnet',
      given: withMethod('"interface=^ens33$,^eth0$"'),
      expected: ['value: "interface=^ens33$,^eth0$"▸→ ens33, eth0 · 192.168.30.0/24'],
    },
    {
      name: 'several subnets',
      given: withMethod('"interface=^ens32$,^eth0$"  # odd'),
      expected: ['value: "interface=^ens32$,^eth0$"▸→ ⚠ ens32, eth0 · 2 subnets · 2 of 2 paths broken'],
    },
    {
      name: 'some nodes without',
      given: withMethod('interface=^ens33$'),
      expected: ['value: interface=^ens33$▸→ ⚠ 1 of 2 nodes'],
    },
    { name: 'no method at all', given: withMethod('Interface=eth0'), expected: ['value: Interface=eth0▸→ ⚠ exits'] },
    {
      name: 'a virtual one',
      given: withMethod('interface=docker0'),
      expected: ['value: interface=docker0▸→ ⚠ docker0 · 172.17.0.0/16 · 2 of 2 paths broken'],
    },
    { name: 'a quote to be closed', given: withMethod('"interface=ens'), expected: [] },
    { name: 'a template', given: withMethod('"{{ .Values.method }}"'), expected: [] },
    {
      name: 'the default, at the variable that asks for it',
      given: daemonSet(IP),
      expected: ['- name: IP▸→ ⚠ ens33, eth1 · 2 subnets · 2 of 2 paths broken'],
    },
    {
      name: 'where IP gives the address, no method is used',
      given: daemonSet(`        - name: IP\n          value: 10.0.0.1\n${METHOD}          value: first-found\n`),
      expected: ['value: first-found▸→ not used'],
    },
    {
      name: 'nothing where no method is written and none would be used',
      given: daemonSet('        - name: CALICO_NETWORKING_BACKEND\n          value: none\n'),
      expected: [],
    },
    {
      name: 'a method that each node fills in',
      given: daemonSet(
        `        - name: NODEIP\n          valueFrom: {fieldRef: {fieldPath: status.hostIP}}\n${IP}${METHOD}          value: cidr=$(NODEIP)/24\n`,
      ),
      expected: ['value: cidr=$(NODEIP)/24▸→ ens32, eth1 · 192.168.26.0/24'],
    },
    {
      name: 'in a ConfigMap, and at the variable that is taken from it',
      given: `${daemonSet(`${IP}${METHOD}          valueFrom: {configMapKeyRef: {name: c, key: m}}\n`)}---\nkind: ConfigMap\nmetadata: {name: c}\ndata: {m: interface=^e}\n`,
      expected: [
        '- name: IP_AUTODETECTION_METHOD▸→ ⚠ ens33, eth1 · 2 subnets · 2 of 2 paths broken',
        'data: {m: interface=^e▸→ ⚠ ens33, eth1 · 2 subnets · 2 of 2 paths broken',
      ],
    },
    {
      name: 'in an Installation',
      given: installation('{cidrs: [192.168.30.0/24]}'),
      expected: ['nodeAddressAutodetectionV4: {cidrs: [192.168.30.0/24]▸→ ens33, eth0 · 192.168.30.0/24'],
    },
  ],
  (given) => hintsOf(given),
);

check([{ name: 'without nodes', given: withMethod('first-found'), expected: [] }], (given) => hintsOf(given, ''));

const order = `kind: CalicoInventory\nversion: 1\nnodes:\n  - {name: a, interfaceOrder: unknown, interfaces: [{name: eth0, addresses: [10.0.0.1/24]}, {name: eth1, addresses: [10.1.0.1/24]}]}\n`;

check(
  [
    {
      name: 'an order that is not known',
      given: withMethod('first-found'),
      expected: ['value: first-found▸→ unknown'],
    },
    {
      name: 'an order that is known on one node',
      given: withMethod('interface=eth1'),
      expected: ['value: interface=eth1▸→ eth1 · 10.1.0.0/24'],
    },
  ],
  (given) => hintsOf(given, order),
);

function hintsOf(given: string, nodes?: string): readonly string[] {
  const { service, file, textOf } = viewWorld(given, nodes);
  const text = textOf(file);
  return service.inlayHints(file).map(({ offset, label }) => {
    return `${text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim()}▸${said(label)}`;
  });
}
