import { type Address, sameAddress } from '../net/address.ts';
import { type FlowEnd, isLocal } from './flowEnd.ts';
import type { Judge, Stage } from './judge.ts';
import type { Packet } from './match.ts';
import { intersect, type Region } from './region.ts';
import type { Outcome } from './walk.ts';
import type { Endpoint } from './world.ts';

/** What host endpoints are asked about a packet, stage after stage. */

/** A stage of a host endpoint, or Felix's setting for what pods send to their own node. */
export type HostStage = Stage | 'to-host';

/** The answers at one stage, for those packets that come to it. */
export interface StageAnswers {
  /** The pod, for what it sends to its own node. */
  readonly endpoint: Endpoint;
  readonly stage: HostStage;
  readonly outcomes: readonly Outcome[];
}

const stagesOf = {
  /** What comes in and is forwarded, from outside to a pod of the host. */
  into: ['untracked-ingress', 'preDNAT', 'forward-ingress'],
  /** What is forwarded and goes out. */
  outOf: ['forward-egress'],
  toHost: ['untracked-ingress', 'preDNAT', 'ingress'],
  fromHost: ['untracked-egress', 'egress'],
  /** From a pod to its own node. */
  fromOwnPod: ['preDNAT'],
} as const satisfies Readonly<Record<string, readonly Stage[]>>;

type Way = keyof typeof stagesOf;

interface Passage {
  readonly endpoint: Endpoint | undefined;
  readonly ways: readonly Way[];
}

/** The interfaces that a packet uses, as far as its path is known. A packet in a tunnel uses that of the tunnel. */
export interface FlowInterfaces {
  /** By which it leaves the node of its source. */
  readonly leaving?: string | undefined;
  /** By which it comes to the node of its destination. */
  readonly coming?: string | undefined;
}

/**
 * What host endpoints say of the packets of a region. One for all interfaces that says nothing at a stage isn't told.
 * Between pods, a host endpoint for one interface is asked only where the path is known and goes through it.
 */
export function askHosts(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  packet: Packet,
  region: Region,
  by: FlowInterfaces = {},
): readonly StageAnswers[] {
  const passages = [leaving(judge, from, to, packet, by.leaving), coming(judge, from, to, packet, by.coming)];
  return passages.flatMap(({ endpoint, ways }) =>
    endpoint === undefined ? [] : ways.flatMap((way) => askHost(judge, endpoint, way, packet, region).filter(isTold)),
  );
}

function isTold({ endpoint, outcomes }: StageAnswers): boolean {
  return !isForAll(endpoint) || outcomes.some(({ decision: { by } }) => by !== 'no-match' && by !== 'no-policy');
}

/**
 * At the node of the source. A host endpoint for one interface is asked where packets surely go through it; one for all
 * interfaces is asked about everything that is forwarded, from and to pods too (felix/rules/dispatch.go and static.go,
 * v3.32.1).
 */
function leaving(judge: Judge, from: FlowEnd, to: FlowEnd, { source }: Packet, device: string | undefined): Passage {
  const nowhere: Passage = { endpoint: undefined, ways: [] };
  if (from.kind === 'address') return nowhere;
  const isHere = isLocal(from, to);
  if (from.kind === 'host') {
    const endpoint = from.endpoint ?? passed(judge, from.node, device, source.address);
    const isAsked = to.kind !== 'pod' || (!isHere && (isForAll(endpoint) || device !== undefined));
    return isAsked ? { endpoint, ways: ['fromHost'] } : nowhere;
  }
  const endpoint = passed(judge, from.endpoint.node, device);
  const isOwn = to.kind === 'host' && isHere;
  if (isForAll(endpoint)) return { endpoint, ways: isOwn ? ['fromOwnPod'] : ['into', 'outOf'] };
  const isBetweenPods = to.kind === 'pod' && (isHere || device === undefined);
  return isBetweenPods || isOwn ? nowhere : { endpoint, ways: ['outOf'] };
}

/** At the node of the destination. */
function coming(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  { destination }: Packet,
  device: string | undefined,
): Passage {
  const nowhere: Passage = { endpoint: undefined, ways: [] };
  const isHere = from.kind !== 'address' && isLocal(from, to);
  if (to.kind === 'address' || (isHere && from.kind !== to.kind)) return nowhere;
  if (to.kind === 'host') {
    return { endpoint: to.endpoint ?? passed(judge, to.node, device, destination.address), ways: ['toHost'] };
  }
  const endpoint = passed(judge, to.endpoint.node, device);
  if (isForAll(endpoint)) return from.kind === 'pod' && isHere ? nowhere : { endpoint, ways: ['into', 'outOf'] };
  return from.kind === 'address' || (!isHere && device !== undefined) ? { endpoint, ways: ['into'] } : nowhere;
}

/**
 * The host endpoint that packets pass at an interface, where that is known: the one that names it, else the first with
 * one of its addresses, else the one for all (felix/dataplane/linux/endpoint_mgr.go, resolveHostEndpoints, v3.32.1).
 */
function passed(
  judge: Judge,
  node: string | undefined,
  device: string | undefined,
  address?: Address,
): Endpoint | undefined {
  if (node === undefined || device === undefined) return hostEndpointOf(judge, node, address);
  const own = judge.hostsOn.get(node) ?? [];
  const known = judge.world.nodes.get(node)?.interfaces?.find(({ name }) => name === device)?.addresses ?? [];
  const hasAddress = ({ interfaceName, addresses }: Endpoint): boolean =>
    interfaceName === undefined && addresses.some((each) => known.some((one) => sameAddress(one, each)));
  return own.find(({ interfaceName }) => interfaceName === device) ?? own.find(hasAddress) ?? own.find(isForAll);
}

function isForAll(endpoint: Endpoint | undefined): boolean {
  return endpoint?.interfaceName === '*';
}

/**
 * The answers of the stages that a packet comes to. A rule that allows at one of them ends the host's part, as one that
 * denies does (felix/rules/static.go, v3.32.1); failsafe ports, and what nothing matches, go on. Untracked policies don't
 * count for all interfaces (felix/dataplane/linux/endpoint_mgr.go).
 */
function askHost(judge: Judge, endpoint: Endpoint, way: Way, packet: Packet, region: Region): readonly StageAnswers[] {
  const answers: StageAnswers[] = [];
  let left = region;
  for (const stage of stagesOf[way]) {
    if (isForAll(endpoint) && stage.startsWith('untracked')) continue;
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
  const own = node === undefined ? judge.hosts : (judge.hostsOn.get(node) ?? []);
  const byAddress = address && own.find(({ addresses }) => addresses.some((each) => sameAddress(each, address)));
  const [first] = own;
  if (byAddress !== undefined || first === undefined || node !== undefined) return byAddress ?? first;
  return judge.hostsAlike ? first : undefined;
}
