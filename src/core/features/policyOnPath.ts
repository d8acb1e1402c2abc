import { type Message, nothing, say } from '../message.ts';
import { allowedText } from '../policy/allowedText.ts';
import { allowedProtocols } from '../policy/connections.ts';
import { findEnd, worst } from '../policy/evaluate.ts';
import type { ExplainedStep } from '../policy/explain.ts';
import { explain } from '../policy/explain.ts';
import type { FlowEnd } from '../policy/flowEnd.ts';
import type { FlowInterfaces } from '../policy/hostStages.ts';
import type { Judge } from '../policy/judge.ts';
import type { Verdict } from '../policy/walk.ts';
import type { WrittenAt } from '../policy/world.ts';
import type { FaultText } from '../words/faultText.ts';
import { sentencesText } from '../words/listText.ts';
import type { HopText, PacketPath, PacketPaths, PathEndText } from './packetPath.ts';
import type { Sent } from './sent.ts';

/** What policies say of a packet on its way: denied packets stop where they are denied. */

export interface PolicyView {
  readonly judge: Judge;
  /** `policies.yaml:12`. */
  readonly placeText: (at: WrittenAt) => string;
}

/** What policies decide on the way there. */
export interface PathPolicies {
  readonly verdict: Verdict;
  readonly steps: readonly ExplainedStep[];
  /** A sentence. */
  readonly text: Message;
}

/** What policies allow at all between the two ends: `TCP 80, 443`; undefined where an end is known to no file. */
export function allowedOnPath({ there }: PacketPaths, judge: Judge): Message | undefined {
  const [from, to] = [endOf(there.from, judge), endOf(there.to, judge)];
  return from && to && allowedText(allowedProtocols(judge, from, to, there.family, interfacesOf(there)));
}

/** The paths with what policies say of `sent` on the way there; answers of what is allowed come back. */
export function withPolicies(
  paths: PacketPaths,
  sent: Sent,
  view: PolicyView,
): { readonly paths: PacketPaths; readonly policies: PathPolicies } {
  const { there } = paths;
  const { judge } = view;
  const what = sentText(sent);
  const unknown = [there.from, there.to].find((end) => endOf(end, judge) === undefined);
  if (unknown !== undefined) {
    const text = say('Whether policies allow {0} is unknown: no file contains the labels of {1}.', what, unknown.name);
    const outcome = there.outcome === 'arrives' ? 'unknown' : there.outcome;
    return { paths: { ...paths, there: { ...there, outcome } }, policies: { verdict: 'unknown', steps: [], text } };
  }
  const explanation = explain(judge, { ...sent, ...flowEnds(there, judge), interfaces: interfacesOf(there) });
  const steps = 'what' in explanation ? [] : explanation.steps;
  const verdict = worst(steps.map(({ decision }) => decision.verdict));
  const step = steps.find(({ decision }) => decision.verdict === verdict);
  if (verdict === 'allow' || step === undefined) {
    return { paths, policies: { verdict, steps, text: say('Policies allow {0}.', what) } };
  }
  const problem = problemOf(step, what, view);
  const text = sentencesText([problem.text, problem.advice]);
  const isDenied = verdict === 'deny';
  const outcome = isDenied ? 'stops' : there.outcome === 'arrives' ? 'unknown' : there.outcome;
  const at = hopOf(step, there, judge);
  // The path without policies may tell of Felix's setting already.
  const isBefore = there.stopsAt !== undefined && (there.stopsAt < at || step.place === 'to-host');
  if (isBefore) return { paths, policies: { verdict, steps, text } };
  const hop = there.hops[at];
  const summary = isDenied
    ? say(
        'Packets from {0} to {1} stop at {2}: {3}',
        there.from.name,
        there.to.name,
        say('{0} on {1}', hop?.title ?? nothing, hop?.node ?? ''),
        text,
      )
    : say('Whether packets from {0} reach {1} is unknown: {2}', there.from.name, there.to.name, text);
  const stopped: PacketPath = {
    ...there,
    outcome,
    summary,
    hops: there.hops.map((each, index): HopText => {
      if (index === at)
        return {
          ...each,
          state: isDenied ? 'broken' : 'unknown',
          problems: [...each.problems, problem],
        };
      return isDenied && index > at ? { ...each, state: 'unreached' } : each;
    }),
    ...(isDenied && { stopsAt: at }),
  };
  return { paths: { ...paths, there: stopped }, policies: { verdict, steps, text } };
}

