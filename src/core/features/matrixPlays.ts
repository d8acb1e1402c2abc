import { methods, parseMethod } from '../detection/methods.ts';
import { startup } from '../detection/startup.ts';
import type { BgpSetup, ClusterInventory } from '../inventory/inventory.ts';
import type { Family } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { pathSettingsKey } from '../network/context.ts';
import type { Verdict } from '../network/verdict.ts';
import { type KnownVersion, methodPlan, type Plan } from '../plan.ts';
import { type AddressRange, rangesKey } from '../ranges.ts';
import type { NodeResult, Resolution } from '../resolution.ts';
import { verdictsFor } from '../verdicts.ts';
import { pathsText } from '../words/verdictText.ts';
import { type Play, type PlayedValue, playValue, slimNode } from './playedValue.ts';

/** Values of the method, played on all nodes for the comparison, each once. */

/** `file`: the file's own; `typed`: the user's; `default`: Calico's; `suggested`: made from the inventory. */
export type Origin = 'file' | 'typed' | 'default' | 'suggested';

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
}

/** Keeps what values do, as long as the inventory stays. */
export interface MatrixCache {
  /** Who reaches whom, by what is chosen on all nodes: many values choose the same. */
  readonly reached: Map<string, Reached>;
  readonly played: Map<string, PlayedValue>;
  readonly suggested: Map<string, readonly string[]>;
}

export function createMatrixCache(): MatrixCache {
  return { reached: new Map(), played: new Map(), suggested: new Map() };
}

const mostPlayed = 64;

/** A value to play, and where it comes from. */
export interface Wanted {
  readonly method: string;
  readonly origin: Origin;
}

/** The value with its paths, or what is known of it; `made`: what it does, where that was played before. */
export function* playedOnce(
  input: MatrixInput,
  wanted: Wanted,
  { played, reached }: MatrixCache,
  made?: Play,
): Generator<undefined, PlayedValue> {
  const { inventory, version, own, options } = input;
  const { family = 4 } = options;
  const { method } = wanted;
  const isFile = isOfFile(input, wanted);
  const settings = own && pathSettingsKey(own);
  const given = JSON.stringify([family, version.version, rangesKey(input.ranges), input.bgp, settings]);
  const key = JSON.stringify([isFile, isFile ? own?.plan.key : method, given]);
  const known = played.get(key);
  if (known !== undefined) return known;
  const { value, results } = made ?? (yield* playOf(input, wanted));
  const plan =
    isFile && own !== undefined ? own.plan : likeOwn(methodPlan(method, family, version, inventory.hosts), own?.plan);
  const placement = isFile ? undefined : placementOf(results, family);
  const place = placement && `${given} ${placement}`;
  const reach =
    (place === undefined ? undefined : reached.get(place)) ??
    reachedIn(yield* verdictsFor({ ...input, resolution: { plan, inventory, results } }).inSteps(family));
  const found = { ...value, reach };
  keep(played, key, found);
  if (place !== undefined) keep(reached, place, reach);
  return found;
}

type Reached = NonNullable<PlayedValue['reach']>;

function reachedIn(verdict: Verdict): Reached {
  return { level: verdict.reach, text: pathsText(verdict) };
}

function keep<V>(kept: Map<string, V>, key: string, value: V): void {
  const oldest = kept.keys().next().value;
  if (kept.size >= mostPlayed && oldest !== undefined) kept.delete(oldest);
  kept.set(key, value);
}

/** What is chosen on each node, as far as paths depend on it; undefined where an address is not detected but given. */
function placementOf(results: readonly NodeResult[], family: Family): string | undefined {
  const places: string[] = [];
  for (const { startup: played } of results) {
    const outcome = played.outcomes[family];
    if (outcome.kind !== 'chosen') return undefined;
    const { choice } = outcome;
    if (choice.outcome !== 'detected') places.push('?');
    else {
      const { address, storedAddress, prefixLength, interface: device } = choice.candidate;
      const own = storedAddress === undefined ? device.name : '/';
      places.push(`${(storedAddress ?? address).value} ${prefixLength} ${own}`);
    }
  }
  return JSON.stringify(places);
}

function isOfFile({ own }: MatrixInput, { origin }: Wanted): boolean {
  return origin === 'file' && own !== undefined;
}

/** The file's own value is played by its own plan: it may set the address itself, or depend on the node. */
export function* playOf(input: MatrixInput, wanted: Wanted): Generator<undefined, Play> {
  const { inventory, own, options } = input;
  const isFile = isOfFile(input, wanted);
  const play = player(wanted.method, input);
  return yield* playValue(inventory.nodes, options.family ?? 4, (node, at) => {
    return (isFile ? own?.results[at] : undefined) ?? play(node);
  });
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
