import type { Translate } from '../l10n.ts';
import { isWritten, type MethodSite } from '../manifest/methodSites.ts';
import type { Verdict } from '../network/verdict.ts';
import { visible } from '../plainText.ts';
import type { Plan } from '../plan.ts';
import type { Resolution } from '../resolution.ts';
import type { Verdicts } from '../verdicts.ts';
import { ofNodesText } from '../words/countText.ts';
import { render } from '../words/render.ts';
import { pathsText } from '../words/verdictText.ts';
import { hoverMarkdown } from './hover.ts';
import { type SiteSummary, siteSummary } from './siteSummary.ts';

/** A few words behind a method: what it chooses. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  /** Markdown, made when somebody asks; `now` in milliseconds since 1970. */
  readonly tooltip: (now: number) => string;
}

/** A method that counts, with what it does. */
export interface HintSite {
  readonly site: MethodSite;
  readonly plan: Plan;
  readonly resolution: Resolution | undefined;
  readonly verdicts?: Verdicts | undefined;
}

/** The hints of one file, in the order of their places; the same is told once at one place. */
export function inlayHints(file: string, sites: readonly HintSite[], t: Translate): readonly InlayHint[] {
  const hints = new Map<string, InlayHint>();
  for (const { site, plan, resolution, verdicts } of sites) {
    const offsets = offsetsOf(site, file);
    if (resolution === undefined || offsets.length === 0) continue;
    const summary = siteSummary(resolution, site.family);
    // Where nothing is written, there is nothing that could be used.
    if (summary === undefined || (!isWritten(site) && summary.unused === summary.nodes)) continue;
    const verdict = verdicts?.now(site.family);
    const label = visible(hintText(summary, verdict, t));
    const tooltip = (now: number): string => hoverMarkdown({ site, plan, resolution, verdict, now, t });
    for (const offset of offsets) hints.set(`${offset} ${label}`, { offset, label, tooltip });
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
export function hintText(summary: SiteSummary, verdict: Verdict | undefined, t: Translate): string {
  const { nodes, resolved, odd, bad, exits, unknown, unused } = summary;
  if (unused === nodes) return t('→ not used');
  if (exits === nodes) return t('→ ⚠ exits');
  if (bad > 0) return t('→ ⚠ {0}', render(t, ofNodesText(resolved + unused, nodes)));
  if (resolved === 0) return t('→ unknown');
  const parts = [namesText(summary.interfaces)];
  const { subnets } = summary;
  if (subnets.length > 0) parts.push(subnets.length === 1 ? (subnets[0] ?? '') : t('{0} subnets', subnets.length));
  if (unknown > 0) parts.push(t('{0} certain', render(t, ofNodesText(resolved, nodes))));
  const paths = verdict === undefined ? '' : render(t, pathsText(verdict));
  const text = [...parts, paths].filter((part) => part !== '').join(' · ');
  return odd > 0 || verdict?.reach === 'error' || verdict?.reach === 'warning' ? t('→ ⚠ {0}', text) : t('→ {0}', text);
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ');
  return names.length > mostNames ? `${shown} +${names.length - mostNames}` : shown;
}
