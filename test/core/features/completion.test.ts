import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonVariables } from '../../../src/core/calico/commonVariables.ts';
import { knownVariable } from '../../../src/core/calico/variables.ts';
import type { CompletionItem } from '../../../src/core/features/completion.ts';
import { applyEdits } from '../../../src/core/text.ts';
import { said } from '../../said.ts';
import { daemonSet } from '../manifest/harness.ts';
import { type ViewWorld, viewWorld } from './world.ts';

/** What is offered where the cursor stands, and what the file says with the first of it. */

const METHOD = '        - name: IP_AUTODETECTION_METHOD\n';
const IP = '        - name: IP\n          value: autodetect\n';
/** What follows, so that a break in the YAML has something to swallow. */
const REST =
  '        - name: OTHER\n          value: "x"\n        volumeMounts:\n        - name: "v"\n      - name: sidecar\n        image: b\n';
const installation = (lines: string): string =>
  `apiVersion: operator.tigera.io/v1\nkind: Installation\nmetadata: {name: default}\nspec:\n  calicoNetwork:\n${lines}`;

const kops =
  'apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nmetadata: {name: c}\nspec:\n  networking:\n    calico:\n';

const methods = ['first-found', 'interface=', 'skip-interface=', 'cidr=', 'can-reach=', 'kubernetes-internal-ip'];
const otherMethods = methods.filter((name) => name !== 'kubernetes-internal-ip');
// First those of the nodes' InternalIPs.
const wholeValues = [
  'cidr=192.168.26.0/24',
  'interface=^ens32$,^eth1$',
  'kubernetes-internal-ip',
  'can-reach=192.168.26.2',
  'cidr=192.168.30.0/24',
  'interface=^ens33$,^eth0$',
];
const anchored = ['^ens32$', '^ens33$', '^eth0$', '^eth1$', '^docker0$', '^tunl0$'];
const bare = ['ens32', 'ens33', 'eth0', 'eth1'];

const pairs = [
  'CALICO_NETWORKING_BACKEND',
  'FELIX_IPV6SUPPORT',
  'IP6',
  'IP6_AUTODETECTION_METHOD',
  'IP_AUTODETECTION_METHOD',
];
/** The catalogue grows: these stand for all of it. */
const some = new Set([...pairs, 'IP', 'CNI_MTU']);
const dollar = '$';
const pair = `        - name: IP_AUTODETECTION_METHOD\n          value: "$0"`;

interface Case {
  readonly name: string;
  readonly given: string;
  /** All labels in order; of variables those named in {@link some}, by their names. */
  readonly labels: readonly string[];
  /** The lines that change once the first item, or the one of this label, is taken. */
  readonly take?: string;
  readonly written?: string;
  /** Without it, the nodes of the example. */
  readonly nodes?: string;
}

