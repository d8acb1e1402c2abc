import type { Goal, PodSeen } from '../core/apply/follow.ts';
import { isSame, titleOf } from '../core/apply/objects.ts';
import { type Outlook, outlookInSteps, type Stored } from '../core/apply/outlook.ts';
import type { PlannedObject, TriedObject } from '../core/apply/plan.ts';
import type { Decision, Question, RolloutEvent } from '../core/apply/rolloutEvents.ts';
import type { ReachReport } from '../core/features/reachReport.ts';
import { asText, at } from '../core/inventory/json.ts';
import type { CalicoSettings } from '../core/settings.ts';
import type { FollowOptions } from './followNodes.ts';
import type { MadePlan } from './makePlan.ts';
import { keepersOf } from './permissions.ts';
import type { PointOfReturn, Returning } from './rollBack.ts';
import type { Eyes } from './sights.ts';
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
  /** The template that new pods are made of: its hash, once it is known. */
  readonly template: { revision: string | undefined };
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
  const template: RolloutWork['template'] = { revision: undefined };
  const nodes = [...new Set(pods.map(({ node }) => node))].sort();
  const followed = new Set(nodes);
  const stored = new Map((eyes.session.inventory?.nodes ?? []).map((node) => [node.name, node.stored]));
  const goals = goalsOf(made.outlook, followed, stored, uids);
  const order = nodes.filter((node) => goals.has(node));
  const point: PointOfReturn = {
    written: [],
    touched: [],
    stored: Object.fromEntries(nodes.map((node) => [node, stored.get(node) ?? {}])),
    pods: [...uids],
    byOperator: plan.rollout?.byOperator ?? false,
    families: made.outlook?.families ?? [4],
    keepers: made.before === undefined ? [] : keepersOf(made.before).filter((node) => followed.has(node)),
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
    ...{ point, differing: [], held: { isHeld: false }, template, isDaemonSet },
    plannedFor: (tried) => plan.objects.find((each) => isSame(each, nameOfTried(tried))),
    titleOf: (tried) => titleOf(nameOfTried(tried)),
    order: () => [...order.filter((node) => node === canary), ...order.filter((node) => node !== canary)],
    following: (most) => ({
      ...options,
      ...{ goals: goalsWith(goals, template.revision, most === undefined ? pods : []), most },
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

/**
 * The goals once the new template is known. `settled`: pods of before that nobody replaces where they are of it already,
 * as where a rollout that was held goes on.
 */
function goalsWith(
  goals: ReadonlyMap<string, Goal>,
  revision: string | undefined,
  settled: readonly PodSeen[],
): ReadonlyMap<string, Goal> {
  if (revision === undefined) return goals;
  const stay = new Set(settled.filter((pod) => pod.revision === revision).map(({ uid }) => uid));
  return new Map(
    [...goals].map(([node, goal]) => {
      const old = new Set([...goal.old].filter((uid) => !stay.has(uid)));
      return [node, { ...goal, old, revision }];
    }),
  );
}

/** What is to become of the nodes that have pods. */
function goalsOf(
  outlook: Outlook | undefined,
  followed: ReadonlySet<string>,
  stored: ReadonlyMap<string, Stored | undefined>,
  old: ReadonlySet<string>,
): ReadonlyMap<string, Goal> {
  if (outlook === undefined) return new Map();
  const { nodes, families } = outlook;
  return new Map(
    nodes
      .filter(({ node }) => followed.has(node))
      .map(({ node, expected }) => [node, { node, families, expected, before: stored.get(node), old }]),
  );
}

/** Routes are learned some time after the addresses are known; more tries than this are not made. */
const mostTries = 10;

/** Reads the nodes' routes until no more pairs are broken than was predicted; gives both where that does not come. */
export async function settlesReach(
  work: RolloutOptions,
  moved: ReadonlySet<string>,
): Promise<{ readonly predicted: ReachReport; readonly live: ReachReport } | undefined> {
  const { made, eyes, inSteps, settings, signal } = work;
  if (made.outlook === undefined) return undefined;
  const predicted = await inSteps(made.outlook.reachWith(moved));
  for (let attempt = 1; ; ) {
    const { inventory } = eyes.session;
    if (inventory === undefined || signal.aborted) return undefined;
    await eyes.session.execNodes(inventory.nodes.filter(({ origin }) => origin === 'exec').map(({ name }) => name));
    await eyes.session.settled(); // slow nodes too: what was read before tells nothing
    const now = eyes.session.inventory ?? inventory;
    const outlook = await inSteps(outlookInSteps({ inventory: now, objects: [], settings }));
    if (outlook === undefined) return undefined;
    const live = await inSteps(outlook.live());
    if (brokenPairs(live) <= brokenPairs(predicted)) return undefined;
    if (attempt >= mostTries) return { predicted, live };
    if (!isAway(eyes.session)) attempt++;
    await work.pause();
  }
}

/** Whether the server is away, so that nothing new could be read. */
function isAway({ progress }: Eyes['session']): boolean {
  return progress.problems.some(({ part, kind }) => part === 'watch' && kind === 'unreachable');
}

function brokenPairs({ reached }: ReachReport): number {
  return Object.values(reached).reduce((sum, { broken }) => sum + broken, 0);
}
