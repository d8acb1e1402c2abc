import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { longest } from './mutate.ts';

/** What the tests hold already, as the texts that mistakes are put into. */

const root = fileURLToPath(new URL('../../', import.meta.url));

function texts(...patterns: readonly string[]): readonly string[] {
  const files = globSync([...patterns], { cwd: root }).sort();
  return files.map((file) => readFileSync(`${root}${file}`, 'utf8')).filter(({ length }) => length <= longest);
}

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(`${root}test/fixtures/${name}`, 'utf8'));
}

/** Every text in the data, at any depth. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* textsIn(each);
}

const unique = (all: Iterable<string>): readonly string[] => [...new Set(all)];

const yaml = texts('test/rules/*/*.yaml', 'examples/**/*.yaml');

export const snapshots: readonly string[] = [
  ...texts('test/rules/*/*.calico-inventory.yaml', 'examples/**/*.calico-inventory.yaml'),
];

export const manifests: readonly string[] = yaml.filter((text) => !snapshots.includes(text));

/** Methods, and the expressions in them. */
export const methods: readonly string[] = unique([
  ...[
    'first-found',
    'cidr=10.0.0.0/8,fd00::/8',
    'can-reach=8.8.8.8',
    'kubernetes-internal-ip',
    'interface=eth.*,ens.*',
  ],
  ...manifests.flatMap((text) => text.match(/(?:skip-)?(?:interface|cidr|can-reach)=[^"'\n]*/g) ?? []),
  ...[...textsIn(fixture('cases/regex-cases.json'))]
    .filter(({ length }) => length < 300)
    .map((text, at) => `${at % 2 === 0 ? '' : 'skip-'}interface=${text}`),
]);

/** What `ip` printed, as text and as JSON. */
export const outputs: readonly string[] = recorded();

function recorded(): readonly string[] {
  const records = fixture('iproute2/records.json');
  if (!Array.isArray(records)) throw new Error('The records are a list.');
  return records.flatMap((record: object) =>
    Object.values(record).map((each) => (typeof each === 'string' ? each : JSON.stringify(each))),
  );
}

export const selectors: readonly string[] = unique([...textsIn(fixture('selectors.json'))]);

/** Values of variables as manifests have them, and as they are read. */
export const values: readonly string[] = unique([
  ...manifests.flatMap((text) => [...text.matchAll(/value: *["']?([^"'\n]*)/g)].map(([, value]) => value ?? '')),
  ...['true', 'None', '1440', '60s', '1h2m', '10.0.0.0/8', 'fd00::/8', 'autodetect', 'Always', 'tcp:22,udp:53', '0.5'],
]);

export const commands: readonly string[] = [
  'kubectl set env daemonset/calico-node -n kube-system IP_AUTODETECTION_METHOD=interface=ens33\n',
  "kubectl set env \\\r\n IP_AUTODETECTION_METHOD='interface=^eth0$' \\\r\n IP6_AUTODETECTION_METHOD=cidr=fd00::/8\r\n",
  'docker run -e "IP_AUTODETECTION_METHOD=can-reach=$GATEWAY" quay.io/calico/node:v3.32.1 | tee log; echo `date`\n',
  'calicoctl node run --ip-autodetection-method=can-reach=8.8.8.8 --ip6-autodetection-method="first-found"\n',
  "helm install c t --set installation.calicoNetwork.nodeAddressAutodetectionV4.interface='eth.*\\,ens.*'\n",
  'helm upgrade c t --set="a=b,installation.calicoNetwork.nodeAddressAutodetectionV6.cidrs={fd00::/8,fd01::/16},c=d"\n',
];
