import { type Message, nothing, say } from '../message.ts';
import { type Family, formatAddress } from '../net/address.ts';
import type { PathEnd } from '../network/ends.ts';
import type { PathMode } from '../network/model.ts';
import type { Reach } from '../network/reach.ts';
import { type Cause, type Counts, changesOf } from '../network/reachCauses.ts';
import type { Scope } from '../network/reachProbe.ts';
import type { Verdict } from '../network/verdict.ts';
import { faultText } from '../words/faultText.ts';
import { hopTitle } from '../words/hopText.ts';
import { reachText } from '../words/verdictText.ts';

/** What reaches what, of all pairs of nodes, in words: for terminals. */
export interface ReachReport {
  readonly family: Family;
  readonly mode: PathMode;
  readonly nodes: number;
  /** Ordered pairs of two nodes. */
  readonly pairs: number;
  /** Who can't reach whom, a sentence that all views say; empty where nothing is known to be wrong. */
  readonly summary: Message;
  /** By who sends and who receives; with pods, each node and itself is a pair too. */
  readonly reached: Readonly<Record<Scope, ReachCounts>>;
  /** The worst first. */
  readonly causes: readonly ReachCause[];
  /** What becomes of the pairs when the files are applied; where it was asked for. */
  readonly changes?: { readonly breaks: readonly ReachCause[]; readonly heals: readonly ReachCause[] };
}

/** Pairs whose packets arrive, and those of which that is not so, or not known, or depends on something. */
export interface ReachCounts {
  readonly arrives: number;
  readonly assumed: number;
  readonly doubtful: number;
  readonly unknown: number;
  readonly broken: number;
}

export interface ReachCause {
  /** Who sends, and who receives. */
  readonly scope: Scope;
  readonly outcome: 'broken' | 'unknown' | 'doubtful' | 'assumed';
  /** What it is, in a word that stays. */
  readonly cause: string;
  readonly pairs: number;
  /** So many nodes send, and so many receive. */
  readonly from: number;
  readonly to: number;
  /** The nodes where it happens. */
  readonly at: readonly string[];
  /** One of the paths. */
  readonly witness: {
    readonly from: Message | string;
    readonly to: Message | string;
    /** It is the answer that is stopped. */
    readonly reply: boolean;
    /** Where on it, in a few words; empty where nothing is sent at all. */
    readonly hop: Message;
    readonly text: Message;
    readonly advice: Message;
  };
}

/** `compared`: all pairs as they are and as they would be, where that was asked for. */
export function reachReport(verdict: Verdict, compared: Reach | undefined): ReachReport {
  const { context, nodes, paths, counts, causes } = verdict;
  const { family, mode } = context;
  return {
    ...{ family, mode, nodes: nodes.length, pairs: paths.pairs, summary: reachText(verdict) },
    reached: {
      nodes: reached(counts.nodes),
      pods: reached(counts.pods),
      'nodes-to-pods': reached(counts['nodes-to-pods']),
      'pods-to-nodes': reached(counts['pods-to-nodes']),
    },
    causes: causes.map((cause) => causeText(cause, family, mode)),
    ...(compared && { changes: changes(compared, family) }),
  };
}

function changes(reach: Reach, family: Family): NonNullable<ReachReport['changes']> {
  const { breaks, heals } = changesOf(reach);
  return {
    breaks: breaks.map((cause) => causeText(cause, family, 'planned')),
    heals: heals.map((cause) => causeText(cause, family, 'live')),
  };
}

function reached({ note, ...rest }: Counts): ReachCounts {
  return { arrives: note, ...rest };
}

function causeText(cause: Cause, family: Family, mode: PathMode): ReachCause {
  const { scope, gravity, kind, pairs, senders, receivers, at, witness } = cause;
  const told = faultText(witness.fault, { family, better: () => undefined, live: mode === 'live' });
  return {
    ...{ scope, outcome: gravity, cause: kind, pairs, from: senders, to: receivers, at },
    witness: {
      from: endText(witness.from, sendersOf[scope] === 'pods'),
      to: endText(witness.to, receiversOf[scope] === 'pods'),
      reply: witness.reply,
      hop: witness.hop === undefined ? nothing : say('{0} on {1}', hopTitle(witness.hop), witness.hop.node),
      ...told,
    },
  };
}

const sendersOf = {
  nodes: 'nodes',
  pods: 'pods',
  'nodes-to-pods': 'nodes',
  'pods-to-nodes': 'pods',
} as const satisfies Record<Scope, string>;
const receiversOf = {
  nodes: 'nodes',
  pods: 'pods',
  'nodes-to-pods': 'pods',
  'pods-to-nodes': 'nodes',
} as const satisfies Record<Scope, string>;

/** As `trace` takes it; of a node without known pods and blocks, a pod is only thought of. */
function endText(end: PathEnd, isPod: boolean): Message | string {
  if (end.kind === 'node' && isPod) return say('a pod on {0}', end.node.name);
  if (end.kind === 'node') return `node:${end.node.name}`;
  if (end.kind === 'outside') return formatAddress(end.address);
  return end.pod === undefined ? formatAddress(end.address) : `${end.pod.namespace}/${end.pod.name}`;
}
