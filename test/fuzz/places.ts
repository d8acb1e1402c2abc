import { withoutCommands } from '../../src/cli/terminal.ts';
import { failureOf, loginUrl } from '../../src/cluster/classify.ts';
import { selectorCompletions } from '../../src/core/calico/selector/completion.ts';
import { parseSelector } from '../../src/core/calico/selector/parse.ts';
import { repairSelector } from '../../src/core/calico/selector/repair.ts';
import { knownVariables } from '../../src/core/calico/variables.ts';
import { newest } from '../../src/core/calico/version.ts';
import { atomsOf } from '../../src/core/detection/goAtoms.ts';
import { compileRegexp } from '../../src/core/detection/goRegexp.ts';
import { parseMethod } from '../../src/core/detection/methods.ts';
import { readVariable } from '../../src/core/detection/readVariable.ts';
import { readDaemonSets } from '../../src/core/inventory/running.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { english as t } from '../../src/core/l10n.ts';
import { methodInCommand } from '../../src/core/manifest/commandLines.ts';
import * as ip from '../../src/core/net/iproute2.ts';
import { felixFields } from '../../src/core/objects/kinds/felixConfiguration.ts';
import { compileRule } from '../../src/core/objects/schema/cel.ts';
import { mostStepsOfObject } from '../../src/core/objects/schema/celMeter.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { codeCell, sentenceMarkdown } from '../../src/core/words/markdown.ts';
import { render } from '../../src/core/words/render.ts';
import { selectorErrorText } from '../../src/core/words/selectorText.ts';
import { sample } from '../core/features/fleet.ts';

/** Where texts come in from outside, each given one that repeats a token. */
export interface Place {
  readonly name: string;
  readonly run: (text: string) => unknown;
}

const inventory = sample();

/** All that the editor asks of a file whose text is `text`. */
function ask(text: string, file = 'calico.yaml'): void {
  const service = createCalicoService();
  service.setInventory(inventory);
  service.setFile(file, text);
  service.findings();
  service.codeLenses(file);
  service.inlayHints(file);
  for (const offset of [0, text.length >> 1, text.length]) {
    service.hover(file, offset, 0);
    service.completions(file, offset);
    service.definition(file, offset);
    service.references(file, offset);
    service.fixes(file, { start: offset, end: offset });
  }
}

const workload = (env: string): string => `apiVersion: apps/v1
kind: DaemonSet
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
        - name: calico-node
          image: quay.io/calico/node:v3.32.1
          env:
            - {name: IP, value: autodetect}
${env}`;

const entry = (name: string, value: string): string =>
  `            - name: ${name}\n              value: ${value}\n            - {name: LAST, value: last}\n`;

/** The same text in many ways to write it. */
const written: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text.replaceAll('\n', ' '),
  'in single quotes': (text) => `'${text.replaceAll("'", "''")}'`,
  'in double quotes': (text) => JSON.stringify(text),
  'with an open quote': (text) => `"${text}`,
  'in a block': (text) => `|-\n                ${text.replaceAll('\n', '\n                ')}`,
};

const methods = ['interface=', 'skip-interface=', 'cidr=', 'can-reach=', ''];

const object = (kind: string, spec: string, more = ''): string =>
  `apiVersion: projectcalico.org/v3\nkind: ${kind}\nmetadata:\n  name: default\n${more}spec:\n${spec}`;

const selectorsIn = (text: string): string => {
  const selector = JSON.stringify(text);
  return `  selector: ${selector}\n  ingress:\n    - action: Allow\n      source: {selector: ${selector}, nets: [${selector}]}\n      destination: {ports: [${selector}]}\n`;
};

const definition = (rule: string, pattern: string): string => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ippools.crd.projectcalico.org}
spec:
  group: crd.projectcalico.org
  names: {kind: IPPool}
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                cidr:
                  type: string
                  pattern: ${JSON.stringify(pattern)}
                  x-kubernetes-validations: [{rule: ${JSON.stringify(rule)}}]
