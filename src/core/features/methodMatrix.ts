import { formatVersion } from '../calico/version.ts';
import { createDetector } from '../detection/choose.ts';
import { defaultMethod, longestMethod, methods, parseMethod } from '../detection/methods.ts';
import { startup } from '../detection/startup.ts';
import { suggestedTexts } from '../detection/suggestTexts.ts';
import type { BgpSetup, ClusterInventory } from '../inventory/inventory.ts';
import type { Translate } from '../l10n.ts';
import type { Family } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { type KnownVersion, methodPlan, type Plan } from '../plan.ts';
import type { AddressRange } from '../ranges.ts';
import type { NodeResult, Resolution } from '../resolution.ts';
import { verdictsFor } from '../verdicts.ts';
import { methodText } from '../words/methodText.ts';
import { render } from '../words/render.ts';
import { pathsText } from '../words/verdictText.ts';
import { type MatrixColumn, matrixColumns } from './matrixColumns.ts';
import { type Grade, gradeOf, penaltyOf, rankReason } from './matrixRank.ts';
import { nodeRows } from './nodeRows.ts';
import { isDetected, type PlayedValue, playValue, slimNode } from './playedValue.ts';

export type { MatrixColumn } from './matrixColumns.ts';

/** What several values of the method would choose, side by side. */
export interface MethodMatrix {
  readonly family: Family;
  readonly nodes: number;
  /** Networks of the chosen addresses, as the cells count them. */
  readonly subnets: readonly string[];
  readonly columns: readonly MatrixColumn[];
  /** How many nodes are in no column, because there is no room. */
  readonly leftOut: number;
  /** The file's own value first, then the others, the best first. */
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  /** The value, as it would be written; empty where the file has none: then the default counts. */
  readonly method: string;
  /** `file`: the file's own; `typed`: the user's; `default`: Calico's; `suggested`: made from the inventory. */
  readonly origin: 'file' | 'typed' | 'default' | 'suggested';
  /** What it means, in words. */
  readonly meaning: string;
  /** 1 is the best; equal ones share a number. */
  readonly rank: number;
  readonly grade: Grade;
  /** Why it ranks so: `every node, one subnet, survives a new NIC`. */
  readonly reason: string;
  /** On how many nodes an address is chosen for certain. */
  readonly served: number;
  /** One for each column. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  readonly state: 'good' | 'odd' | 'bad' | 'unknown';
  readonly interface?: string;
  /** Of a column with several nodes the first one's. */
  readonly address?: string;
  /** The place in `subnets`. */
  readonly subnet?: number;
  readonly virtual: boolean;
  /** Another address than the one that is stored. */
  readonly moves: boolean;
  readonly why: string;
}

export interface MatrixOptions {
  /** 4 where it is not told. */
  readonly family?: Family;
  /** Further values, as the user types them. */
  readonly methods?: readonly string[];
  /** At most so many columns, default 60: what is alike is taken together before, and the rest left out. */
  readonly mostColumns?: number;
}

export interface MatrixInput {
  readonly inventory: ClusterInventory;
  readonly version: KnownVersion;
  /** What the file does; undefined where there is none. */
  readonly own: Resolution | undefined;
  /** What the files write of pools, and of BGP sessions. */
  readonly ranges: readonly AddressRange[];
  readonly bgp: Partial<BgpSetup> | undefined;
  readonly options: MatrixOptions;
  readonly t: Translate;
}

/** Keeps what values do, as long as the inventory stays. */
export interface MatrixCache {
  readonly played: Map<string, PlayedValue>;
  readonly suggested: Map<string, readonly string[]>;
}

export function createMatrixCache(): MatrixCache {
  return { played: new Map(), suggested: new Map() };
}

const mostSuggested = 6;
const mostPlayed = 64;

interface Wanted {
  readonly method: string;
  readonly origin: MatrixRow['origin'];
}

