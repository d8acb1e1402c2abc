import type { AskedPolicy, ExplainedStep } from '../policy/explain.ts';
import type { WrittenAt } from '../policy/world.ts';

/** One stage at which policies decide; places are like `policies.yaml:12`. */
export interface StepJson extends Omit<ExplainedStep, 'at' | 'policies'> {
  /** The rule that decides; missing where no rule that is written does. */
  readonly at?: string;
  /** In their order, as far as they select the endpoint in this direction. */
  readonly policies: readonly PolicyJson[];
}

/** A policy that was asked. */
export interface PolicyJson extends Omit<AskedPolicy, 'at'> {
  readonly at: string;
}

/** What is decided at each stage, in their order. */
export function stepsJson(steps: readonly ExplainedStep[], placeText: (at: WrittenAt) => string): readonly StepJson[] {
  return steps.map(({ at: rule, policies, ...step }) => ({
    ...step,
    ...(rule && { at: placeText(rule) }),
    policies: policies.map((each) => ({ ...each, at: placeText(each.at) })),
  }));
}
