import type { Session } from '../cluster/connect.ts';
import { type Goal, type PodSeen, type Sight, successor } from '../core/apply/follow.ts';
import type { Stored } from '../core/apply/outlook.ts';
import type { Revision } from '../core/apply/revision.ts';
import { groupBy } from '../core/collections.ts';

/** What is seen of the cluster, and a wait for the next that is seen. */
export interface Eyes {
  readonly session: Session;
  pods(): readonly PodSeen[];
  /** Of which template pods are made now. */
  revision(): Promise<Revision>;
  /** What is stored on a node by now; undefined where it can't be read. */
  stored(node: string): Promise<Stored | undefined>;
  /** Resolves when something has changed, or some time has passed. */
  next(): Promise<void>;
}

/** What is seen of each node at one time. */
export interface Sights {
  /** Sees the cluster anew. */
  look(): void;
  of(node: string): Sight;
  /** Asks what is stored on nodes whose new pods are ready. */
  confirm(nodes: readonly string[]): Promise<void>;
  /** Whether that was asked since the pod that is there has become ready. */
  isConfirmed(node: string): boolean;
}

export function createSights(eyes: Eyes, goals: ReadonlyMap<string, Goal>): Sights {
  const asked = new Map<string, { readonly pod: string; readonly stored: Stored | undefined }>();
  let pods: ReadonlyMap<string, readonly PodSeen[]> = new Map();
  let stored: ReadonlyMap<string, Stored | undefined> = new Map();
  const newPod = (node: string): string | undefined => {
    const goal = goals.get(node);
    const pod = goal && successor(goal, pods.get(node) ?? []);
    return pod?.ready ? pod.uid : undefined;
  };
  const answerOf = (node: string) => {
    const answer = asked.get(node);
    return answer?.pod === newPod(node) ? answer : undefined;
  };
  return {
    look() {
      pods = groupBy(eyes.pods(), ({ node }) => node);
      for (const node of [...asked.keys()]) if (newPod(node) === undefined) asked.delete(node);
      stored = new Map((eyes.session.inventory?.nodes ?? []).map((node) => [node.name, node.stored]));
    },
    of(node) {
      const confirmed = answerOf(node)?.stored;
      return { pods: pods.get(node) ?? [], stored: stored.get(node), ...(confirmed !== undefined && { confirmed }) };
    },
    async confirm(nodes) {
      await Promise.all(
        nodes.map(async (node) => {
          const pod = newPod(node);
          if (pod !== undefined) asked.set(node, { pod, stored: await eyes.stored(node) });
        }),
      );
    },
    isConfirmed: (node) => answerOf(node) !== undefined,
  };
}
