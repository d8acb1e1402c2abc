import type { ClusterInventory } from '../inventory/inventory.ts';
import type { Tool } from '../outputs/head.ts';
import type { CalicoService, ServiceInit } from '../service.ts';
import type { Arguments, Input, Problem } from './input.ts';

/** What tools answer from. */
export interface Ground {
  readonly service: CalicoService;
  readonly inventory: ClusterInventory | undefined;
  /** As the service was made. */
  readonly init: ServiceInit & Required<Pick<ServiceInit, 'settings'>>;
  readonly tool: Tool;
  /** What to do where no node is known: a sentence. */
  readonly wayToNodes: string;
}

/** The same with the nodes that are known. */
export interface KnownGround extends Ground {
  readonly inventory: ClusterInventory;
}

/** An answer: the same JSON as the terminal program writes, cut where it is long. */
export interface Answer {
  /** What matters, for a model that reads no JSON, one fact a line. */
  readonly lines: readonly string[];
  readonly data: {
    readonly answer: object;
    /** How much is left out of its lists, by what it is. */
    readonly left: Readonly<Record<string, number>>;
    /** Where the next page begins. */
    readonly next?: number;
  };
}

/** A question that models may ask; it only reads. */
export interface AgentTool {
  readonly title: string;
  /** For models: what it tells, and when to ask. */
  readonly description: string;
  readonly arguments: Arguments;
  /** What is asked where no node needs to be known. */
  readonly answer:
    | { readonly needs: 'files'; run(ground: Ground, input: Input): Generator<undefined, Answer | Problem> }
    | { readonly needs: 'nodes'; run(ground: KnownGround, input: Input): Generator<undefined, Answer | Problem> };
}

/** The counts that are not 0. */
export function leftOf(counts: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
