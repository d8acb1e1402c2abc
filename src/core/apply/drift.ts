import { type Analysis, runningAgents, shownInSteps } from '../derive.ts';
import type { Shown } from '../features/networkViews.ts';
import type { ReachReport } from '../features/reachReport.ts';
import { resolutionData } from '../features/resolutionData.ts';
import { createFileStore } from '../fileStore.ts';
import type { ClusterInventory } from '../inventory/inventory.ts';
import { unhurried } from '../manifest/documentLimits.ts';
import { type Message, nothing } from '../message.ts';
import type { Family } from '../net/address.ts';
import { type RouteDrift, routeDrift } from '../network/routeDrift.ts';
import type { CalicoSettings } from '../settings.ts';
import { agrees, type Expected, type Outlook, outlookShown } from './outlook.ts';

/** Whether a cluster is as it is predicted: addresses, routes, reach. */
export interface Drift {
  readonly nodes: number;
  readonly families: readonly Family[];
  /** Nodes whose stored address is another one than predicted. */
  readonly addresses: readonly AddressDrift[];
  /** Nodes of which nobody can tell whether they are as predicted. */
  readonly unknown: readonly string[];
  readonly routes: readonly RouteDrift[];
  readonly reach: ReachReport;
}

export interface AddressDrift {
  readonly node: string;
  readonly family: Family;
  readonly expected: Expected;
  readonly found: string | undefined;
  /** Why that is predicted. */
  readonly why: Message;
}

export interface DriftInput {
  readonly inventory: ClusterInventory;
  /** Manifests by which it is predicted; none: by what runs. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly settings: CalicoSettings;
}

/** Undefined where neither the files nor the cluster have a calico-node. */
export function* driftOf({ inventory, files, settings }: DriftInput): Generator<undefined, Drift | undefined> {
  const store = createFileStore({ limits: unhurried });
  for (const { name, text } of files) store.set(name, text);
  const analysis: Analysis = { ...store.current(), inventory, running: runningAgents(inventory), settings };
  const shown = yield* shownInSteps(files[0]?.name, analysis, inventory);
  const outlook = yield* outlookShown(shown);
  if (outlook === undefined) return undefined;
  const addresses = addressDrift(outlook);
  const unknown = outlook.nodes.filter(({ expected, stored }) => {
    return stored === undefined || outlook.families.some((family) => expected[family].kind === 'unknown');
  });
  return {
    nodes: outlook.nodes.length,
    families: outlook.families,
    addresses,
    unknown: unknown.map(({ node }) => node),
    routes: yield* routesOf(shown, outlook),
    reach: yield* outlook.live(),
  };
}

/** The nodes that are not as predicted, with the reason of the prediction. */
export function addressDrift(outlook: Outlook): readonly AddressDrift[] {
  const wrong = outlook.nodes.flatMap(({ node, stored, expected }) =>
    outlook.families.flatMap((family) => {
      const isWrong = stored !== undefined && agrees(expected[family], stored[family]) === false;
      return isWrong ? [{ node, family, expected: expected[family], found: stored[family] }] : [];
    }),
  );
  if (wrong.length === 0) return [];
  const names = new Set(wrong.map(({ node }) => node));
  const results = outlook.resolution.results.filter(({ node }) => names.has(node.name));
  const data = resolutionData({ ...outlook.resolution, results }, outlook.families);
  return wrong.map((each) => {
    const families = data.find(({ name }) => name === each.node)?.families;
    return { ...each, why: families?.find(({ family }) => family === each.family)?.why ?? nothing };
  });
}

function* routesOf(shown: Shown, { families }: Outlook): Generator<undefined, readonly RouteDrift[]> {
  const found: RouteDrift[] = [];
  for (const family of families) found.push(...(yield* routeDrift({ ...shown, family, mode: 'planned' })));
  return found;
}

/** Whether anything is not as predicted. */
export function hasDrifted({ addresses, routes, reach }: Drift): boolean {
  return addresses.length > 0 || routes.length > 0 || Object.values(reach.reached).some(({ broken }) => broken > 0);
}
