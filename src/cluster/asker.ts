import type { CalicoPod } from '../core/inventory/calicoPods.ts';
import type { Translate } from '../core/l10n.ts';
import { askNode, type NodeAnswer, notAName, troubleOf } from './askNode.ts';
import type { Reader } from './calico.ts';
import { isKubeName } from './kubeName.ts';
import { createPodLookup } from './podLookup.ts';
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

export function createNodeAsker(options: AskerOptions): NodeAsker {
  const { t, signal, onAnswer } = options;
  const pods = createPodLookup(options);
  const busy = new Set<string>();
  const refusals = new Map<string, KubectlFailure>(); // by namespace: what is forbidden in one pod of it is in the next
  let slow: Promise<void> = Promise.resolve();
  let asked = 0;
  let toAsk = 0;

  const answerOf = async ({ name, windows }: AskedNode, isSlow: boolean): Promise<NodeAnswer> => {
    if (windows) return { trouble: t("This is a Windows node; its interfaces can't be listed here.") };
    if (!isKubeName(name)) return { trouble: notAName(name, t) };
    const looked = await pods.lookUp(name);
    if ('trouble' in looked) return looked;
    const { pod } = looked;
    const refusal = refusals.get(pod.namespace);
    if (refusal !== undefined) return { trouble: troubleOf(refusal, pod, t) };
    const answer = await askNode(
      options.kubectl,
      pod,
      { deadline: isSlow ? options.deadline : options.patience, signal, together: isSlow },
      t,
    );
    if (answer.failure?.kind === 'forbidden' && !refusals.has(pod.namespace)) {
      refusals.set(pod.namespace, answer.failure);
      options.onProblem(problemOf('exec', answer.failure, t, { namespace: pod.namespace }));
    }
    return answer;
  };
  const finish = (name: string, answer: NodeAnswer): void => {
    busy.delete(name);
    asked += 1;
    if (signal.aborted) return;
    const { failure } = answer;
    if (failure !== undefined && failure.kind !== 'forbidden' && failure.kind !== 'cancelled') {
      const problem = problemOf('exec', failure, t, { node: name });
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
      refusals.clear();
      await pods.prepare(fresh.map(({ name }) => name).filter(isKubeName));
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
    async podOf(node) {
      if (!isKubeName(node)) return undefined;
      const looked = await pods.lookUp(node);
      return 'pod' in looked ? looked.pod : undefined;
    },
    get asked() {
      return asked;
    },
    get toAsk() {
      return toAsk;
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

function stillWaiting(patience: number, t: Translate): string {
  return t("The node didn't answer within {0} s; retrying.", Math.round(patience / 100) / 10);
}
