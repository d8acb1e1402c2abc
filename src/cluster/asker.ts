import { type CalicoPod, podsByNode } from '../core/inventory/calicoPods.ts';
import type { Translate } from '../core/l10n.ts';
import { askNode, type NodeAnswer, troubleOf } from './askNode.ts';
import { type Reader, readCalicoPods } from './calico.ts';
import { problemOf } from './problems.ts';
import type { KubectlFailure } from './result.ts';

/** Asks nodes for their interfaces, a few at a time; one that is slow does not hold up the others. */
export interface NodeAsker {
  /** Resolves when each node has answered, failed, or turned out to be slow; never rejects. */
  ask(nodes: readonly AskedNode[]): Promise<void>;
  /** Resolves when the slow ones have answered or failed too. */
  settled(): Promise<void>;
  /** The pod in which commands for the node are run. */
  podOf(node: string): Promise<CalicoPod | undefined>;
  readonly asked: number;
  readonly toAsk: number;
}

export interface AskedNode {
  readonly name: string;
  readonly windows: boolean;
}

export interface AskerOptions extends Reader {
  readonly signal: AbortSignal;
  /** Nodes asked at once. */
  readonly width: number;
  /** Milliseconds after which a node counts as slow and goes to the end of the queue. */
  readonly patience: number;
  /** Milliseconds that a slow node has. */
  readonly deadline: number;
  readonly onAnswer: (node: string, answer: NodeAnswer) => void;
}

/** Slow nodes asked at once, so that there is always room for others. */
const slowWidth = 2;
/** For fewer nodes than this each one's pod is looked up, for more all pods are listed. */
const fewNodes = 4;

export function createNodeAsker(options: AskerOptions): NodeAsker {
  const { t, signal, onAnswer } = options;
  const pods = createPodLookup(options);
  const busy = new Set<string>();
  let refusal: KubectlFailure | undefined; // what is forbidden in one pod is forbidden in the next
  let slow: Promise<void> = Promise.resolve();
  let asked = 0;
  let toAsk = 0;

  const answerOf = async ({ name, windows }: AskedNode, isSlow: boolean): Promise<NodeAnswer> => {
    if (windows) return { trouble: t('This is a Windows node, whose interfaces can not be listed here.') };
    const pod = await pods.podOf(name);
    if (pod === undefined) return { trouble: pods.failed ? podsUnknown(t) : noPod(t) };
    if (refusal !== undefined) return { trouble: troubleOf(refusal, pod, t) };
    const answer = await askNode(
      options.kubectl,
      pod,
      { deadline: isSlow ? options.deadline : options.patience, signal, together: isSlow },
      t,
    );
    if (answer.failure?.kind === 'forbidden' && refusal === undefined) {
      refusal = answer.failure;
      options.onProblem(problemOf('exec', refusal, t));
    }
    return answer;
  };
  const finish = (name: string, answer: NodeAnswer): void => {
    busy.delete(name);
    asked += 1;
    if (signal.aborted) return;
    const { failure } = answer;
    if (failure !== undefined && failure.kind !== 'forbidden' && failure.kind !== 'cancelled') {
      const problem = problemOf('exec', failure, t, name);
      options.onProblem({ ...problem, message: t('{0}: {1}', name, answer.trouble ?? problem.message) });
    }
    onAnswer(name, answer);
  };
  const askSlow = async (nodes: readonly AskedNode[]): Promise<void> => {
    await inParallel(nodes, slowWidth, async (node) => finish(node.name, await answerOf(node, true)));
  };
  return {
    async ask(nodes) {
      const fresh = nodes.filter(({ name }) => !busy.has(name));
      for (const { name } of fresh) busy.add(name);
      toAsk += fresh.length;
      refusal = undefined;
      await pods.prepare(fresh.map(({ name }) => name));
      const late: AskedNode[] = [];
      await inParallel(fresh, options.width, async (node) => {
        const answer = await answerOf(node, false);
        if (answer.failure?.kind !== 'timed-out' || signal.aborted) return finish(node.name, answer);
        late.push(node);
        onAnswer(node.name, { ...answer, trouble: stillWaiting(options.patience, t) });
      });
      slow = Promise.all([slow, askSlow(late)]).then(() => undefined);
    },
    settled: () => slow,
    podOf: (node) => pods.podOf(node),
    get asked() {
      return asked;
    },
    get toAsk() {
      return toAsk;
    },
  };
}

interface PodLookup {
  /** Looks up the pods of these nodes anew. */
  prepare(nodes: readonly string[]): Promise<void>;
  podOf(node: string): Promise<CalicoPod | undefined>;
  readonly failed: boolean;
}

function createPodLookup(reader: Reader): PodLookup {
  const known = new Map<string, CalicoPod | undefined>();
  let failed = false;
  const lookUp = async (node?: string): Promise<void> => {
    const pods = await readCalicoPods(reader, node);
    failed = pods === undefined;
    if (node !== undefined) known.set(node, undefined);
    for (const [name, pod] of podsByNode(pods ?? [])) known.set(name, pod);
  };
  return {
    async prepare(nodes) {
      for (const node of nodes) known.delete(node);
      if (nodes.length >= fewNodes) await lookUp();
      else await Promise.all(nodes.map(lookUp));
    },
    async podOf(node) {
      if (!known.has(node) && known.size === 0) await lookUp(node);
      return known.get(node);
    },
    get failed() {
      return failed;
    },
  };
}

/** Works through `items`, `width` of them at once. */
async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
}

function noPod(t: Translate): string {
  return t(
    'No calico-node pod runs on this node, so that its interfaces can not be listed. See `kubectl get pods -A -l k8s-app=calico-node -o wide`.',
  );
}

function podsUnknown(t: Translate): string {
  return t('The calico-node pods can not be listed, so that the node can not be asked for its interfaces.');
}

function stillWaiting(patience: number, t: Translate): string {
  return t('The node has not answered within {0} s; it is being asked again.', Math.round(patience / 100) / 10);
}
