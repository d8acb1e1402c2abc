import { type Address, type Family, parseAddress, unmap } from '../net/address.ts';
import { type FlowEnd, isLocal, nodeOf } from './flowEnd.ts';
import { askHosts, type FlowInterfaces, type HostStage, hostEndpointOf, type StageAnswers } from './hostStages.ts';
import type { Judge } from './judge.ts';
import type { Packet } from './match.ts';
import type { Peer } from './owners.ts';
import { hasPorts, isIcmp, protocolNumber } from './protocols.ts';
import { point, type Region } from './region.ts';
import type { Decision, Outcome, Verdict } from './walk.ts';

/** The first packet of a connection. Ends are `namespace/pod`, `ip:ADDRESS`, `node:NAME`, or `host`. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  /** Addresses; without them, the first that both ends have of one family. */
  readonly src?: string;
  readonly dst?: string;
  /** A name or a number. */
  readonly protocol: string;
  /** 40000 without it. */
  readonly sport?: number;
  readonly dport?: number;
  readonly icmpType?: number;
  readonly icmpCode?: number;
  /** Where its path is known. */
  readonly interfaces?: FlowInterfaces;
}

export interface HostDecision extends Decision {
  readonly stage: HostStage;
}

/** What is decided at the source pod, at the destination pod, and at the host endpoint, stage by stage. */
export interface Judgement {
  readonly egress?: Decision;
  readonly ingress?: Decision;
  readonly host?: readonly HostDecision[];
  /** Deny where any of them denies. */
  readonly verdict: Verdict;
}

/** Why a flow can't be judged. */
export type FlowProblem =
  | { readonly what: 'unknown-end'; readonly text: string }
  | { readonly what: 'no-endpoint'; readonly text: string; readonly why: 'host-network' | 'finished' }
  | { readonly what: 'protocol'; readonly text: string }
  | { readonly what: 'address'; readonly text: string }
  | { readonly what: 'families'; readonly text: string };

/** The end that a text names. */
export function findEnd(judge: Judge, text: string): FlowEnd | FlowProblem {
  const { outside } = judge.world;
  if (text.startsWith('ip:')) {
    const address = parseAddress(text.slice('ip:'.length));
    return address === undefined ? { what: 'address', text } : { kind: 'address', address: unmap(address) };
  }
  if (text === 'host') return { kind: 'host', endpoint: undefined };
  if (text.startsWith('node:')) return nodeEnd(judge, text.slice('node:'.length)) ?? { what: 'unknown-end', text };
  const endpoint = judge.endpoint(text);
  if (endpoint !== undefined) return endpoint.kind === 'pod' ? { kind: 'pod', endpoint } : { kind: 'host', endpoint };
  const why = outside.get(text);
  return why === undefined ? { what: 'unknown-end', text } : { what: 'no-endpoint', text, why };
}

function nodeEnd(judge: Judge, node: string): FlowEnd | undefined {
  const { nodes, endpoints } = judge.world;
  if (!nodes.has(node) && endpoints.every((each) => each.node !== node)) return undefined;
  return { kind: 'host', endpoint: hostEndpointOf(judge, node), node };
}

/** Judges a flow, or tells why it can't be judged. */
export function evaluate(judge: Judge, flow: Flow): Judgement | FlowProblem {
  const asked = askAbout(judge, flow);
  return 'what' in asked ? asked : judged(asked.answers);
}

/** A flow made ready, with everything that is decided about it. */
export interface Asked {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly packet: Packet;
  readonly answers: Answers;
}

/** The same as `evaluate`, with where the rules stand. */
export function askAbout(judge: Judge, flow: Flow): Asked | FlowProblem {
  const protocol = protocolNumber(flow.protocol);
  if (protocol === undefined) return { what: 'protocol', text: flow.protocol };
  const from = findEnd(judge, flow.from);
  if ('what' in from) return from;
  const to = findEnd(judge, flow.to);
  if ('what' in to) return to;
  const source = given(flow.src);
  const destination = given(flow.dst);
  if (source === 'wrong' || destination === 'wrong') {
    return { what: 'address', text: (source === 'wrong' ? flow.src : flow.dst) ?? '' };
  }
  const packet = packetBetween(judge, from, to, protocol, { source, destination });
  if (packet === undefined) return { what: 'families', text: `${flow.from} → ${flow.to}` };
  return { from, to, packet, answers: answersFor(judge, from, to, packet, pointOf(flow, protocol), flow.interfaces) };
}

function given(text: string | undefined): Address | undefined | 'wrong' {
  if (text === undefined) return undefined;
  const address = parseAddress(text);
  return address === undefined ? 'wrong' : unmap(address);
}

