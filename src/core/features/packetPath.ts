import { distinctBy } from '../collections.ts';
import { type Message, nothing, say } from '../message.ts';
import { type Family, formatAddress } from '../net/address.ts';
import { formatRoute } from '../net/iproute2.ts';
import type { PathEnd } from '../network/ends.ts';
import { type Fault, gravest, gravityOf } from '../network/fault.ts';
import { type Hop, type HopKind, stopOf } from '../network/hop.ts';
import type { PathContext, PathMode } from '../network/model.ts';
import { addressAt, type Trace, trace, traceBack } from '../network/trace.ts';
import type { FaultWords } from '../words/faultAdvice.ts';
import { type FaultText, faultText } from '../words/faultText.ts';
import { hopSentence, hopTitle } from '../words/hopText.ts';
import { sentencesText } from '../words/listText.ts';
import { unreadText } from '../words/unreadText.ts';

export type { HopKind } from '../network/hop.ts';
export type { PathMode } from '../network/model.ts';

/** How a packet travels from one end to another, in words: for terminals and drawings. */
export interface PacketPath {
  readonly from: PathEndText;
  readonly to: PathEndText;
  readonly family: Family;
  /** `planned`: as it is once the file is applied; `live`: as it is now. */
  readonly mode: PathMode;
  /** `doubtful`: it may arrive, but something on the way may stop it; `unknown`: too little is known to tell. */
  readonly outcome: 'arrives' | 'stops' | 'doubtful' | 'unknown';
  /** One or two sentences: that it arrives and how, or where it breaks and what to change. */
  readonly summary: Message;
  /** The method value that the summary says to use. */
  readonly remedy?: string;
  /** In the order in which the packet meets them. */
  readonly hops: readonly HopText[];
  /** What must be so that it arrives, or for large packets to: sentences, as that the network routes between two networks. */
  readonly conditions?: readonly Message[];
  /** The place in `hops` where it stops; what follows is what would have been. */
  readonly stopsAt?: number;
}

export interface PathEndText {
  /** `outside`: a machine outside the cluster. */
  readonly kind: 'pod' | 'node' | 'outside';
  /** `default/pod1`, or the node's name; of a pod or machine of which only the address is known that address. */
  readonly name: string;
  /** Empty outside the cluster. */
  readonly node: string;
  /** Empty where the node has none. */
  readonly address: string;
}

export interface HopText {
  readonly kind: HopKind;
  /** The node on which it happens. */
  readonly node: string;
  /** The interface, where the hop has one: as it is called in the topology. */
  readonly device?: string;
  /** `route 10.244.5.192/26`: a few words. */
  readonly title: Message;
  /** What happens here, in a sentence. */
  readonly text: Message;
  readonly route?: {
    /** As `ip route` prints it. */
    readonly text: string;
    /** Read from the node, or what Calico would program there. */
    readonly from: 'live' | 'predicted';
  };
  /** Addresses of the outer packet; the source is absent where it is not known. */
  readonly outer?: { readonly source?: string; readonly destination: string };
  /** `unreached`: the packet has stopped before. */
  readonly state: 'ok' | 'doubtful' | 'broken' | 'unknown' | 'unreached';
  /** What stops the packet or may stop it. */
  readonly problems: readonly FaultText[];
}

/** The way there and the way back, which may differ. */
export interface PacketPaths {
  readonly there: PacketPath;
  readonly back: PacketPath;
}

/** Why no path can be told: a sentence. */
export interface NoPath {
  readonly reason: Message;
}

/** Both ways between two ends; `better` gives a method value that serves every node. */
export function packetPaths(
  context: PathContext,
  from: PathEnd,
  to: PathEnd,
  better: () => string | undefined,
): PacketPaths {
  const there = trace(context, from, to);
  return {
    there: packetPath(context, there, better),
    back: packetPath(context, traceBack(context, there), better),
  };
}

function packetPath(context: PathContext, traced: Trace, better: () => string | undefined): PacketPath {
  const { family, mode } = context;
  const words: FaultWords = { family, better, live: mode === 'live' };
  const stop = stopOf(traced.hops);
  const from = endText(context, traced.from, traced.source === undefined ? undefined : formatAddress(traced.source));
  const to = endText(context, traced.to, traced.destination && formatAddress(traced.destination));
  const outcome = traced.unconnectedArrives ? 'doubtful' : outcomeOf(traced.hops, stop);
  const conditions = outcome === 'arrives' ? conditionsOf(traced, context, words) : [];
  const advised: { method?: string | undefined } = {};
  const remembering = { ...words, better: () => (advised.method = better()) };
  const summary = summaryOf(traced, stop, { from, to, outcome, conditions, words: remembering });
  return {
    from,
    to,
    family,
    mode,
    outcome,
    summary,
    ...(advised.method !== undefined && { remedy: advised.method }),
    hops: traced.hops.map((hop, at) => hopText(hop, stop !== undefined && at > stop, { ...words })),
    ...(conditions.length > 0 && { conditions: conditions.map((each) => each) }),
    ...(stop !== undefined && { stopsAt: stop }),
  };
}

