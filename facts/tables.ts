import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Holds the small tables against a checkout of Calico. Each answer is empty where the checkout lacks the file. */

/** Where the default list of names stands, in newer releases and in older ones. */
const exclusionFiles = [
  'node/pkg/lifecycle/startup/autodetection/autodetection_linux.go',
  'node/pkg/lifecycle/startup/autodetection/interfaces.go',
  'node/pkg/startup/autodetection/autodetection_linux.go',
  'node/pkg/startup/autodetection/interfaces.go',
];

/** The names that a checkout leaves out by default, in its order. */
export function readExclusions(checkout: string): readonly string[] {
  const list = /DEFAULT_INTERFACES_TO_EXCLUDE\b[^{]*\{([^}]*)\}/.exec(firstOf(checkout, exclusionFiles))?.[1] ?? '';
  return [...list.matchAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/g)].map(([literal]) =>
    literal.startsWith('`') ? literal.slice(1, -1) : String(JSON.parse(literal)),
  );
}

/** What a checkout leaves out otherwise than `release`, by `exclusions.txt`. */
export function exclusionChanges(text: string, release: string, checkout: string): readonly string[] {
  const now = readExclusions(checkout);
  if (now.length === 0) return [];
  const known = eraOf(text, release);
  const moved =
    known.filter((each) => now.includes(each)).join(' ') !== now.filter((each) => known.includes(each)).join(' ');
  return [
    ...known.filter((each) => !now.includes(each)).map((each) => `- excluded ${each}`),
    ...now.filter((each) => !known.includes(each)).map((each) => `+ excluded ${each}`),
    ...(moved ? ['~ the order of what is excluded'] : []),
  ];
}

/** The patterns of `release`: those of the last line that is not newer. */
function eraOf(text: string, release: string): readonly string[] {
  const eras = text.split('\n').flatMap((line) => (line.startsWith('v') ? [line.split(' ')] : []));
  const last = eras.findLast(([since = '']) => release === 'master' || compareReleases(since, release) <= 0);
  return last?.slice(1) ?? [];
}

/** The text with the list of a new release, where that is another one. */
export function withExclusions(text: string, release: string, checkout: string): string {
  if (exclusionChanges(text, release, checkout).length === 0) return text;
  return `${text}${release} ${readExclusions(checkout).join(' ')}\n`;
}

/** What a checkout says otherwise of the tunnels' devices. */
export function deviceChanges(text: string, checkout: string): readonly string[] {
  const source = firstOf(checkout, ['felix/dataplane/linux/dataplanedefs/dataplane_defs.go']);
  const constants = { 'ipip 4': 'IPIPIfaceName', 'vxlan 4': 'VXLANIfaceNameV4', 'vxlan 6': 'VXLANIfaceNameV6' };
  const known = new Map(text.split('\n').flatMap((line) => deviceIn(line)));
  return Object.entries(constants).flatMap(([tunnel, constant]) => {
    const is = new RegExp(`\\b${constant}\\s*=\\s*"([^"]+)"`).exec(source)?.[1];
    const was = known.get(tunnel);
    return is === undefined || is === was ? [] : [`~ ${tunnel}: ${was ?? 'none'} → ${is}`];
  });
}

function deviceIn(line: string): readonly (readonly [string, string])[] {
  const [, tunnel = '', device = ''] = /^([a-z]+ [46]) (\S+)$/.exec(line) ?? [];
  return tunnel === '' ? [] : [[tunnel, device]];
}

/** The line of the operator's and of Calico's releases that the chart of a checkout installs, where `operators.txt` lacks it. */
export function operatorChanges(text: string, checkout: string): readonly string[] {
  const values = parse(firstOf(checkout, ['charts/tigera-operator/values.yaml'])) ?? {};
  const [operator, calico] = [values.tigeraOperator?.version, values.calicoctl?.tag].map(
    (tag) => /^v\d+\.\d+(?=\.\d)/.exec(String(tag))?.[0],
  );
  if (operator === undefined || calico === undefined) return [];
  const known = text.split('\n').find((line) => line.startsWith(`${operator} `));
  return known === `${operator} ${calico}` ? [] : [`${known === undefined ? '+' : '~'} ${operator} ${calico}`];
}

/** The text with what a new release's chart installs. */
export function withOperator(text: string, checkout: string): string {
  const added = operatorChanges(text, checkout).flatMap((line) =>
    line.startsWith('+ ') ? [`${line.slice(2)}\n`] : [],
  );
  return text + added.join('');
}

function firstOf(checkout: string, files: readonly string[]): string {
  const found = files.map((file) => join(checkout, file)).filter(existsSync);
  const texts = found.map((file) => readFileSync(file, 'utf8'));
  return texts.find((each) => each.includes('DEFAULT_INTERFACES_TO_EXCLUDE')) ?? texts[0] ?? '';
}

function compareReleases(a: string, b: string): number {
  const [one, other] = [a, b].map((each) => each.slice(1).split('.').map(Number));
  const at = one?.findIndex((number, index) => number !== other?.[index]) ?? -1;
  return at === -1 ? 0 : (one?.[at] ?? 0) - (other?.[at] ?? 0);
}
