import { type Analysis, runningAgents, shownInSteps } from '../derive.ts';
import type { FamilyOutcome, Startup } from '../detection/startup.ts';
import { createNetworkViews, type Shown } from '../features/networkViews.ts';
import type { ReachReport } from '../features/reachReport.ts';
import { familiesInUse } from '../features/resolutionData.ts';
import { createFileStore } from '../fileStore.ts';
import type { ClusterInventory } from '../inventory/inventory.ts';
import { asList, at } from '../inventory/json.ts';
import { runningText } from '../inventory/running.ts';
import { unhurried } from '../manifest/documentLimits.ts';
import {
  type Address,
  bothFamilies,
  type Family,
  parseAddress,
  parsePrefix,
  sameAddress,
  unmap,
} from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { NodeResult, Resolution } from '../resolution.ts';
import type { CalicoSettings } from '../settings.ts';
import { addressText } from '../words/reasonText.ts';
import { isSame, nameOf } from './objects.ts';

/** What is predicted for a cluster: for what it runs now, or for what it would run with other objects. */

/** What calico-node leaves stored on a node for one family. */
export type Expected =
  /** One of these; of several nobody knows which. */
  | { readonly kind: 'address'; readonly anyOf: readonly string[] }
  /** No address is stored. */
  | { readonly kind: 'none' }
  /** calico-node exits over and over. */
  | { readonly kind: 'exits' }
  | { readonly kind: 'unknown' };

export type Stored = { readonly [F in Family]?: string };

export interface NodePrediction {
  readonly node: string;
  /** As it is stored now; undefined where that is not known. */
  readonly stored: Stored | undefined;
  readonly expected: { readonly [F in Family]: Expected };
  /** Whether the address changes; undefined where nobody knows. */
  readonly moves: boolean | undefined;
}

export interface Outlook {
  readonly resolution: Resolution;
  readonly families: readonly Family[];
  /** In the inventory's order. */
  readonly nodes: readonly NodePrediction[];
  /** What is reached now and once all nodes are as predicted, and which pairs differ. */
  reach(): Generator<undefined, ReachReport>;
  /** What is reached now, by the addresses that are stored and the routes that are there. */
  live(): Generator<undefined, ReachReport>;
  /** The same as `reach` while only the nodes `moved` are as predicted, and all others as they are. */
  reachWith(moved: ReadonlySet<string>): Generator<undefined, ReachReport>;
}

export interface OutlookInput {
  readonly inventory: ClusterInventory;
  /** Objects as they will be, in place of those of the same name that run; empty: what runs. */
  readonly objects: readonly unknown[];
  readonly settings: CalicoSettings;
}

/** Undefined where neither the objects nor the cluster have a calico-node. */
export function* outlookInSteps(input: OutlookInput): Generator<undefined, Outlook | undefined> {
  const { inventory, objects, settings } = input;
  const store = createFileStore({ limits: unhurried });
  const planned = runningText(objects.length === 0 ? [] : [...objects.filter(matters), ...rest(inventory, objects)]);
  if (planned !== undefined) store.set(plannedFile, planned);
  const running = runningAgents(inventory);
  const analysis: Analysis = { ...store.current(), inventory, running, settings };
  return yield* outlookShown(yield* shownInSteps(plannedFile, analysis, inventory));
}

/** So many nodes are predicted in one step. */
const nodesInStep = 200;

/** The outlook by files that are read already; what they lack comes from what runs. */
export function* outlookShown(shown: Shown): Generator<undefined, Outlook | undefined> {
  const { resolution } = shown;
  if (resolution === undefined) return undefined;
  const views = createNetworkViews();
  const families = familiesInUse(resolution);
  const nodes: NodePrediction[] = [];
  for (const result of resolution.results) {
    nodes.push(predictionOf(result));
    if (nodes.length % nodesInStep === 0) yield undefined;
  }
  return {
    ...{ resolution, families, nodes },
    live: () => views.reach(shown, { mode: 'live' }),
    reach: () => views.reach(shown, { diff: true }),
    reachWith: (moved) => views.reach({ ...shown, resolution: partly(resolution, moved) }, { diff: true }),
  };
}

const plannedFile = 'planned';