function endText(context: PathContext, end: PathEnd, told: string | undefined): PathEndText {
  const known = addressAt(context, end);
  const own = known === undefined ? '' : formatAddress(known);
  const node = end.node.name;
  if (end.kind === 'outside') return { kind: 'outside', name: own, node: '', address: own };
  if (end.kind === 'node') return { kind: 'node', name: node, node, address: told ?? own };
  const { pod } = end;
  return { kind: 'pod', name: pod === undefined ? own : `${pod.namespace}/${pod.name}`, node, address: own };
}

function outcomeOf(hops: readonly Hop[], stop: number | undefined): PacketPath['outcome'] {
  if (stop !== undefined) return 'stops';
  const gravity = gravest(hops.flatMap(({ faults }) => faults));
  if (gravity === 'unknown' || gravity === 'doubtful') return gravity;
  return 'arrives';
}

function conditionsOf(traced: Trace, context: PathContext, words: FaultWords): readonly Message[] {
  const assumed = traced.hops.flatMap(({ faults }) => faults).filter((fault) => gravityOf(fault) === 'assumed');
  const texts = [...assumed.map((fault) => faultText(fault, words).text), unreadText(traced, context)];
  return distinctBy(
    texts.filter((text) => text !== nothing),
    (message) => JSON.stringify(message),
  );
}

interface SummaryParts {
  readonly from: PathEndText;
  readonly to: PathEndText;
  readonly outcome: PacketPath['outcome'];
  readonly conditions: readonly Message[];
  readonly words: FaultWords;
}

function summaryOf({ hops }: Trace, stop: number | undefined, parts: SummaryParts): Message {
  const { from, to, outcome, conditions, words } = parts;
  const faults = stop === undefined ? hops.flatMap((hop) => hop.faults) : (hops[stop]?.faults ?? []);
  const worst = faults.find((fault) => gravest([fault]) === gravest(faults));
  const told = worst === undefined ? undefined : faultText(worst, words);
  const tail = told === undefined ? nothing : sentencesText([told.text, told.advice]);
  const ends = [from.name, to.name] as const;
  if (outcome === 'stops')
    return say('Packets from {0} to {1} stop at {2}: {3}', ...ends, placeText(hops[stop ?? 0]), tail);
  if (outcome === 'unknown') return say('Whether packets from {0} reach {1} is unknown: {2}', ...ends, tail);
  if (outcome === 'doubtful' && stop !== undefined)
    return say('Connections from {0} to {1} fail; only packets from unconnected sockets arrive. {2}', ...ends, tail);
  if (outcome === 'doubtful') return say('Packets from {0} may not reach {1}: {2}', ...ends, tail);
  const reach = say('Packets from {0} reach {1}: {2}.', ...ends, wayText(hops));
  return sentencesText([reach, ...conditions]);
}

function placeText(hop: Hop | undefined): Message {
  if (hop === undefined) return nothing;
  return say('{0} on {1}', hopTitle(hop), hop.node);
}

/** `IPIP 192.168.30.71 → 192.168.30.72 by ens33`, or how else it goes. */
function wayText(hops: readonly Hop[]): Message {
  const wrapped = hops.find(({ kind }) => kind === 'encapsulation');
  const egress = hops.find(({ kind }) => kind === 'egress');
  const [first, next] = hops;
  if (first?.kind === 'outside') return next === undefined ? nothing : hopTitle(next);
  if (wrapped !== undefined) return say('{0}, out {1}', hopTitle(wrapped), egress?.device ?? '?');
  if (egress?.virtual) return say('not encapsulated by Calico, out {0}', egress.device ?? '?');
  if (egress !== undefined) return say('not encapsulated, out {0}', egress.device ?? '?');
  return say('on node {0} itself', hops[0]?.node ?? '');
}

function hopText(hop: Hop, unreached: boolean, words: FaultWords): HopText {
  const { kind, node, device, route, outer, faults } = hop;
  return {
    kind,
    node,
    ...(device !== undefined && { device }),
    title: hopTitle(hop),
    text: hopSentence(hop),
    ...(route && { route: { text: formatRoute(route.route), from: route.origin } }),
    ...(outer && {
      outer: {
        ...(outer.source && { source: formatAddress(outer.source) }),
        destination: formatAddress(outer.destination),
      },
    }),
    state: unreached ? 'unreached' : stateOf(faults),
    problems: faults.map((fault) => faultText(fault, words)),
  };
}

function stateOf(faults: readonly Fault[]): Exclude<HopText['state'], 'unreached'> {
  const gravity = gravest(faults);
  return gravity === 'note' || gravity === 'assumed' ? 'ok' : gravity;
}
