import { type Address, sameAddress } from '../net/address.ts';
import type { Judge, Stage } from './judge.ts';
import type { Packet } from './match.ts';
import { intersect, type Region } from './region.ts';
import type { Outcome } from './walk.ts';
import type { Endpoint } from './world.ts';

/** What host endpoints are asked about a packet, stage after stage. */

/** The answers at one stage, for those packets that come to it. */
export interface StageAnswers {
  readonly endpoint: Endpoint;
  readonly stage: Stage;
  readonly outcomes: readonly Outcome[];
}

const stagesOf = {
  /** From outside to a pod of the host. */
  toPod: ['untracked-ingress', 'preDNAT', 'forward-ingress'],
  toHost: ['untracked-ingress', 'preDNAT', 'ingress'],
  fromHost: ['untracked-egress', 'egress'],
  /** From a pod of the host to the outside. */
  fromPod: ['forward-egress'],
} as const satisfies Readonly<Record<string, readonly Stage[]>>;

export type Way = keyof typeof stagesOf;

/**
 * The answers of the stages that a packet comes to. A rule that allows at one of them ends the host's part, as one that
 * denies does (felix/rules/static.go, v3.32.1); failsafe ports, and what nothing matches, go on.
 */
export function askHost(
  judge: Judge,
  endpoint: Endpoint,
  way: Way,
  packet: Packet,
  region: Region,
): readonly StageAnswers[] {
  const answers: StageAnswers[] = [];
  let left = region;
  for (const stage of stagesOf[way]) {
    if (left.length === 0) break;
    const outcomes = judge.host(endpoint, stage, packet, left);
    answers.push({ endpoint, stage, outcomes });
    left = outcomes.flatMap(({ decision, region: decided }) =>
      decision.by === 'no-match' || decision.by === 'failsafe' ? intersect(decided, left) : [],
    );
  }
  return answers;
}

/**
 * The host endpoint of a node: the one with `address`, else the first. Without a node, one of all only where the same
 * policies select them all.
 */
export function hostEndpointOf(judge: Judge, node: string | undefined, address?: Address): Endpoint | undefined {
  const own = judge.hosts.filter((each) => node === undefined || each.node === node);
  const byAddress = own.find(({ addresses }) => addresses.some((each) => address && sameAddress(each, address)));
  const [first] = own;
  if (byAddress !== undefined || first === undefined || node !== undefined) return byAddress ?? first;
  const isAlike = (each: Endpoint): boolean =>
    judge.policiesOf(each) === judge.policiesOf(first) && each.profiles.join() === first.profiles.join();
  return own.every(isAlike) ? first : undefined;
}