/** Makes the matrix, with pauses in which others may work. */
export function* methodMatrix(input: MatrixInput, cache: MatrixCache): Generator<undefined, MethodMatrix> {
  const { inventory, version, options, t } = input;
  const { family = 4 } = options;
  const { nodes } = inventory;
  const rows: { readonly wanted: Wanted; readonly played: PlayedValue }[] = [];
  for (const wanted of yield* wantedValues(input, cache)) {
    rows.push({ wanted, played: yield* playedOnce(input, wanted, cache) });
    yield undefined;
  }
  const playedRows = rows.map(({ played }) => played);
  const { columns, examples, leftOut } = matrixColumns(nodes, playedRows, options.mostColumns ?? 60, t);
  const subnets = [...new Set(playedRows.flatMap(({ answers }) => answers.flatMap(({ subnet }) => subnet ?? [])))];
  const penalties = rows.map(({ played, wanted }) => penaltyOf(played, parseMethod(wanted.method, version.version)));
  const made = rows.map(({ wanted, played }, row): MatrixRow => {
    const method = parseMethod(wanted.method === '' ? defaultMethod : wanted.method, version.version);
    const penalty = penalties[row] ?? 0;
    return {
      ...wanted,
      meaning: dependsOnNode(input, wanted) ? t('depends on the node') : render(t, methodText(method, family)),
      rank: 1 + penalties.filter((each) => each < penalty).length,
      grade: gradeOf(played, method),
      reason: rankReason(played, method, nodes.length, t),
      served: played.served,
      cells: examples.map((node) => cellOf(input, wanted, played, node, subnets)),
    };
  });
  return { family, nodes: nodes.length, subnets, columns, leftOut, rows: ordered(made) };
}

/** The file's own value stays on top, whatever its rank. */
function ordered(rows: readonly MatrixRow[]): readonly MatrixRow[] {
  return [...rows].sort((a, b) => Number(b.origin === 'file') - Number(a.origin === 'file') || a.rank - b.rank);
}

function* wantedValues(input: MatrixInput, cache: MatrixCache): Generator<undefined, readonly Wanted[]> {
  const { own, options } = input;
  const { family = 4, methods = [] } = options;
  const written = own?.plan.methods[family];
  const file: Wanted[] = own === undefined ? [] : [{ method: written ?? '', origin: 'file' }];
  const typed = methods.filter((each) => each !== '' && each.length <= longestMethod);
  const suggested = yield* suggestedOnce(input, cache);
  const all: Wanted[] = [
    ...file,
    ...typed.map((method): Wanted => ({ method, origin: 'typed' })),
    { method: defaultMethod, origin: 'default' },
    ...suggested.map((method): Wanted => ({ method, origin: 'suggested' })),
  ];
  const detects = own?.results.some(({ startup: { outcomes } }) => isDetected(outcomes[family])) ?? true;
  const meant = (wanted: Wanted): string =>
    dependsOnNode(input, wanted) || (wanted.origin === 'file' && !detects) ? '' : wanted.method || defaultMethod;
  return all.filter((wanted, at) => all.findIndex((each) => meant(each) === meant(wanted)) === at);
}

/** The best value with which every node has an address that the others reach; undefined where there is none. */
export function* bestValue(input: MatrixInput, cache: MatrixCache): Generator<undefined, string | undefined> {
  const { version } = input;
  for (const method of yield* suggestedOnce(input, cache)) {
    const played = yield* playedOnce(input, { method, origin: 'suggested' }, cache);
    if (['good', 'fragile'].includes(gradeOf(played, parseMethod(method, version.version)))) return method;
  }
  return undefined;
}

function* suggestedOnce(input: MatrixInput, cache: MatrixCache): Generator<undefined, readonly string[]> {
  const { version, options } = input;
  const key = `${options.family ?? 4} ${formatVersion(version.version)}`;
  const suggested = cache.suggested.get(key) ?? (yield* bestTexts(input, cache));
  cache.suggested.set(key, suggested);
  return suggested;
}

/** Whether the file leaves the value to each node, as by a variable that Kubernetes fills in. */
function dependsOnNode({ own, inventory, options: { family = 4 } }: MatrixInput, { origin, method }: Wanted): boolean {
  if (origin !== 'file' || method !== '' || own === undefined) return false;
  return inventory.nodes.slice(0, 1).some((node) => own.plan.settingsFor(node).detectors[family].text !== '');
}

/** Values are made from this many nodes; each is then tried on all. */
const mostSampled = 200;

/** The best values that the nodes' interfaces suggest, those that serve nobody or choose virtual interfaces left out. */
function* bestTexts(input: MatrixInput, cache: MatrixCache): Generator<undefined, readonly string[]> {
  const { inventory, version, options } = input;
  const { family = 4 } = options;
  const { nodes } = inventory;
  const step = Math.max(1, Math.ceil(nodes.length / mostSampled));
  const sample = nodes.filter((_, at) => at % step === 0);
  const texts = suggestedTexts(sample, family, version.version);
  yield undefined;
  // To try them all on all nodes would take too long.
  const promising = yield* ranked(texts, input, (method) => playValue(sample, family, player(method, input)));
  return yield* ranked(promising, input, (method) => playedOnce(input, { method, origin: 'suggested' }, cache));
}

