import type { Session } from '../cluster/connect.ts';
import { isKubeName } from '../cluster/kubeName.ts';
import { type AddressDrift, addressDrift } from '../core/apply/drift.ts';
import type { PodSeen } from '../core/apply/follow.ts';
import { type Outlook, outlookInSteps, type Stored } from '../core/apply/outlook.ts';
import type { Translate } from '../core/l10n.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { daemonSetOf } from './makePlan.ts';
import { settledRevision } from './readRevision.ts';
import { readStored } from './readStored.ts';
import { type PodWatch, watchPods } from './watchPods.ts';

export interface RolloutWatchOptions {
  readonly session: Session;
  readonly settings: () => CalicoSettings;
  readonly t: Translate;
  /** Works through steps with pauses, so that nobody is held up. */
  readonly inSteps: <T>(steps: Generator<undefined, T>) => Promise<T>;
  /** Told of each node whose calico-node has started and chosen another address than was predicted. */
  readonly onDisagree: (drift: readonly AddressDrift[]) => void;
}

/**
 * Watches whoever rolls calico-node out, until the session is closed: when a new pod of it is ready, what is stored on
 * its node is compared with what is predicted by what runs then. It only reads; where it may not watch pods it does
 * nothing. Resolves when it watches.
 */
export async function watchRollouts(options: RolloutWatchOptions): Promise<void> {
  const { session } = options;
  const { kubectl, signal } = session;
  const { namespace = '', name = '' } = daemonSetOf(await outlookFor(options, undefined)) ?? {};
  if (!isKubeName(namespace) || !isKubeName(name)) return;
  const known = new Set<string>();
  let fresh: PodSeen[] = [];
  let isComparing = false;
  const compareAll = async (): Promise<void> => {
    isComparing = true;
    while (fresh.length > 0 && !signal.aborted) {
      const pods = fresh;
      fresh = [];
      await compare(options, pods, watch);
    }
    isComparing = false;
  };
  const look = (): void => {
    const ready = readyIn(watch).filter(({ uid }) => !known.has(uid));
    for (const { uid } of ready) known.add(uid);
    fresh.push(...ready);
    if (!isComparing) void compareAll();
  };
  let watch: PodWatch | undefined;
  watch = await watchPods({ kubectl, signal, namespace, name, onChange: look, onTrouble: () => undefined });
  for (const { uid } of readyIn(watch)) known.add(uid);
}

function readyIn(watch: PodWatch | undefined): readonly PodSeen[] {
  return (watch?.pods ?? []).filter(({ ready, leaving }) => ready && !leaving);
}

/** Compares what is stored on these pods' nodes by now with what is predicted by what runs now. */
async function compare(
  options: RolloutWatchOptions,
  pods: readonly PodSeen[],
  watch: PodWatch | undefined,
): Promise<void> {
  const { session, onDisagree } = options;
  const { signal } = session;
  await session.readDetails();
  const next = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pause));
  const hash = watch && (await settledRevision({ revision: watch.revision, next }, { signal, attempts: 20 }));
  const stored = new Map<string, Stored | undefined>();
  // A pod of an older template was started by what ran before.
  const current = pods.filter(({ revision }) => hash === undefined || revision === hash);
  for (const { node } of current) stored.set(node, await readStored(session, node));
  const outlook = await outlookFor(options, stored);
  const drift = signal.aborted || outlook === undefined ? [] : addressDrift(outlook);
  if (drift.length > 0) onDisagree(drift);
}

/** Milliseconds between looking whether the DaemonSet's controller has seen its newest template. */
const pause = 500;

/** What is predicted for some nodes, with what is stored there, or for the first of all. */
async function outlookFor(
  { session, settings, inSteps }: RolloutWatchOptions,
  stored: ReadonlyMap<string, Stored | undefined> | undefined,
): Promise<Outlook | undefined> {
  const { inventory } = session;
  if (inventory === undefined) return undefined;
  const nodes =
    stored === undefined
      ? inventory.nodes.slice(0, 1)
      : inventory.nodes.flatMap((node) => {
          const found = stored.get(node.name);
          // Where nothing is stored in the cluster at all, or it can't be read, nothing can be compared.
          return found === undefined || node.stored === undefined ? [] : [{ ...node, stored: found }];
        });
  const given = { inventory: { ...inventory, nodes }, objects: [], settings: settings() };
  return inSteps(outlookInSteps(given));
}