const cases: readonly Case[] = [
  {
    name: 'a name that is still to be written',
    given: daemonSet(`${IP}        - name: <|>\n${REST}`),
    labels: pairs,
    written: pair,
  },
  {
    name: 'a name whose value stands below a comment is written alone',
    given: daemonSet(`${IP}        - name: <|>\n          # chosen by hand\n\n          valueFrom: {}\n${REST}`),
    labels: pairs,
    written: '        - name: IP_AUTODETECTION_METHOD',
  },
  {
    name: 'a name whose value stands above it is written alone',
    given: daemonSet(`${IP}        - value: "x"\n          name: <|>\n${REST}`),
    labels: pairs,
    written: '          name: IP_AUTODETECTION_METHOD',
  },
  {
    name: 'a name before a comment is written alone',
    given: daemonSet(`${IP}        - name: I<|> # which\n${REST}`),
    labels: pairs,
    written: '        - name: IP_AUTODETECTION_METHOD # which',
  },
  {
    name: 'a quoted name keeps its quotes before its value',
    given: daemonSet(`${IP}        - name: "IP_AU<|>"\n${REST}`),
    labels: pairs,
    written: pair.replace('IP_AUTODETECTION_METHOD', '"IP_AUTODETECTION_METHOD"'),
  },
  {
    name: 'a value that nothing can be offered for stands there to be written over',
    given: daemonSet(`${IP}        - name: <|>\n${REST}`),
    labels: pairs,
    take: 'NODENAME',
    written: `        - name: NODENAME\n          value: "${dollar}{1:}"`,
  },
  {
    name: 'a name right behind the colon gets its blank',
    given: daemonSet(`${IP}        - name:<|>\n${REST}`),
    labels: pairs,
    take: 'IP6',
    written: '        - name: IP6\n          value: "$0"',
  },
  {
    name: 'half a name, and half a key in the next line',
    given: daemonSet(`        - name: "IP_AU<|>"\n          val\n${REST}`),
    labels: [...pairs, 'IP'].sort(),
    take: 'IP_AUTODETECTION_METHOD',
    written: '        - name: "IP_AUTODETECTION_METHOD"',
  },
  {
    name: 'the other containers of Calico have variables of their own',
    given:
      'kind: Pod\nspec:\n  initContainers:\n  - name: install-cni\n    image: calico/cni:v3.32.1\n    env:\n    - name: <|>\n',
    labels: ['CNI_MTU'],
  },
  {
    name: 'no container of Calico',
    given: daemonSet(REST).replace('image: b\n', 'image: b\n        env:\n        - name: <|>\n'),
    labels: [],
  },
  {
    name: 'a pair on a blank line in the column of the dashes',
    given: daemonSet(`${IP}        <|>\n${REST}`),
    labels: pairs,
    written: pair,
  },
  {
    name: 'a pair where the line break behind a value leaves the cursor',
    given: daemonSet(`${IP}          <|>\n${REST}`),
    labels: pairs,
    written: pair,
  },
  {
    name: 'a pair behind a dash',
    given: daemonSet(`${IP}        - <|>\n${REST}`),
    labels: pairs,
    written: pair,
  },
  { name: 'a pair for a word', given: daemonSet(`${IP}        - na<|>\n${REST}`), labels: pairs, written: pair },
  { name: 'no pair between a name and its value', given: daemonSet(`        - name: IP\n          <|>\n`), labels: [] },
  { name: 'no pair outside of the list', given: daemonSet(`${IP}        volumeMounts:\n        - <|>\n`), labels: [] },
  {
    name: 'a method',
    given: daemonSet(`${METHOD}          value: <|>\n${REST}`),
    labels: [...wholeValues, ...otherMethods],
    written: '          value: "cidr=192.168.26.0/24"',
  },
  {
    name: 'a method with an argument leaves the cursor in it',
    given: daemonSet(`${METHOD}          value: <|>\n${REST}`),
    labels: [...wholeValues, ...otherMethods],
    take: 'interface=',
    written: '          value: "interface=$0"',
  },
  {
    name: 'a quote that is still to be closed',
    given: daemonSet(`${METHOD}          value: "<|>\n${REST}`),
    labels: [...wholeValues, ...otherMethods],
    written: '          value: "cidr=192.168.26.0/24"',
  },
  {
    name: 'without nodes',
    given: daemonSet(`${METHOD}          value: <|>\n`),
    nodes: '',
    labels: methods,
    take: 'first-found',
    written: '          value: "first-found"',
  },
  {
    name: 'only methods that the version knows',
    given: daemonSet(`${METHOD}          value: <|>\n`).replace('v3.32.1', 'v3.15.3'),
    nodes: '',
    labels: ['first-found', 'interface=', 'skip-interface=', 'can-reach='],
  },
  {
    name: 'the first name of a list',
    given: daemonSet(`${METHOD}          value: "interface=<|>"\n${REST}`),
    labels: ['interface=^ens32$,^eth1$', 'interface=^ens33$,^eth0$', ...anchored, ...bare],
    take: '^ens33$',
    written: '          value: "interface=^ens33$"',
  },
  {
    name: 'the next name, without those that are written',
    given: daemonSet(`${METHOD}          value: interface=^ens33$, e<|>\n${REST}`),
    labels: [...anchored.filter((name) => name !== '^ens33$'), ...bare],
    take: '^eth0$',
    written: '          value: interface=^ens33$, ^eth0$',
  },
  {
    name: 'a name in the middle',
    given: daemonSet(`${METHOD}          value: 'interface=e<|>h,^ens33$'  # two\n${REST}`),
    labels: [
      'interface=^ens32$,^eth1$',
      'interface=^ens33$,^eth0$',
      ...anchored.filter((name) => name !== '^ens33$'),
      ...bare,
    ],
    take: '^eth0$',
    written: "          value: 'interface=^eth0$,^ens33$'  # two",
  },
  {
    name: 'networks',
    given: daemonSet(`${METHOD}          value: cidr=192<|>\n${REST}`),
    labels: ['cidr=192.168.26.0/24', 'cidr=192.168.30.0/24', '172.17.0.0/16', '10.244.118.192/32', '10.244.5.192/32'],
    written: '          value: cidr=192.168.26.0/24',
  },
  {
    name: 'destinations',
    given: daemonSet(`${METHOD}          value: "can-reach=<|>"\n${REST}`),
    labels: ['can-reach=192.168.26.2', '8.8.8.8'],
    take: '8.8.8.8',
    written: '          value: "can-reach=8.8.8.8"',
  },
  { name: 'in a comment', given: daemonSet(`${METHOD}          value: x # <|>\n`), labels: [] },
  { name: 'before the value', given: daemonSet(`${METHOD}          value:  <|> x\n`), labels: [] },
  {
    name: 'values of another variable, quoted where they are no text',
    given: daemonSet(`        - name: FELIX_IPV6SUPPORT\n          value: tr<|>\n${REST}`),
    labels: ['true', 'false'],
    written: '          value: "true"',
  },
  {
    name: 'in a ConfigMap',
    given: `#- calico.yaml\n${daemonSet(`${METHOD}          valueFrom: {configMapKeyRef: {name: c, key: m}}\n`)}#- c.yaml\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  m: <|>\n`,
    labels: [...wholeValues, ...otherMethods],
    written: '  m: "cidr=192.168.26.0/24"',
  },
  {
    name: 'in a ConfigMap, of another variable',
    given: `#- calico.yaml\n${daemonSet('        - name: FELIX_IPV6SUPPORT\n          valueFrom: {configMapKeyRef: {name: c, key: b}}\n')}#- c.yaml\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  b: "t<|>"\n`,
    labels: ['true', 'false'],
    take: 'true',
    written: '  b: "true"',
  },
  {
    name: 'in an Installation, the family',
    given: installation('    node<|>\n    bgp: Enabled\n'),
    labels: [
      ...['nodeAddressAutodetectionV4', 'nodeAddressAutodetectionV6', 'bpfNetworkBootstrap', 'clusterRoutingMode'],
      ...['containerIPForwarding', 'hostPorts', 'ipPools', 'kubeProxyManagement', 'linuxDataplane'],
      ...['linuxPodInterfaceType', 'linuxPolicySetupTimeoutSeconds', 'mtu', 'multiInterfaceMode', 'sysctl'],
      'windowsDataplane',
    ],
    written: '    nodeAddressAutodetectionV4:\n      $0',
  },
  {
    name: 'in an Installation, the field',
    given: installation('    nodeAddressAutodetectionV4:\n      <|>\n    bgp: Enabled\n'),
    labels: [
      'cidrs: ["192.168.26.0/24"]',
      'interface: "^ens32$,^eth1$"',
      'kubernetes: NodeInternalIP',
      'canReach: "192.168.26.2"',
      'cidrs: ["192.168.30.0/24"]',
      'interface: "^ens33$,^eth0$"',
      'interface',
      'skipInterface',
      'canReach',
      'firstFound',
      'cidrs',
      'kubernetes',
    ],
    take: 'kubernetes',
    written: '      kubernetes: NodeInternalIP',
  },
  {
    name: 'in an Installation, no second field',
    given: installation('    nodeAddressAutodetectionV4:\n      canReach: 8.8.8.8\n      <|>\n'),
    labels: [],
  },
  {
    name: 'in an Installation, the value',
    given: installation('    nodeAddressAutodetectionV4:\n      interface: <|>\n'),
    labels: ['^ens32$,^eth1$', '^ens33$,^eth0$', ...anchored, ...bare],
    written: '      interface: "^ens32$,^eth1$"',
  },
  {
    name: 'in an Installation, an item',
    given: installation('    nodeAddressAutodetectionV4:\n      cidrs:\n        - <|>\n'),
    labels: ['192.168.26.0/24', '192.168.30.0/24', '172.17.0.0/16', '10.244.118.192/32', '10.244.5.192/32'],
    written: '        - "192.168.26.0/24"',
  },
  {
    name: 'in an Installation, an item in brackets',
    given: installation('    nodeAddressAutodetectionV4:\n      cidrs: ["10.0.0.0/8", "192<|>"]\n'),
    labels: ['192.168.26.0/24', '192.168.30.0/24', '172.17.0.0/16', '10.244.118.192/32', '10.244.5.192/32'],
    written: '      cidrs: ["10.0.0.0/8", "192.168.26.0/24"]',
  },
  {
    name: 'in an Installation, words of its own',
    given: installation('    nodeAddressAutodetectionV4:\n      firstFound:<|>\n'),
    labels: ['true'],
    written: '      firstFound: true',
  },
  {
    name: 'in JSON',
    given:
      '{"kind": "Pod", "spec": {"containers": [{"name": "calico-node", "env": [\n{"name": "IP_AUTODETECTION_METHOD", "value": "interface=<|>"}]}]}}',
    labels: ['interface=^ens32$,^eth1$', 'interface=^ens33$,^eth0$', ...anchored, ...bare],
    written: '{"name": "IP_AUTODETECTION_METHOD", "value": "interface=^ens32$,^eth1$"}]}]}}',
  },
  {
    name: 'for kOps, only what it takes',
    given: `${kops}      ipv4AutoDetectionMethod: <|>\n`,
    labels: [
      'interface=^ens32$,^eth1$',
      'can-reach=192.168.26.2',
      'interface=^ens33$,^eth0$',
      'can-reach=192.168.30.1',
      'first-found',
      'interface=',
      'skip-interface=',
      'can-reach=',
    ],
    written: '      ipv4AutoDetectionMethod: "interface=^ens32$,^eth1$"',
  },
  { name: 'for kOps, no networks', given: `${kops}      ipv4AutoDetectionMethod: cidr=<|>\n`, labels: [] },
  { name: 'elsewhere', given: daemonSet('').replace('kind: D', 'kind: <|>D'), labels: [] },
  { name: 'in a document of another kind', given: 'kind: Service\nspec:\n  env:\n  - name: <|>\n', labels: [] },
];