function endOf({ kind, name, address }: PathEndText, judge: Judge): FlowEnd | undefined {
  const found = findEnd(judge, kind === 'pod' && name !== address ? name : `ip:${address}`);
  return 'what' in found ? undefined : found;
}

function flowEnds({ from, to }: PacketPath, judge: Judge): { from: string; to: string; src?: string; dst?: string } {
  const text = ({ kind, name, node, address }: PathEndText): string => {
    if (judge.endpoint(name) !== undefined) return name;
    const isNode = kind === 'node' && !('what' in findEnd(judge, `node:${node}`));
    return isNode ? `node:${node}` : `ip:${address}`;
  };
  return {
    from: text(from),
    to: text(to),
    ...(from.address !== '' && { src: from.address }),
    ...(to.address !== '' && { dst: to.address }),
  };
}

/** By which interfaces the packet goes, before it is wrapped and after it is unwrapped. */
function interfacesOf({ from, to, hops }: PacketPath): FlowInterfaces {
  const leaving = hops.find(({ node, kind }) => node === from.node && (kind === 'encapsulation' || kind === 'egress'));
  const coming = hops.findLast(
    ({ node, kind }) => node === to.node && (kind === 'decapsulation' || kind === 'ingress'),
  );
  return { leaving: leaving?.device, coming: coming?.device };
}

const outwards: readonly HopText['kind'][] = ['encapsulation', 'egress', 'veth'];
const inwards: readonly HopText['kind'][] = ['decapsulation', 'ingress', 'veth'];

/**
 * The place in the hops where a step is: the veth on the side where the policy is asked; of a host endpoint the interface
 * of its node.
 */
export function hopOf({ place, endpoint }: ExplainedStep, { hops, from, to }: PacketPath, judge: Judge): number {
  const last = hops.length - 1;
  const of = (kind: HopText['kind']): readonly number[] => hops.flatMap((hop, at) => (hop.kind === kind ? [at] : []));
  if (place === 'egress' && from.kind === 'pod') return of('veth')[0] ?? 0;
  if (place === 'ingress' && to.kind === 'pod') return of('veth').findLast((at) => at > 1) ?? last;
  const node = judge.endpoint(endpoint)?.node;
  const isOn = (at: number): boolean => node === undefined || hops[at]?.node === node;
  const kinds = place.endsWith('egress') ? outwards : inwards;
  return kinds.flatMap(of).find(isOn) ?? last;
}

function problemOf({ decision, endpoint, at }: ExplainedStep, what: string, { placeText }: PolicyView): FaultText {
  const { verdict, by, tier = '', kind = '', policy = '', rule = 0 } = decision;
  const advice = at === undefined ? nothing : say('Change the rule in {0}.', placeText(at));
  if (verdict === 'unknown') {
    const text = say(
      'Whether rule {0} of {1} {2} matches {3} depends on an unknown address.',
      rule,
      kind,
      policy,
      what,
    );
    return { text, advice: nothing };
  }
  switch (by) {
    case 'rule':
      return { text: say('Rule {0} of {1} {2} in tier {3} denies {4}.', rule, kind, policy, tier, what), advice };
    case 'profile':
      return { text: say('Rule {0} of profile {1} denies {2}.', rule, policy, what), advice };
    case 'tier-default':
      return {
        text: say('Tier {0} denies {1} at {2} by default: none of its rules allows it.', tier, what, endpoint),
        advice: say('Allow it in a policy of that tier.'),
      };
    case 'to-host':
      return {
        text: say('Felix drops what {0} sends to its own node: defaultEndpointToHostAction is Drop.', endpoint),
        advice: say("Set it to ACCEPT, as Calico's manifests do."),
      };
    case 'no-profile':
    case 'failsafe':
    case 'no-policy':
    case 'no-match':
      return { text: say('No policy or profile allows {0} at {1}.', what, endpoint), advice: nothing };
  }
}

export function sentText({ protocol, dport, icmpType }: Sent): string {
  const number = dport ?? icmpType;
  return `${protocol.toUpperCase()}${number === undefined ? '' : ` ${number}`}`;
}