/** Definitions decide nothing about addresses, and are long; Secrets are nobody's business. */
function matters(object: unknown): boolean {
  const kind = at(object, 'kind');
  return kind !== 'CustomResourceDefinition' && kind !== 'Secret';
}

/** What runs and is not among `objects`. */
function rest({ running }: ClusterInventory, objects: readonly unknown[]): readonly unknown[] {
  const names = objects.flatMap((each) => nameOf(each) ?? []);
  return asList(at(parsed(running), 'items')).filter((item) => {
    const own = nameOf(item);
    return own === undefined || !names.some((name) => isSame(name, own));
  });
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // a snapshot may have been edited by hand
  }
}

function predictionOf({ node, startup }: NodeResult): NodePrediction {
  const expected = { 4: expectedOf(startup, 4, node), 6: expectedOf(startup, 6, node) };
  return { node: node.name, stored: node.stored, expected, moves: movesBy(node.stored, expected) };
}

function expectedOf(startup: Startup, family: Family, node: Node): Expected {
  return startup.exits ? { kind: 'exits' } : expectedBy(startup.outcomes[family], node.stored?.[family]);
}

function expectedBy(outcome: FamilyOutcome, stored: string | undefined): Expected {
  switch (outcome.kind) {
    case 'kept':
      return { kind: 'address', anyOf: [outcome.stored] };
    case 'literal':
      return { kind: 'address', anyOf: [outcome.address] };
    case 'exits':
      return { kind: 'exits' };
    case 'none':
      return stored === undefined ? { kind: 'none' } : { kind: 'address', anyOf: [stored] };
    case 'fails':
      return { kind: 'unknown' };
    case 'chosen':
      break;
  }
  const { choice } = outcome;
  if (choice.outcome === 'detected') return { kind: 'address', anyOf: [addressText(choice.candidate)] };
  return choice.outcome === 'one-of'
    ? { kind: 'address', anyOf: choice.candidates.map(addressText) }
    : { kind: 'unknown' };
}

function movesBy(stored: Stored | undefined, expected: NodePrediction['expected']): boolean | undefined {
  const each = bothFamilies.map((family) => moves(stored, expected[family], family));
  return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
}

function moves(stored: Stored | undefined, expected: Expected, family: Family): boolean | undefined {
  if (stored === undefined || expected.kind === 'unknown') return undefined;
  if (expected.kind !== 'address') return false; // calico-node that exits changes nothing
  const isSameAddress = expected.anyOf.some((each) => equalAddresses(each, stored[family]));
  return isSameAddress && expected.anyOf.length > 1 ? undefined : !isSameAddress;
}

/** Whether what is stored is what was expected; undefined where nobody knew what to expect. */
export function agrees(expected: Expected, stored: string | undefined): boolean | undefined {
  switch (expected.kind) {
    case 'address':
      return expected.anyOf.some((each) => equalAddresses(each, stored));
    case 'none':
      return stored === undefined;
    case 'exits':
      return false;
    case 'unknown':
      return undefined;
  }
}

/** Whether two texts are the same address, whatever length stands behind it. */
export function equalAddresses(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [addressIn(a), addressIn(b)];
  return one !== undefined && other !== undefined && sameAddress(one, other);
}

function addressIn(text: string | undefined): Address | undefined {
  const read = text === undefined ? undefined : (parsePrefix(text)?.address ?? parseAddress(text));
  return read && unmap(read);
}

/** The resolution of a cluster in which only the nodes `moved` have started anew. */
function partly(resolution: Resolution, moved: ReadonlySet<string>): Resolution {
  const results = resolution.results.map((result): NodeResult => {
    if (moved.has(result.node.name)) return result;
    const { stored } = result.node;
    const outcomes = { 4: asStored(stored?.[4], result, 4), 6: asStored(stored?.[6], result, 6) };
    return { ...result, startup: { ...result.startup, outcomes, exits: false, cleared: [] } };
  });
  return { ...resolution, results };
}

function asStored(stored: string | undefined, { node, startup }: NodeResult, family: Family): FamilyOutcome {
  if (node.stored === undefined) return startup.outcomes[family];
  return stored === undefined
    ? { kind: 'none', because: 'not-asked-for' }
    : { kind: 'kept', stored, because: 'ip-not-set' };
}