`;

const inParts = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));

const fields: readonly (readonly [name: string, text: (text: string) => string])[] = [
  ['a manifest', (text) => text],
  ['a line of a manifest', (text) => workload(`            ${text.replaceAll('\n', ' ')}\n`)],
  ['comments', (text) => workload(`# ${text.replaceAll('\n', '\n# ')}\n`)],
  ['directives', (text) => workload(`# calico-disable-next-line ${text.replaceAll('\n', ' ')}\n`)],
  ...Object.entries(written).map(([how, write]): (typeof fields)[number] => [
    `interface= ${how}`,
    (text) => workload(entry('IP_AUTODETECTION_METHOD', write(`interface=${text}`))),
  ]),
  ...methods
    .slice(1)
    .map((method): (typeof fields)[number] => [
      method || 'a method in a manifest',
      (text) => workload(entry('IP_AUTODETECTION_METHOD', JSON.stringify(method + text))),
    ]),
  ['the name of a variable', (text) => workload(entry(JSON.stringify(text), 'x'))],
  ['an image', (text) => workload('').replace('quay.io/calico/node:v3.32.1', JSON.stringify(text))],
  ...inParts(knownVariables(), 40).map((part, at): (typeof fields)[number] => [
    `variables, part ${at + 1}`,
    (text) => workload(part.map(({ name }) => entry(name, JSON.stringify(text.slice(0, 2000)))).join('')),
  ]),
  [
    'every field of Felix',
    (text) =>
      object(
        'FelixConfiguration',
        felixFields()
          .map((name) => `  ${name}: ${JSON.stringify(text.slice(0, 2000))}\n`)
          .join(''),
      ),
  ],
  [
    'a timeout of Felix',
    (text) => object('FelixConfiguration', `  bpfConntrackTimeouts: {genericTimeout: ${JSON.stringify(text)}}\n`),
  ],
  ['a selector of a policy', (text) => object('NetworkPolicy', selectorsIn(text))],
  [
    'labels and annotations',
    (text) =>
      object(
        'IPPool',
        '  cidr: 10.0.0.0/16\n',
        `  labels: {a: ${JSON.stringify(text)}}\n  annotations: {${JSON.stringify(text)}: x}\n`,
      ),
  ],
  [
    'the network of a pool',
    (text) => object('IPPool', `  cidr: ${JSON.stringify(text)}\n  nodeSelector: ${JSON.stringify(text)}\n`),
  ],
  ['fields of a pool', (text) => object('IPPool', `  ${text}\n`)],
  [
    'a rule in CEL',
    (text) =>
      `${definition(text, '')}---\napiVersion: crd.projectcalico.org/v1\nkind: IPPool\nmetadata: {name: p}\nspec: {cidr: 10.0.0.0/16}\n`,
  ],
  [
    'a pattern',
    (text) =>
      `${definition('true', text)}---\napiVersion: crd.projectcalico.org/v1\nkind: IPPool\nmetadata: {name: p}\nspec: {cidr: 10.0.0.0/16}\n`,
  ],
  [
    'a definition',
    (text) => definition('true', 'a').replace('                cidr:', `${text}\n                cidr:`),
  ],
  [
    'values of a chart',
    (text) =>
      `installation:\n  calicoNetwork:\n    nodeAddressAutodetectionV4:\n      interface: ${JSON.stringify(text)}\n  ${text.replaceAll('\n', '\n  ')}\n`,
  ],
  [
    'values in a text',
    (text) =>
      `apiVersion: helm.cattle.io/v1\nkind: HelmChartConfig\nmetadata: {name: rke2-calico, namespace: kube-system}\nspec:\n  valuesContent: |-\n    installation:\n      ${text.replaceAll('\n', '\n      ')}\n`,
  ],
  [
    'data of a ConfigMap',
    (text) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: calico-config}\ndata:\n  method: ${JSON.stringify(text)}\n  ${JSON.stringify(text)}: x\n`,
  ],
];

const kustomization = (text: string): string =>
  `resources: [${JSON.stringify(text)}]\nimages: [{name: ${JSON.stringify(text)}, newTag: v3}]\npatches:\n  - path: patch.yaml\n    target: {kind: DaemonSet, labelSelector: ${JSON.stringify(text)}}\n  - patch: ${JSON.stringify(text)}\n`;

function outputs(text: string): void {
  ip.readNodeOutput(text);
  ip.readAddresses(text);
  for (const family of [4, 6] as const) {
    ip.readRoutes(text, family);
    ip.readRules(text, family);
  }
}

function selector(text: string): void {
  const parsed = parseSelector(text);
  if ('error' in parsed) {
    render(t, selectorErrorText(parsed.error));
    repairSelector(text);
  }
  selectorCompletions(text, text.length, new Map());
}

const node = (text: string): string =>
  JSON.stringify({
    kind: 'calico-inventory',
    nodes: [{ name: text, ipAddr: text, ipRoute: text, labels: { [text]: text } }],
  });

export const places: readonly Place[] = [
  ...fields.map(([name, write]) => ({ name, run: (text: string) => ask(write(text)) })),
  { name: 'a kustomization', run: (text) => ask(kustomization(text), 'kustomization.yaml') },
  { name: 'a method', run: (text) => methods.map((method) => parseMethod(method + text, newest)) },
  { name: 'an expression', run: (text) => ['eth0', 'a'.repeat(100)].map((nic) => expression(text, nic)) },
  { name: 'a selector', run: (text) => selector(text) },
  { name: 'a value in a selector', run: (text) => ['"', "'"].map((quote) => selector(`a == ${quote}${text}`)) },
  { name: 'a set in a selector', run: (text) => selector(`a in {${text}`) },
  { name: 'rules in CEL', run: (text) => compileRule(`self == '' || ${text}`)?.('', { left: mostStepsOfObject }) },
  { name: 'output of ip', run: outputs },
  { name: 'output of ip addr', run: (text) => outputs(`1: eth0: <UP> mtu 1500\n    inet 10.0.0.1/24 ${text}`) },
  { name: 'output of ip route', run: (text) => outputs(`$ ip route\ndefault via 10.0.0.1 dev eth0 ${text}`) },
  { name: 'output of ip in JSON', run: (text) => outputs(`[{"ifname":${JSON.stringify(text)},"addr_info":[]${text}`) },
  { name: 'a snapshot', run: (text) => readSnapshot('file', 'name', text) },
  { name: 'texts in a snapshot', run: (text) => readSnapshot('file', 'name', node(text)) },
  { name: 'a command', run: (text) => methodInCommand(text, text.length) },
  {
    name: 'a --set of helm',
    run: (text) => methodInCommand(`helm install --set nodeAddressAutodetectionV4.${text}`, 20),
  },
  { name: 'a variable', run: (text) => knownVariables().map((each) => readVariable(each, text.slice(0, 4000))) },
  { name: 'DaemonSets of a cluster', run: (text) => readDaemonSets({ items: [daemonSet(text)] }) },
  { name: 'errors of kubectl', run: (text) => [failureOf(text), loginUrl(text)] },
  { name: 'what is shown', run: (text) => [sentenceMarkdown(text), codeCell(text), withoutCommands(text)] },
];

function expression(text: string, nic: string): void {
  atomsOf(text);
  const compiled = compileRegexp(text);
  if (compiled.ok) compiled.matches(nic);
}

function daemonSet(text: string): unknown {
  const env = [
    { name: 'IP', value: text },
    { name: text, value: text },
  ];
  return { metadata: {}, spec: { template: { spec: { containers: [{ name: 'calico-node', image: text, env }] } } } };
}
