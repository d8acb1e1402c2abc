import type { NodeAsker } from './asker.ts';
import type { ClusterProblem, Part, ProblemPlace } from './problems.ts';
import { createPublisher } from './publisher.ts';

/** How far the reading of a cluster is, and what went wrong on the way. */

/** `asking`: commands are run in the nodes; `complete`: all has been tried, slow nodes may still come. */
export type Phase = 'connecting' | 'reading' | 'asking' | 'complete' | 'failed' | 'closed';

export interface Progress {
  readonly phase: Phase;
  /** Nodes that have been listed, and how many there are where that is known. */
  readonly nodes: number;
  readonly expectedNodes?: number;
  /** Nodes that have answered or failed, of those that are asked. */
  readonly asked: number;
  readonly toAsk: number;
  /** What could not be read. */
  readonly problems: readonly ClusterProblem[];
}

export interface Journal {
  progress(): Progress;
  /** A new reading, without the problems of the one before. */
  begin(phase: Phase): void;
  /** Tells the new phase at once; `closed` is the last. */
  enter(phase: Phase): void;
  /** How many nodes there seem to be. */
  expect(nodes: number): void;
  readonly addProblem: (problem: ClusterProblem) => void;
  removeProblem(part: Part, node?: string): void;
  /** Tells soon that something has changed. */
  changed(): void;
  dispose(): void;
}

export interface JournalOptions {
  readonly nodes: () => number;
  readonly asker: () => Pick<NodeAsker, 'asked' | 'toAsk'>;
  readonly publish: (progress: Progress) => void;
}

export function createJournal({ nodes, asker, publish }: JournalOptions): Journal {
  const problems = new Map<string, ClusterProblem>();
  let phase: Phase = 'connecting';
  let expectedNodes: number | undefined;
  const progress = (): Progress => {
    const { asked, toAsk } = asker();
    const expected = expectedNodes !== undefined && { expectedNodes };
    return { phase, nodes: nodes(), ...expected, asked, toAsk, problems: [...problems.values()] };
  };
  const publisher = createPublisher(() => publish(progress()));
  const enter = (next: Phase): void => {
    if (phase === 'closed') return;
    phase = next;
    publisher.now();
  };
  return {
    progress,
    begin(next) {
      problems.clear();
      enter(next);
    },
    enter,
    expect(count) {
      expectedNodes = count;
      if (phase === 'connecting') phase = 'reading';
      publisher.soon();
    },
    addProblem(problem) {
      problems.set(keyOf(problem.part, problem), problem);
      publisher.soon();
    },
    removeProblem(part, node) {
      if (problems.delete(keyOf(part, node === undefined ? {} : { node }))) publisher.soon();
    },
    changed: publisher.soon,
    dispose: publisher.dispose,
  };
}

function keyOf(part: Part, { node = '', namespace = '' }: ProblemPlace): string {
  return `${part} ${namespace} ${node}`;
}