for (const { name, given, labels, take, written, nodes } of cases) {
  test(name, () => {
    const world = viewWorld(given, nodes);
    const items = [...world.service.completions(world.file, world.offset)].sort((a, b) => (a.sort < b.sort ? -1 : 1));
    const ofVariables = items.filter(({ kind }) => kind === 'variable' || kind === 'snippet');
    const names = ofVariables.map(({ label }) => label).filter((label) => some.has(label));
    const others = items.filter((item) => !ofVariables.includes(item)).map(({ label }) => label);
    assert.deepEqual([...names.sort(), ...others], labels);
    const item = items.find(({ label }) => label === (take ?? items[0]?.label));
    assert.equal(item && linesWith(item, world), written ?? (item && linesWith(item, world)));
  });
}

test('what is offered says on how many nodes it is found', () => {
  const details = (given: string): readonly string[] => {
    const { service, file, offset } = viewWorld(given);
    return service.completions(file, offset).map(({ label, detail }) => `${label}: ${said(detail)}`);
  };
  const found = details(daemonSet(`${METHOD}          value: "interface=<|>"\n`));
  assert.ok(found.includes('interface=^ens33$,^eth0$: 192.168.30.0/24 · 2 of 2 nodes'), found.join('\n'));
  assert.ok(found.includes('^ens33$: 192.168.30.0/24 · 1 of 2 nodes'));
  assert.ok(found.includes('^docker0$: 172.17.0.0/16 · 2 of 2 nodes · virtual'));
  const reached = details(daemonSet(`${METHOD}          value: "can-reach=<|>"\n`));
  assert.ok(reached.includes('can-reach=192.168.26.2: 192.168.26.0/24 · 2 of 2 nodes'), reached.join('\n'));
});

