import type { Goal } from '../core/apply/follow.ts';
import { isSame, titleOf } from '../core/apply/objects.ts';
import { outlookOf } from '../core/apply/outlook.ts';
import type { PlannedObject, TriedObject } from '../core/apply/plan.ts';
import type { Decision, Question, RolloutEvent } from '../core/apply/rolloutEvents.ts';
import type { ReachReport } from '../core/features/reachReport.ts';
import { asText, at } from '../core/inventory/json.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { type Eyes, type FollowOptions, storedOn } from './followNodes.ts';
import type { MadePlan } from './makePlan.ts';
import { keeps } from './permissions.ts';
import type { PointOfReturn, Returning } from './rollBack.ts';
import type { WriteContext } from './writeObject.ts';

/** What all steps of a rollout share. */

export interface RolloutOptions extends WriteContext {
  readonly made: MadePlan;
  readonly eyes: Eyes;
  /** The node that moves first; undefined: Kubernetes replaces the pods in its own order. */
  readonly canary: string | undefined;
  /** Replace the pods even where nothing that is applied restarts them. */
  readonly restart: boolean;
  readonly pace: FollowOptions['pace'];
  readonly settings: CalicoSettings;
  readonly now: () => number;
  readonly inSteps: <T>(steps: Generator<undefined, T>) => Promise<T>;
  readonly decide: (question: Question) => Promise<Decision>;
  readonly onEvent: (event: RolloutEvent) => void;
  /** Told whenever there is more to be put back; what it is given may be kept where it outlives the program. */
  readonly onPoint?: (point: PointOfReturn) => void;
}

export interface RolloutWork extends RolloutOptions {
  readonly point: PointOfReturn;
  /** What was accepted though it is not as predicted: sentences. */
  readonly differing: string[];
  /** Whether the DaemonSet's strategy was set to OnDelete to hold it. */
  readonly held: { isHeld: boolean };
  isDaemonSet(tried: TriedObject): boolean;
  plannedFor(tried: TriedObject): PlannedObject | undefined;
  titleOf(tried: TriedObject): string;
  /** The nodes that are followed, the first one first. */
  order(): readonly string[];
  following(most: number | undefined): FollowOptions;
  returning(): Returning;
  /** The strategy that the DaemonSet is to have in the end. */
  wantedStrategy(): unknown;
}

export function createWork(options: RolloutOptions): RolloutWork {
  const { made, eyes, canary, onEvent } = options;
  const { plan } = made;
  const pods = eyes.pods();
  const uids = new Set(pods.map(({ uid }) => uid));
  const nodes = [...new Set(pods.map(({ node }) => node))].sort();
  const goals = new Map(nodes.flatMap((node) => goalOf(options, node, uids)));
  const order = nodes.filter((node) => goals.has(node));
  const point: PointOfReturn = {
    written: [],
    touched: [],
    stored: Object.fromEntries(nodes.map((node) => [node, storedOn(eyes.session.inventory, node) ?? {}])),
    pods: [...uids],
    byOperator: plan.rollout?.byOperator ?? false,
    families: made.outlook?.families ?? [4],
    keepers: nodes.filter((node) => made.before !== undefined && keeps(made.before, node)),
  };
  const isDaemonSet = ({ object }: TriedObject): boolean =>
    object.kind === 'DaemonSet' && object.name === plan.rollout?.name;
  const touch = (node: string): void => {
    if (point.touched.includes(node)) return;
    point.touched.push(node);
    options.onPoint?.(point);
  };
  return {
    ...options,
    ...{ point, differing: [], held: { isHeld: false }, isDaemonSet },
    plannedFor: (tried) => plan.objects.find((each) => isSame(each, nameOfTried(tried))),
    titleOf: (tried) => titleOf(nameOfTried(tried)),
    order: () => [...order.filter((node) => node === canary), ...order.filter((node) => node !== canary)],
    following: (most) => ({
      ...options,
      ...{ goals, most },
      onNode(node, state) {
        touch(node);
        onEvent({ kind: 'node', node, state });
      },
    }),
    returning: () => ({
      ...options,
      point,
      onNode: (node, state) => onEvent({ kind: 'node', node, state, back: true }),
      onRestored: (object) => onEvent({ kind: 'restored', object }),
    }),
    wantedStrategy: () => {
      const own = made.tried.find(isDaemonSet);
      return at(own?.next ?? made.daemonSet, 'spec', 'updateStrategy');
    },
  };
}

function nameOfTried({ object, next }: TriedObject) {
  const namespace = asText(at(next, 'metadata', 'namespace')) ?? object.namespace;
  const { apiVersion, kind, name } = object;
  return { apiVersion, kind, name, ...(namespace !== undefined && { namespace }) };
}

type NodeGoal = readonly [string, Goal];

function goalOf({ made, eyes }: RolloutOptions, node: string, old: ReadonlySet<string>): readonly NodeGoal[] {
  const { outlook } = made;
  const prediction = outlook?.nodes.find((each) => each.node === node);
  if (outlook === undefined || prediction === undefined) return [];
  const before = storedOn(eyes.session.inventory, node);
  return [[node, { node, families: outlook.families, expected: prediction.expected, before, old }]];
}

/** Routes are learned some time after the addresses are known; more tries than this are not made. */
const mostTries = 10;

/** Reads the nodes' routes until no more pairs are broken than was predicted; gives both where that does not come. */
export async function settlesReach(
  work: RolloutOptions,
  moved: ReadonlySet<string>,
): Promise<{ readonly predicted: ReachReport; readonly live: ReachReport } | undefined> {
  const { made, eyes, inSteps, settings, t, signal } = work;
  if (made.outlook === undefined) return undefined;
  const predicted = await inSteps(made.outlook.reachWith(moved));
  for (let attempt = 1; ; attempt++) {
    const { inventory } = eyes.session;
    if (inventory === undefined || signal.aborted) return undefined;
    await eyes.session.execNodes(inventory.nodes.filter(({ origin }) => origin === 'exec').map(({ name }) => name));
    const now = eyes.session.inventory ?? inventory;
    const outlook = outlookOf({ inventory: now, objects: [], settings, t });
    if (outlook === undefined) return undefined;
    const live = await inSteps(outlook.live());
    if (brokenPairs(live) <= brokenPairs(predicted)) return undefined;
    if (attempt >= mostTries) return { predicted, live };
    await work.pause();
  }
}

function brokenPairs({ reached }: ReachReport): number {
  return Object.values(reached).reduce((sum, { broken }) => sum + broken, 0);
}
