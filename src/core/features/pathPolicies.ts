import { type Message, nothing, say } from '../message.ts';
import type { ExplainedStep } from '../policy/explain.ts';
import type { Judge } from '../policy/judge.ts';
import type { Verdict } from '../policy/walk.ts';
import type { WrittenAt } from '../policy/world.ts';
import { decisionText } from '../words/decisionText.ts';
import type { PacketPaths } from './packetPath.ts';
import { allowedOnPath, hopOf, sentText, withPolicies } from './policyOnPath.ts';
import { portOf } from './sent.ts';

/** A path with what policies say on it, to look at. */

export interface PathPolicySteps {
  readonly paths: PacketPaths;
  /** Undefined where no policy is known. */
  readonly policies?: PathPolicies | undefined;
}

export interface PathPolicies {
  readonly verdict: Verdict;
  /** A sentence: what is allowed at all, or what is said of what is sent. */
  readonly text: Message;
  /** Where policies are asked on the way there. */
  readonly steps: readonly PathPolicyStep[];
}

export interface PathPolicyStep {
  /** A place in the hops of the way there. */
  readonly hop: number;
  readonly verdict: Verdict;
  readonly text: Message;
  /** Where the rule stands that decides, or a policy of the tier whose end does. */
  readonly at: WrittenAt | undefined;
}

export interface PathPolicyView {
  readonly judge: Judge;
  readonly placeText: (at: WrittenAt) => string;
}

/** What policies say of `port`, like `80/tcp`, on the paths; of all that may be sent where it is empty. */
export function pathPolicies(paths: PacketPaths, port: string, view: PathPolicyView): PathPolicySteps {
  const { judge } = view;
  if (judge.world.policies.length === 0) return { paths };
  if (port.trim() === '') {
    const allowed = allowedOnPath(paths, judge);
    if (allowed === undefined) return { paths };
    const text = allowed === nothing ? say('Policies allow nothing.') : say('Policies allow: {0}.', allowed);
    return { paths, policies: { verdict: allowed === nothing ? 'deny' : 'allow', text, steps: [] } };
  }
  const sent = portOf(port.trim());
  if (sent === undefined) {
    const text = say('"{0}" is no port; write it like 80/tcp, 53/udp or icmp.', port);
    return { paths, policies: { verdict: 'unknown', text, steps: [] } };
  }
  const found = withPolicies(paths, sent, view);
  const { verdict, text, steps } = found.policies;
  const what = sentText(sent);
  return {
    paths: found.paths,
    policies: { verdict, text, steps: steps.filter(says).map((step) => stepOf(step, what, found.paths, judge)) },
  };
}

/** A stage of a host endpoint at which nothing matches asks the next one. */
function says({ decision: { by } }: ExplainedStep): boolean {
  return by !== 'no-match';
}

function stepOf(step: ExplainedStep, what: string, { there }: PacketPaths, judge: Judge): PathPolicyStep {
  const { decision, endpoint } = step;
  const text = say('{0} at {1}: {2}', what, endpoint, decisionText(decision));
  const tier = step.policies.find((each) => each.tier === decision.tier && !each.staged);
  const at = step.at ?? (decision.by === 'tier-default' ? tier?.at : undefined);
  return { hop: hopOf(step, there, judge), verdict: decision.verdict, text, at };
}