test('of variables, a missing method comes first, then those that are used most', () => {
  const { service, file, offset } = viewWorld(daemonSet(`${IP}        - name: <|>\n${REST}`));
  const items = [...service.completions(file, offset)].sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const first = items.slice(0, 4).map(({ label, more }) => `${label}${more ? ' …' : ''}`);
  assert.deepEqual(first, [
    'IP_AUTODETECTION_METHOD …',
    'IP6_AUTODETECTION_METHOD …',
    'IP6 …',
    'CALICO_NETWORKING_BACKEND …',
  ]);
  assert.equal(items.at(-1)?.label, 'USE_POD_CIDR');
});

test('every variable that is offered before others is known, and named once', () => {
  assert.deepEqual(
    commonVariables.filter((name, at) => knownVariable(name) === undefined || commonVariables.indexOf(name) !== at),
    [],
  );
});

test('a cursor anywhere in a manifest throws nothing, and what is replaced touches it on its line', () => {
  const texts = [
    daemonSet(`${IP}${METHOD}          value: "interface=a, b"\n${REST}`),
    installation('    nodeAddressAutodetectionV4: {cidrs: [a, "b"]}\n'),
  ];
  for (const text of texts) {
    for (let offset = 0; offset <= text.length; offset++) {
      for (const cut of [text, text.slice(0, offset)]) {
        const { service } = viewWorld(cut);
        for (const { replace } of service.completions('calico.yaml', offset)) {
          assert.ok(replace.start <= offset && offset <= replace.end);
          assert.ok(!cut.slice(replace.start, replace.end).includes('\n'));
        }
      }
    }
  }
});

test('where no nodes are known, a quick fix adds the default', () => {
  const given = daemonSet(`${IP.replace('IP', 'I<|>P')}${REST}`);
  const { service, file, offset, textOf } = viewWorld(given, '');
  const [offered, ...others] = service.fixes(file, { start: offset, end: offset });
  assert.deepEqual(others, []);
  assert.ok(offered);
  assert.equal(said(offered.fix.title), 'Add IP_AUTODETECTION_METHOD with first-found, the default');
  const [edit] = offered.fix.edits;
  assert.ok(applyEdits(textOf(file), edit?.edits ?? []).includes(`${IP}${METHOD}          value: "first-found"\n`));
});

/** The lines as they read with the item. */
function linesWith({ replace, insert }: CompletionItem, { textOf, file }: ViewWorld): string {
  const text = textOf(file);
  const start = text.lastIndexOf('\n', replace.start - 1) + 1;
  const found = text.indexOf('\n', replace.end);
  const end = found === -1 ? text.length : found;
  return text.slice(start, replace.start) + insert + text.slice(replace.end, end);
}
