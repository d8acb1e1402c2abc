import type { Session as ClusterSession } from '../../cluster/connect.ts';
import { isKubeName } from '../../cluster/kubeName.ts';
import type { ClusterInventory } from '../../core/inventory/inventory.ts';
import type { Translate } from '../../core/l10n.ts';
import { joinedSentences } from '../../core/words/render.ts';
import type { KubectlSettings } from './config.ts';

/** The commands of the server, by which a cluster is read when somebody asks for it; it is never changed. */
export const commands = ['calico.connect', 'calico.disconnect'];

export interface Cluster {
  /** Reads `context`, the one of the settings where it is undefined, and follows it; resolves when the first reading ends. */
  connect(context: string | undefined): Promise<void>;
  /** Ends the session; its last answer stays. */
  disconnect(): void;
}

export interface ClusterDeps {
  readonly t: Translate;
  readonly kubectl: KubectlSettings;
  readonly onInventory: (inventory: ClusterInventory) => void;
  readonly fail: (message: string) => void;
  /** Asks whether commands may be run in the pods of the context. */
  readonly mayExec: (context: string) => Promise<boolean>;
}

export function createCluster({ t, kubectl, onInventory, fail, mayExec }: ClusterDeps): Cluster {
  let session: ClusterSession | undefined;
  const { exec, context: usual, namespace, ...program } = kubectl;
  return {
    async connect(given) {
      session?.close();
      if (namespace !== undefined && !isKubeName(namespace)) {
        return fail(t('Not connected: calico.namespace is "{0}", which isn\'t a valid namespace.', namespace));
      }
      const context = given ?? usual;
      const { connect } = await import('../../cluster/connect.ts');
      const opened = connect({
        ...program,
        t,
        ...(context !== undefined && { context }),
        ...(namespace !== undefined && { namespace }),
        exec: exec === 'ask' ? () => mayExec(context ?? t('current context')) : exec === 'always',
        watch: true,
        onUpdate(inventory) {
          if (opened === session && inventory !== undefined) onInventory(inventory);
        },
      });
      session = opened;
      await opened.done;
      const { inventory, progress } = opened;
      if (inventory !== undefined) onInventory(inventory);
      else if (opened === session) fail(joinedSentences(progress.problems.map(({ message }) => message)));
    },
    disconnect: () => session?.close(),
  };
}
