/**
 * Counts the steps of an evaluation and ends it where they are too many, much as the API server does (apiserver
 * `pkg/cel/limits.go`, cel-go `interpreter/runtimecost.go`): four steps for each part of an expression, since there
 * `all(x, …)` and its kin are made of some four more parts than here, and for the values that an operator or function goes
 * through as many as they are long, ten characters of a text being one. All steps of a call take some 20 ms.
 */

/** The steps of one call (`PerCallLimit`), and of all rules of an object together (`RuntimeCELCostBudget`). */
export const mostStepsOfCall = 1_000_000;
export const mostStepsOfObject = 10_000_000;

/** How many steps the rules of an object may still take. */
export interface StepBudget {
  left: number;
}

/** What evaluates a part of a rule, with the values of its variables: the library's evaluator hands each part to it. */
export type RunPart = (part: unknown, context: unknown) => unknown;

/** Thrown where an evaluation takes too long; some operators catch it, and find it thrown again by their next part. */
const exhausted = new Error('The rule takes too many steps.');

export interface Meter {
  /** `run` with its steps counted. */
  readonly metered: (run: RunPart) => RunPart;
  /** Evaluates the rule whose outermost part is `root` within `budget`; undefined where that is not enough. */
  readonly within: <T>(budget: StepBudget, root: unknown, evaluate: () => T) => { readonly value: T } | undefined;
}

/** How the values of a part's own parts are counted. */
interface Frame {
  readonly kind: 'none' | 'sum' | 'product';
  weight: number;
}

const none: Frame = { kind: 'none', weight: 0 };

export function createMeter(): Meter {
  let left = 0;
  let frame: Frame = none;
  const spend = (steps: number): void => {
    left -= steps;
    if (left < 0) throw exhausted;
  };
  const count = (value: unknown): void => {
    if (frame.kind === 'none') return;
    const weight = weightOf(value, left);
    frame.weight = frame.kind === 'product' ? Math.max(1, frame.weight) * weight : weight;
    spend(frame.weight);
  };
  return {
    metered: (run) => (part, context) => {
      const outer = frame;
      const own = frameOf(part);
      spend(own.steps);
      frame = own.kind === 'none' ? none : { kind: own.kind, weight: 0 };
      let value: unknown;
      try {
        value = run(part, context);
      } finally {
        frame = outer;
      }
      count(value);
      return value;
    },
    within(budget, root, evaluate) {
      const given = Math.min(budget.left, mostStepsOfCall);
      const { kind, steps } = frameOf(root);
      left = given - steps;
      frame = { kind, weight: 0 };
      try {
        const value = evaluate();
        return left < 0 ? undefined : { value };
      } catch (error) {
        if (left >= 0) throw error;
        return undefined;
      } finally {
        budget.left -= Math.min(given, given - left);
      }
    },
  };
}

/** Operators that go through their operands. */
const traversing: ReadonlySet<unknown> = new Set(['==', '!=', 'in', '+', '<', '<=', '>', '>=']);
/** Functions that may look at every place of one text for the other one, or put one between all of the other. */
const multiplying: ReadonlySet<unknown> = new Set(['contains', 'indexOf', 'lastIndexOf', 'split', 'join']);
const stepsOfPart = 4;
/** Times in another time zone are asked of the runtime, which takes its time. */
const stepsOfTime = 20_000;

function frameOf(part: unknown): { readonly kind: Frame['kind']; readonly steps: number } {
  const { op, args }: { readonly op?: unknown; readonly args?: unknown } = Object(part);
  if (op !== 'call' && op !== 'rcall') return { kind: traversing.has(op) ? 'sum' : 'none', steps: stepsOfPart };
  const name: unknown = Array.isArray(args) ? args[0] : undefined;
  if (multiplying.has(name)) return { kind: 'product', steps: stepsOfPart };
  return { kind: 'sum', steps: typeof name === 'string' && name.startsWith('get') ? stepsOfTime : stepsOfPart };
}

/** How long a value is, with all that is in it; no more than a little over `most` of it is looked at. */
function weightOf(value: unknown, most: number): number {
  if (typeof value === 'string') return Math.ceil(value.length / 10);
  if (typeof value !== 'object' || value === null) return 0;
  let weight = 1;
  const inner = value instanceof Map ? value.values() : isList(value) ? value : Object.values(value);
  for (const each of inner) {
    weight += 1 + weightOf(each, most - weight);
    if (weight > most) break;
  }
  return weight;
}

function isList(value: object): value is Iterable<unknown> {
  return Array.isArray(value) || value instanceof Set || value instanceof Uint8Array;
}
