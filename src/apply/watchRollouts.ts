import type { Session } from '../cluster/connect.ts';
import { isKubeName } from '../cluster/kubeName.ts';
import { type AddressDrift, addressDrift } from '../core/apply/drift.ts';
import { type Outlook, outlookOf } from '../core/apply/outlook.ts';
import type { Translate } from '../core/l10n.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { daemonSetOf } from './makePlan.ts';
import { watchPods } from './watchPods.ts';

export interface RolloutWatchOptions {
  readonly session: Session;
  readonly settings: () => CalicoSettings;
  readonly t: Translate;
  /** Milliseconds between a pod's being ready and the comparison: what is stored is told by another message. */
  readonly settle: number;
  /** Told of each node whose calico-node has started and chosen another address than was predicted. */
  readonly onDisagree: (drift: readonly AddressDrift[]) => void;
}

/**
 * Watches whoever rolls calico-node out, until the session is closed: when a new pod of it is ready, what is stored on
 * its node is compared with what is predicted by what runs then. It only reads; where it may not watch pods it does
 * nothing.
 */
export async function watchRollouts({ session, settings, t, settle, onDisagree }: RolloutWatchOptions): Promise<void> {
  const { kubectl, signal } = session;
  const { namespace = '', name = '' } = daemonSetOf(outlookFor(session, undefined, settings(), t)) ?? {};
  if (!isKubeName(namespace) || !isKubeName(name)) return;
  const known = new Set<string>();
  let fresh = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const compare = async (): Promise<void> => {
    const nodes = fresh;
    fresh = new Set();
    timer = undefined;
    await session.readDetails();
    const outlook = outlookFor(session, nodes, settings(), t);
    const drift = signal.aborted || outlook === undefined ? [] : addressDrift(outlook, t);
    if (drift.length > 0) onDisagree(drift);
  };
  const look = (): void => {
    const ready = (watch?.pods ?? []).filter(
      ({ uid, ready: isReady, leaving }) => isReady && !leaving && !known.has(uid),
    );
    for (const { uid, node } of ready) {
      known.add(uid);
      fresh.add(node);
    }
    if (fresh.size > 0) timer ??= setTimeout(() => void compare(), settle);
  };
  let watch: Awaited<ReturnType<typeof watchPods>>;
  watch = await watchPods({ kubectl, signal, namespace, name, onChange: look, onTrouble: () => undefined });
  for (const { uid } of watch?.pods ?? []) known.add(uid);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}

/** What is predicted for some nodes, or for all. */
function outlookFor(
  { inventory }: Session,
  names: ReadonlySet<string> | undefined,
  settings: CalicoSettings,
  t: Translate,
): Outlook | undefined {
  if (inventory === undefined) return undefined;
  const nodes =
    names === undefined ? inventory.nodes.slice(0, 1) : inventory.nodes.filter(({ name }) => names.has(name));
  return outlookOf({ inventory: { ...inventory, nodes }, objects: [], settings, t });
}
