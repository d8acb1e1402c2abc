import { isWritten, type MethodSite } from '../manifest/methodSites.ts';
import { type Argument, type Message, nothing, say } from '../message.ts';
import type { Verdict } from '../network/verdict.ts';
import type { Plan } from '../plan.ts';
import type { Resolution } from '../resolution.ts';
import type { Verdicts } from '../verdicts.ts';
import { ofNodesText } from '../words/countText.ts';
import { dotsText, valuesText } from '../words/listText.ts';
import type { Markdown } from '../words/markdownText.ts';
import { pathsText } from '../words/verdictText.ts';
import { hoverMarkdown } from './hover.ts';
import { type SiteSummary, siteSummary } from './siteSummary.ts';

/** A few words behind a method: what it chooses. */
export interface InlayHint {
  readonly offset: number;
  readonly label: Message;
  /** Markdown, made when somebody asks; `now` in milliseconds since 1970. */
  readonly tooltip: (now: number) => Markdown;
}

/** A method that counts, with what it does. */
export interface HintSite {
  readonly site: MethodSite;
  readonly plan: Plan;
  readonly resolution: Resolution | undefined;
  readonly verdicts?: Verdicts | undefined;
}

/** The hints of one file, in the order of their places; the same is told once at one place. */
export function inlayHints(file: string, sites: readonly HintSite[]): readonly InlayHint[] {
  const hints = new Map<string, InlayHint>();
  for (const { site, plan, resolution, verdicts } of sites) {
    const offsets = offsetsOf(site, file);
    if (resolution === undefined || offsets.length === 0) continue;
    const summary = siteSummary(resolution, site.family);
    // Where nothing is written, there is nothing that could be used.
    if (summary === undefined || (!isWritten(site) && summary.unused === summary.nodes)) continue;
    const verdict = verdicts?.now(site.family);
    const label = hintText(summary, verdict);
    const tooltip = (now: number): Markdown => hoverMarkdown({ site, plan, resolution, verdict, now });
    for (const offset of offsets) hints.set(`${offset} ${JSON.stringify(label)}`, { offset, label, tooltip });
  }
  return [...hints.values()].sort((a, b) => a.offset - b.offset);
}

/** Behind the value; and behind the name where that stands elsewhere, or alone. */
function offsetsOf({ name, value, form, entry, agent }: MethodSite, file: string): readonly number[] {
  const written = value !== undefined && value.span.end > value.span.start ? value : undefined;
  const places = written === undefined ? [name] : [written];
  if (written !== undefined && form === 'configMap' && entry !== undefined) {
    places.push({ file: agent.file, span: entry.name.span });
  }
  return places.filter((place) => place.file === file).map(({ span }) => span.end);
}

const mostNames = 3;

/** `→ ens33, eth0 · 192.168.30.0/24`, `→ ⚠ 2 of 3 nodes`, `→ ⚠ ens33 · 2 of 2 paths broken`, `→ ⚠ exits`. */
export function hintText(summary: SiteSummary, verdict: Verdict | undefined): Message {
  const { nodes, resolved, odd, bad, exits, unknown, unused } = summary;
  if (unused === nodes) return say('→ not used');
  if (exits === nodes) return say('→ ⚠ exits');
  if (bad > 0) return say('→ ⚠ {0}', ofNodesText(resolved + unused, nodes));
  if (resolved === 0) return say('→ unknown');
  const parts: Argument[] = [namesText(summary.interfaces)];
  const { subnets } = summary;
  const [subnet] = subnets;
  if (subnet !== undefined) parts.push(subnets.length === 1 ? subnet : say('{0} subnets', subnets.length));
  if (unknown > 0) parts.push(say('{0} certain', ofNodesText(resolved, nodes)));
  const paths = verdict === undefined ? nothing : pathsText(verdict);
  const text = dotsText([...parts, paths].filter((part) => part !== nothing));
  return odd > 0 || isTroubled(verdict) ? say('→ ⚠ {0}', text) : say('→ {0}', text);
}

function isTroubled(verdict: Verdict | undefined): boolean {
  return verdict?.reach === 'error' || verdict?.reach === 'warning';
}

function namesText(names: readonly string[]): Message {
  const shown = valuesText(names.slice(0, mostNames));
  return names.length > mostNames ? { text: '{0} +{1}', args: [shown, names.length - mostNames] } : shown;
}
