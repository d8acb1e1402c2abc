import { formatVersion } from '../calico/version.ts';
import { present } from '../collections.ts';
import { createApartness } from '../detection/apart.ts';
import { createDetector } from '../detection/choose.ts';
import { defaultMethod, longestMethod, parseMethod } from '../detection/methods.ts';
import { startup } from '../detection/startup.ts';
import { suggestedTexts } from '../detection/suggestTexts.ts';
import { type Message, nothing, say } from '../message.ts';
import type { Family } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { methodPlan } from '../plan.ts';
import { methodText } from '../words/methodText.ts';
import { type MatrixColumn, matrixColumns } from './matrixColumns.ts';
import { type MatrixCache, type MatrixInput, type Origin, playedOnce, playOf, type Wanted } from './matrixPlays.ts';
import { type Grade, gradeOf, penaltyOf, rankReason, tieOf } from './matrixRank.ts';
import { nodeRows } from './nodeRows.ts';
import { isDetected, type Play, type PlayedValue } from './playedValue.ts';

export type { MatrixColumn } from './matrixColumns.ts';
export { createMatrixCache, type MatrixInput, type MatrixOptions } from './matrixPlays.ts';

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
  /** The places in `rows` of the best values that serve every node, the file's own first; none where none does. */
  readonly best: readonly number[];
}

export interface MatrixRow {
  /** The value, as it would be written; empty where the file has none: then the default counts. */
  readonly method: string;
  readonly origin: Origin;
  /** What it means, in words. */
  readonly meaning: Message;
  /** 1 is the best; equal ones share a number. */
  readonly rank: number;
  readonly grade: Grade;
  /** Why it ranks so: `every node, one subnet, survives a new NIC`. */
  readonly reason: Message;
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
  readonly why: Message;
}

const mostSuggested = 6;
/** Makes the matrix, with pauses in which others may work. */
export function* methodMatrix(input: MatrixInput, cache: MatrixCache): Generator<undefined, MethodMatrix> {
  const { inventory, version, options } = input;
  const { family = 4 } = options;
  const { nodes } = inventory;
  const rows: { readonly wanted: Wanted; readonly played: PlayedValue }[] = [];
  for (const wanted of yield* wantedValues(input, cache)) {
    rows.push({ wanted, played: yield* playedOnce(input, wanted, cache) });
    yield undefined;
  }
  const playedRows = rows.map(({ played }) => played);
  const { columns, examples, leftOut } = matrixColumns(nodes, playedRows, options.mostColumns ?? 60);
  const subnets = [...new Set(playedRows.flatMap(({ answers }) => answers.flatMap(({ subnet }) => subnet ?? [])))];
  const worth = rows.map(({ played, wanted }): Worth => worthOf(played, wanted.method, input));
  const made = rows.map(({ wanted, played }, row): MatrixRow => {
    const method = parseMethod(wanted.method === '' ? defaultMethod : wanted.method, version.version);
    return {
      ...wanted,
      meaning: dependsOnNode(input, wanted) ? say('depends on the node') : methodText(method, family),
      rank: 1 + worth.filter((each) => compareWorth(each, worth[row] ?? each) < 0).length,
      grade: gradeOf(played, method),
      reason: rankReason(played, method, nodes.length),
      served: played.served,
      cells: examples.map((node) => cellOf(input, wanted, played, node, subnets)),
    };
  });
  const shown = ordered(made);
  return { family, nodes: nodes.length, subnets, columns, leftOut, rows: shown, best: bestOf(shown) };
}

function bestOf(rows: readonly MatrixRow[]): readonly number[] {
  const serving = rows.filter(({ grade }) => grade === 'good' || grade === 'fragile');
  const least = Math.min(...serving.map(({ rank }) => rank));
  return rows.flatMap((row, at) => (row.rank === least && serving.includes(row) ? [at] : []));
}

/** Less is better, in each part before the next. */
type Worth = readonly [penalty: number, tie: number];

function worthOf(played: PlayedValue, method: string, { version, inventory }: MatrixInput): Worth {
  const { version: release } = version;
  return [penaltyOf(played, parseMethod(method, release)), tieOf(played, inventory.nodes.length)];
}

function compareWorth(a: Worth, b: Worth): number {
  return a[0] - b[0] || a[1] - b[1];
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

/** The best values that the nodes' interfaces suggest, those that serve nobody or choose virtual interfaces left out. */
function* bestTexts(input: MatrixInput, cache: MatrixCache): Generator<undefined, readonly string[]> {
  const { inventory, version, options } = input;
  const { family = 4 } = options;
  const areApart = createApartness(family);
  const plays = new Map<string, Play>();
  const texts = yield* suggestedTexts(inventory.nodes, family, version.version);
  // To look at all paths of each would take too long.
  const promising = yield* ranked(texts, input, function* (method) {
    const play = yield* playOf(input, { method, origin: 'suggested' });
    plays.set(method, play);
    return { ...play.value, apart: yield* areApart(play.placed) };
  });
  return yield* ranked(promising, input, (method) =>
    playedOnce(input, { method, origin: 'suggested' }, cache, plays.get(method)),
  );
}

/** The values of the least penalty, as `play` tells of each. */
function* ranked(
  texts: readonly string[],
  input: MatrixInput,
  play: (method: string) => Generator<undefined, PlayedValue>,
): Generator<undefined, readonly string[]> {
  const found: { readonly method: string; readonly worth: Worth }[] = [];
  for (const method of texts) {
    const played = yield* play(method);
    if (played.served === 0 || played.virtual > 0 || played.shared > 0) continue;
    found.push({ method, worth: worthOf(played, method, input) });
  }
  return found
    .sort((a, b) => compareWorth(a.worth, b.worth))
    .map(({ method }) => method)
    .slice(0, mostSuggested);
}

function cellOf(
  { version, own, inventory, options: { family = 4 } }: MatrixInput,
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
  const [row] = result === undefined ? [] : nodeRows([result], family, methodOf);
  const subnet = row?.subnet === undefined ? -1 : subnets.indexOf(row.subnet);
  return {
    state: answer?.state ?? 'unknown',
    ...present({ interface: row?.interface, address: row?.address, subnet: subnet < 0 ? undefined : subnet }),
    virtual: row?.virtual ?? false,
    moves: row?.moves ?? false,
    why: row?.why ?? nothing,
  };
}
