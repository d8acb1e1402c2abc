import type { Level } from '../level.ts';
import { type Message, nothing, say } from '../message.ts';
import { gravityOf } from '../network/fault.ts';
import type { Cause } from '../network/reachCauses.ts';
import type { Answer, Scope } from '../network/reachProbe.ts';
import type { Verdict } from '../network/verdict.ts';
import { numberText, ofNodesText } from './countText.ts';
import { faultText } from './faultText.ts';
import { listText, sentencesText } from './listText.ts';

/** What is said of a cluster's verdict, wherever it is said. */

type Reached = Pick<Verdict, 'counts' | 'causes' | 'assumed' | 'nodes' | 'apart' | 'context'>;

interface Told {
  readonly gravity: 'broken' | 'doubtful' | 'unknown';
  readonly scope: Scope;
  /** So many of all paths are so. */
  readonly count: number;
  readonly all: number;
}

/** Pods before nodes: they are what the cluster is for. */
const scopes = ['pods', 'nodes', 'nodes-to-pods', 'pods-to-nodes'] as const satisfies readonly Scope[];

function toldOf({ counts }: Reached): Told | undefined {
  for (const gravity of ['broken', 'doubtful', 'unknown'] as const) {
    for (const scope of scopes) {
      const own = counts[scope];
      if (own[gravity] === 0) continue;
      const all = Object.values(own).reduce((sum, each) => sum + each, 0);
      return { gravity, scope, count: own[gravity], all };
    }
  }
  return undefined;
}

/** `2 of 2 paths broken`: in a few words, empty where nothing is. */
export function pathsText(verdict: Reached): Message {
  const told = toldOf(verdict);
  if (told === undefined) return nothing;
  const [count, all] = [numberText(told.count), numberText(told.all)];
  switch (told.gravity) {
    case 'broken':
      return say('{0} of {1} paths broken', count, all);
    case 'doubtful':
      return say('{0} of {1} paths may be broken', count, all);
    case 'unknown':
      return say('{0} of {1} paths unknown', count, all);
  }
}

/** Who can't reach whom, a sentence; empty where nothing is known to be wrong. */
export function reachText(verdict: Reached): Message {
  const told = toldOf(verdict);
  if (told === undefined) return nothing;
  const [count, all] = [numberText(told.count), numberText(told.all)];
  switch (told.gravity) {
    case 'broken':
      return brokenText(verdict, told);
    case 'doubtful':
      return verdict.assumed === undefined
        ? say('{0} of {1} paths may be broken.', count, all)
        : say('{0} of {1} paths are broken if pods are wrapped in IPIP: no IP pool tells.', count, all);
    case 'unknown':
      return say('Whether packets arrive is unknown on {0} of {1} paths.', count, all);
  }
}

/** Which nodes' pods are cut off from those of others, where that can be said in short. */
function podsText(nodes: Reached['nodes'], apart: Reached['apart'], isAll: boolean): Message | undefined {
  if (nodes.length === 2) {
    const [one = '', other = ''] = nodes.map(({ name }) => name);
    return say("Pods on {0} and {1} can't reach each other.", one, other);
  }
  if (isAll) return say("Pods on different nodes can't reach each other.");
  const names = apart.map(({ name }) => name);
  if (names.length === 0) return undefined;
  if (names.length <= 3) return say("Pods on {0} can't reach pods on other nodes.", listText(names, 3));
  if (names.length === nodes.length) return undefined;
  return say("Pods on {0} can't reach pods on other nodes.", ofNodesText(names.length, nodes.length));
}

function brokenText({ nodes, apart, causes }: Reached, { scope, count, all }: Told): Message {
  const isHome = causes.some(({ gravity, witness }) => gravity === 'broken' && witness.from.node === witness.to.node);
  const named = scope === 'pods' && !isHome ? podsText(nodes, apart, count === all) : undefined;
  if (named !== undefined) return named;
  const [some, every] = [numberText(count), numberText(all)];
  switch (scope) {
    case 'pods':
      return say("Pods can't reach pods on {0} of {1} paths.", some, every);
    case 'nodes':
      return say("Nodes can't reach nodes on {0} of {1} paths.", some, every);
    case 'nodes-to-pods':
      return say("Nodes can't reach pods on {0} of {1} paths.", some, every);
    case 'pods-to-nodes':
      return say("Pods can't reach nodes on {0} of {1} paths.", some, every);
  }
}

/** The same, and why on one of the paths. */
export function verdictText(verdict: Reached): Message {
  const text = reachText(verdict);
  return text === nothing ? nothing : sentencesText([text, ...evidenceText(verdict)]);
}

/** Why on one of the paths. */
function evidenceText(verdict: Reached): readonly Message[] {
  const told = toldOf(verdict);
  const isShown = ({ scope, gravity }: Cause): boolean => scope === told?.scope && gravity === told.gravity;
  const cause = verdict.causes.find(isShown);
  if (cause === undefined) return [];
  return [answerText(cause.witness, verdict.context)];
}

/** Why packets of the path stop, or what is not known of it. */
export function answerText(
  { fault }: Pick<Answer, 'fault'>,
  { family, mode }: Pick<Verdict['context'], 'family' | 'mode'>,
): Message {
  if (fault === undefined) return nothing;
  const { text, advice } = faultText(fault, { family, better: () => undefined, live: mode === 'live' });
  return gravityOf(fault) === 'unknown' ? sentencesText([text, advice]) : text;
}

/** A path's or a node's level in a word or two; empty where nothing is wrong. */
export function levelText(level: Level): Message {
  switch (level) {
    case 'error':
      return say('cut off');
    case 'warning':
      return say('paths may be broken');
    case 'unknown':
      return say('paths unknown');
    case 'information':
    case 'none':
      return nothing;
  }
}
