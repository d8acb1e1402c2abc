import { isStaged } from '../calico/policies.ts';
import { formatAddress } from '../net/address.ts';
import { type Asked, askAbout, type Flow, type FlowProblem, worst } from './evaluate.ts';
import type { FlowEnd } from './flowEnd.ts';
import type { HostStage } from './hostStages.ts';
import { type Judge, stagePolicies } from './judge.ts';
import type { Decision, Outcome, Verdict } from './walk.ts';
import type { Endpoint, WrittenAt } from './world.ts';

/** What is decided about a flow, place by place, with the policies that are asked there and where they stand. */

export interface AskedPolicy {
  readonly tier: string;
  readonly kind: string;
  readonly policy: string;
  readonly staged: boolean;
  readonly at: WrittenAt;
}

export interface ExplainedStep {
  readonly place: 'egress' | 'ingress' | HostStage;
  /** `namespace/pod`, or `host:NAME`. */
  readonly endpoint: string;
  readonly decision: Decision;
  /** The rule that decides; undefined where no rule that is written does. */
  readonly at: WrittenAt | undefined;
  /** In their order, as far as they select the endpoint in this direction. */
  readonly policies: readonly AskedPolicy[];
}

export interface Explanation {
  readonly flow: Flow;
  /** Empty where it isn't known. */
  readonly source: string;
  readonly destination: string;
  readonly verdict: Verdict;
  readonly steps: readonly ExplainedStep[];
}

/** Explains what is decided about a flow, or why nothing can be. */
export function explain(judge: Judge, flow: Flow): Explanation | FlowProblem {
  const asked = askAbout(judge, flow);
  if ('what' in asked) return asked;
  const steps = stepsOf(judge, asked);
  const { source, destination } = asked.packet;
  return {
    flow,
    source: source.address === undefined ? '' : formatAddress(source.address),
    destination: destination.address === undefined ? '' : formatAddress(destination.address),
    verdict: worst(steps.map(({ decision }) => decision.verdict)),
    steps,
  };
}

function stepsOf(judge: Judge, { from, to, answers }: Asked): readonly ExplainedStep[] {
  const step = (
    place: ExplainedStep['place'],
    endpoint: Endpoint | undefined,
    outcomes: readonly Outcome[] = [],
  ): readonly ExplainedStep[] => {
    const [first] = outcomes;
    if (first === undefined || endpoint === undefined) return [];
    return [
      {
        place,
        endpoint: endpoint.id,
        decision: first.decision,
        at: first.at,
        policies: askedAt(judge, endpoint, place),
      },
    ];
  };
  const host = (answers.host ?? []).flatMap((each) => step(each.stage, each.endpoint, each.outcomes));
  const egress = step('egress', podOf(from), answers.egress);
  const ingress = step('ingress', podOf(to), answers.ingress);
  // In the order in which packets come by.
  return from.kind === 'pod' ? [...egress, ...host, ...ingress] : [...host, ...ingress];
}

function podOf(end: FlowEnd): Endpoint | undefined {
  return end.kind === 'pod' ? end.endpoint : undefined;
}

function askedAt(judge: Judge, endpoint: Endpoint, place: ExplainedStep['place']): readonly AskedPolicy[] {
  if (place === 'to-host') return [];
  return stagePolicies(judge.policiesOf(endpoint), place).flatMap(({ name, policies }) =>
    policies.map(({ policy, id, at }) => ({ tier: name, kind: policy.kind, policy: id, staged: isStaged(policy), at })),
  );
}