function pointOf({ sport = 40_000, dport = 0, icmpType = 8, icmpCode = 0 }: Flow, protocol: number): Region {
  if (isIcmp(protocol)) return point(icmpType, icmpCode);
  return hasPorts(protocol) ? point(sport, dport) : point(0, 0);
}

/** The addresses of a packet, as far as they are given, and the families that it may be of, the best first. */
export interface PacketAddresses {
  readonly source?: Address | undefined;
  readonly destination?: Address | undefined;
  readonly families?: readonly Family[];
}

/** The packet between two ends; undefined where they have no address of one family. */
export function packetBetween(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  protocol: number,
  { source, destination, families = [4, 6] }: PacketAddresses = {},
): Packet | undefined {
  const known = [source ?? [], destination ?? []].flat();
  for (const family of families) {
    if (family === (protocol === 58 ? 4 : protocol === 1 ? 6 : undefined)) continue;
    if (known.some((each) => each.family !== family)) continue;
    const first = peerOf(judge, from, family, source);
    const second = peerOf(judge, to, family, destination);
    if (first !== undefined && second !== undefined) return { family, protocol, source: first, destination: second };
  }
  return undefined;
}

/** An end as rules see it; undefined where it has no address of the family. */
export function peerOf(judge: Judge, end: FlowEnd, family: Family, address?: Address): Peer | undefined {
  if (address !== undefined) return judge.owners.at(address);
  if (end.kind === 'address') return end.address.family === family ? judge.owners.at(end.address) : undefined;
  const endpoint = end.kind === 'host' ? (end.endpoint ?? hostEndpointOf(judge, end.node)) : end.endpoint;
  const node = end.kind === 'host' ? judge.world.nodes.get(nodeOf(end) ?? '') : undefined;
  const own = [...(endpoint?.addresses ?? []), ...(node?.addresses ?? [])].find((each) => each.family === family);
  if (own !== undefined) return judge.owners.at(own);
  const isPending = endpoint?.kind === 'pod' && endpoint.addresses.length === 0 && judge.families.has(family);
  return isPending ? judge.owners.pending(endpoint) : undefined;
}

/** Everything that is decided about the packets of a region between two ends; host stages as far as they are come to. */
export interface Answers {
  readonly egress?: readonly Outcome[];
  readonly ingress?: readonly Outcome[];
  readonly host?: readonly StageAnswers[];
}

/**
 * Asks the source pod, the destination pod, and the host endpoints on the way. Between a node and its own pods nothing of the
 * pod's ingress is asked; what a pod sends to its own node is decided by Felix's setting once the pod's egress allows it
 * (felix/rules/static.go, v3.32.1).
 */
export function answersFor(
  judge: Judge,
  from: FlowEnd,
  to: FlowEnd,
  packet: Packet,
  region: Region,
  by?: FlowInterfaces,
): Answers {
  const host = [...askHosts(judge, from, to, packet, region, by), ...askOwnNode(judge, from, to, region)];
  const isAsked = to.kind === 'pod' && !(from.kind === 'host' && isLocal(from, to));
  return {
    ...(from.kind === 'pod' && { egress: judge.pod(from.endpoint, 'egress', packet, region) }),
    ...(isAsked && { ingress: judge.pod(to.endpoint, 'ingress', packet, region) }),
    ...(host.length > 0 && { host }),
  };
}

function askOwnNode({ world }: Judge, from: FlowEnd, to: FlowEnd, region: Region): readonly StageAnswers[] {
  if (from.kind !== 'pod' || to.kind !== 'host' || !isLocal(from, to)) return [];
  const node = from.endpoint.node ?? nodeOf(to) ?? '';
  const action = (world.felix.get(node) ?? world.felix.get(''))?.endpointToHost;
  if (action === undefined || action === 'RETURN') return [];
  const decision: Decision = { verdict: action === 'ACCEPT' ? 'allow' : 'deny', by: 'to-host' };
  return [{ endpoint: from.endpoint, stage: 'to-host', outcomes: [{ region, decision, at: undefined }] }];
}

function judged(answers: Answers): Judgement {
  const egress = answers.egress?.[0]?.decision;
  const ingress = answers.ingress?.[0]?.decision;
  const host = answers.host?.flatMap(({ stage, outcomes }): readonly HostDecision[] => {
    const decision = outcomes[0]?.decision;
    return decision === undefined ? [] : [{ ...decision, stage }];
  });
  return {
    ...(egress !== undefined && { egress }),
    ...(ingress !== undefined && { ingress }),
    ...(host !== undefined && { host }),
    verdict: worst([egress, ingress, ...(host ?? [])].flatMap((each) => each?.verdict ?? [])),
  };
}

/** Deny before unknown before allow. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('deny')) return 'deny';
  return verdicts.includes('unknown') ? 'unknown' : 'allow';
}