/** The values of the least penalty, as `play` tells of each. */
function* ranked(
  texts: readonly string[],
  { version }: MatrixInput,
  play: (method: string) => Generator<undefined, PlayedValue>,
): Generator<undefined, readonly string[]> {
  const found: { readonly method: string; readonly penalty: number }[] = [];
  for (const method of texts) {
    const played = yield* play(method);
    if (played.served === 0 || played.virtual > 0 || played.shared > 0) continue;
    found.push({ method, penalty: penaltyOf(played, parseMethod(method, version.version)) });
  }
  return found
    .sort((a, b) => a.penalty - b.penalty)
    .map(({ method }) => method)
    .slice(0, mostSuggested);
}

/** The file's own value is played by its own plan: it may set the address itself, or depend on the node. */
function* playedOnce(
  input: MatrixInput,
  { method, origin }: Wanted,
  { played }: MatrixCache,
): Generator<undefined, PlayedValue> {
  const { inventory, version, own, options } = input;
  const { family = 4 } = options;
  const isFile = origin === 'file' && own !== undefined;
  const key = isFile ? `file ${family} ${own.plan.key}` : JSON.stringify([method, family, version.version]);
  const known = played.get(key);
  if (known !== undefined) return known;
  const play = player(method, input);
  const results: NodeResult[] = [];
  const value = yield* playValue(inventory.nodes, family, (node, at) => {
    const result = (isFile ? own.results[at] : undefined) ?? play(node);
    results.push(result);
    return result;
  });
  const plan = isFile ? own.plan : likeOwn(methodPlan(method, family, version, inventory.hosts), own?.plan);
  const verdict = yield* verdictsFor({ ...input, resolution: { plan, inventory, results } }).inSteps(family);
  const found = { ...value, reach: { level: verdict.reach, text: render(input.t, pathsText(verdict)) } };
  const oldest = played.keys().next().value;
  if (played.size >= mostPlayed && oldest !== undefined) played.delete(oldest);
  played.set(key, found);
  return found;
}

/** The method alone, in a calico-node that is configured like the file's otherwise. */
function likeOwn(plan: Plan, own: Plan | undefined): Plan {
  if (own === undefined) return plan;
  const settingsFor: Plan['settingsFor'] = (node) => {
    const { backend } = own.settingsFor(node);
    return { ...plan.settingsFor(node), ...(backend !== undefined && { backend }) };
  };
  return { ...plan, key: JSON.stringify([plan.key, own.key]), agent: own.agent, settingsFor };
}

/** Plays a value as with IP=autodetect. */
function player(method: string, { version, inventory, options }: MatrixInput): (node: Node) => NodeResult {
  const { family = 4 } = options;
  const plan = methodPlan(method, family, version, inventory.hosts);
  const { kind } = parseMethod(method, version.version);
  const walks = kind !== 'unknown' && methods[kind].walksList;
  return (node) => {
    return { node, startup: startup(plan.settingsFor(node), walks ? slimNode(node, family) : node) };
  };
}

function cellOf(
  { version, own, inventory, options: { family = 4 }, t }: MatrixInput,
  { method, origin }: Wanted,
  { answers, answerOf }: PlayedValue,
  { node, at }: { readonly node: Node; readonly at: number },
  subnets: readonly string[],
): MatrixCell {
  const answer = answers[answerOf[at] ?? 0];
  const detector = createDetector(method, version.version, inventory.hosts);
  const result =
    origin === 'file' && own !== undefined
      ? own.results[at]
      : { node, startup: startup(methodPlan(method, family, version, inventory.hosts).settingsFor(node), node) };
  const methodOf = (each: Node) =>
    origin === 'file' && own !== undefined ? own.plan.settingsFor(each).detectors[family].method : detector.method;
  const [row] = result === undefined ? [] : nodeRows([result], family, methodOf, t);
  const subnet = row?.subnet === undefined ? -1 : subnets.indexOf(row.subnet);
  return {
    state: answer?.state ?? 'unknown',
    ...(row?.interface !== undefined && { interface: row.interface }),
    ...(row?.address !== undefined && { address: row.address }),
    ...(subnet >= 0 && { subnet }),
    virtual: row?.virtual ?? false,
    moves: row?.moves ?? false,
    why: row?.why ?? '',
  };
}
