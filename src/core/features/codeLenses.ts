import { distinctBy } from '../collections.ts';
import { type Level, worstLevel } from '../level.ts';
import type { Agent } from '../manifest/agent.ts';
import { formOf } from '../manifest/forms/forms.ts';
import { type Message, nothing, say } from '../message.ts';
import { bothFamilies, type Family } from '../net/address.ts';
import type { Verdict } from '../network/verdict.ts';
import type { Resolution } from '../resolution.ts';
import type { Span } from '../text.ts';
import type { Verdicts } from '../verdicts.ts';
import { ofNodesText } from '../words/countText.ts';
import { dotsText, valuesText } from '../words/listText.ts';
import { pathsText } from '../words/verdictText.ts';
import { type SiteSummary, siteSummary } from './siteSummary.ts';

/** A line above a calico-node's container or an Installation's method; what it can do is the editor's matter. */
export interface CodeLens {
  readonly span: Span;
  readonly agent: Agent;
  /** `2 of 2 nodes resolved`. */
  readonly title: Message;
  /** `none`: no nodes are known. */
  readonly state: 'good' | 'error' | 'warning' | 'unknown' | 'none';
}

export interface LensAgent {
  readonly agent: Agent;
  readonly resolution: Resolution | undefined;
  readonly verdicts?: Verdicts | undefined;
}

/** The lenses of one file; a calico-node has one, which speaks of each address family that is looked for. */
export function codeLenses(file: string, agents: readonly LensAgent[]): readonly CodeLens[] {
  return agents.flatMap(({ agent, resolution, verdicts }): CodeLens[] => {
    const span = agent.file === file ? formOf(agent).place() : undefined;
    if (span === undefined) return [];
    if (resolution === undefined) return [{ span, agent, title: say('No nodes'), state: 'none' }];
    const summaries = summariesOf(resolution);
    if (summaries.length === 0) return [];
    const found = verdicts === undefined ? [] : summaries.map(([family]) => verdicts.now(family));
    return [{ span, agent, title: titleOf(summaries, found), state: stateOf(summaries, found) }];
  });
}

/** The families for which an address is looked for somewhere. */
function summariesOf(resolution: Resolution): Summaries {
  return bothFamilies.flatMap((family) => {
    const summary = siteSummary(resolution, family);
    return summary === undefined || summary.unused === summary.nodes ? [] : [[family, summary] as const];
  });
}

function titleOf(summaries: Summaries, verdicts: readonly Verdict[]): Message {
  const told = verdicts.map(pathsText).filter((text) => text !== nothing);
  const paths = distinctBy(told, (text) => JSON.stringify(text));
  return dotsText([resolvedText(summaries), ...paths]);
}

type Summaries = readonly (readonly [Family, SiteSummary])[];

function resolvedText(summaries: Summaries): Message {
  const [first] = summaries;
  const counted = ({ resolved, unused, nodes }: SiteSummary): Message => ofNodesText(resolved + unused, nodes);
  if (summaries.length === 1 && first !== undefined) return say('{0} resolved', counted(first[1]));
  const parts = summaries.map(([family, summary]) => say('IPv{0}: {1}', family, counted(summary)));
  return say('{0} resolved', valuesText(parts));
}

function stateOf(summaries: Summaries, verdicts: readonly Verdict[]): CodeLens['state'] {
  const addresses = summaries.map(([, each]) => addressState(each));
  const level = worstLevel([...addresses, ...verdicts.map((each) => each.level)]);
  return level === 'information' || level === 'none' ? 'good' : level;
}

function addressState({ bad, odd, unknown }: SiteSummary): Level {
  if (bad > 0) return 'error';
  return odd > 0 ? 'warning' : unknown > 0 ? 'unknown' : 'none';
}
