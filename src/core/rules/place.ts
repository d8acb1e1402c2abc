import { createDetector } from '../detection/choose.ts';
import { bestOf, type Suggestion } from '../detection/suggest.ts';
import { internalIPMethod } from '../detection/suggestTexts.ts';
import { methodEdit } from '../manifest/forms/forms.ts';
import { isTakenByInstaller } from '../manifest/installerMethods.ts';
import type { MethodSite } from '../manifest/methodSites.ts';
import { type Message, say } from '../message.ts';
import type { Span } from '../text.ts';
import { ipName } from '../words/reasonText.ts';
import { suggestionTitle } from '../words/suggestionTitle.ts';
import { namedIn } from './method/namedNetwork.ts';
import type { Fix, Place, SiteContext } from './rule.ts';

/** Where rules point, and the fixes they share. */

/** The place of `span`, counted in the method's text; the whole value where the source does not read like the text. */
export function placeInMethod(site: MethodSite, span?: Span): Place {
  const { value, name } = site;
  if (value === undefined || value.span.start === value.span.end) return name;
  const whole = { file: value.file, span: value.span };
  if (span === undefined || site.variable?.expandedFrom !== undefined) return whole;
  const from = span.start - value.operatorPrefix.length;
  const to = span.end - value.operatorPrefix.length;
  if (value.items !== undefined) return itemPlace(value.items, value.file, from) ?? whole;
  if (value.inner === undefined || from < 0 || to > value.inner.end - value.inner.start) return whole;
  // An empty place is shown on the character before it.
  const start = value.inner.start + from;
  return {
    file: value.file,
    span: { start: from === to ? Math.max(start - 1, value.span.start) : start, end: value.inner.start + to },
  };
}

function itemPlace(
  items: readonly { readonly value: string; readonly span: Span }[],
  file: string,
  at: number,
): Place | undefined {
  let start = 0;
  for (const item of items) {
    if (at >= start && at <= start + item.value.length) return { file, span: item.span };
    start += item.value.length + 1;
  }
  return undefined;
}

/** The tag that tells the version: of calico-node's image, or of the operator's. */
export function versionPlace({ agent: { agent, plan } }: Pick<SiteContext, 'agent'>): Place | undefined {
  const { from } = plan.version;
  if (from !== 'image' && from !== 'operator' && from !== 'chart') return undefined;
  if (agent.form === 'installation' && from === 'operator') {
    const tag = agent.operatorVersionText;
    return tag && { file: tag.file, span: tag.span };
  }
  const { versionText } = agent;
  const file = agent.form === 'workload' ? agent.versionText?.file : undefined;
  return versionText && { file: file ?? agent.file, span: versionText.span };
}

/** A fix that writes `text` as the method; none where it can't be written there, or the installer refuses it. */
export function methodFix(
  { site, agent }: Pick<SiteContext, 'site' | 'agent'>,
  text: string,
  title: Message,
  preferred = false,
): readonly Fix[] {
  if (!isTakenByInstaller(agent.agent, text, site.family)) return [];
  const edit = methodEdit(site, text, agent.textOf);
  if (edit === undefined) return [];
  const whole = site.form === 'fixed' ? say('{0}, and set {1} to autodetect', title, ipName(site.family)) : title;
  return [{ title: whole, edits: [edit], preferred }];
}

/**
 * The fix that writes `meant`, what the text was meant to be. It is not the preferred one where it takes a node's address
 * away; where some node has none with it, or the installer refuses it, values that serve more nodes follow.
 */
export function correction(context: SiteContext, meant: string, title: Message): readonly Fix[] {
  const failing = failingNodes(context, meant);
  const harmful = context.outcomes.some(({ node, outcome }) => failing.has(node) && outcome.kind === 'chosen');
  const refused = !isTakenByInstaller(context.agent.agent, meant, context.site.family);
  const others = failing.size === 0 && !refused ? [] : suggestionFixes(context);
  return [...methodFix(context, meant, title, !harmful), ...others];
}

function failingNodes({ site, agent, outcomes }: SiteContext, text: string): ReadonlySet<unknown> {
  const { resolution, plan } = agent;
  if (resolution === undefined) return new Set();
  const detector = createDetector(text, plan.version.version, resolution.inventory.hosts);
  const nodes = outcomes.map(({ node }) => node);
  return new Set(nodes.filter((node) => ['none', 'exits'].includes(detector.choose(node, site.family).outcome)));
}

/**
 * Fixes that write values made from the real interfaces, the best first: those that serve every node, or where there are
 * none those that leave out the fewest, and of these those with which nodes reach each other. The network or interface
 * that `text` names goes before others. `suits` may ask for more.
 */
export function suggestionFixes(
  { site, agent, text }: Pick<SiteContext, 'site' | 'agent' | 'text'>,
  suits: (suggestion: Suggestion) => boolean = () => true,
): readonly Fix[] {
  const nodes = agent.resolution?.inventory.nodes ?? [];
  const all = agent.suggest(site.family).filter((each) => isTakenByInstaller(agent.agent, each.text, site.family));
  const isNamed = namedIn(text);
  const ordered = bestOf(all)
    .filter((suggestion) => suggestion.text !== text && suits(suggestion))
    .map((suggestion) => ({ suggestion, named: suggestion.choices.filter(isNamed).length }))
    .toSorted((a, b) => b.named - a.named)
    .map(({ suggestion }) => suggestion);
  return ordered
    .filter((suggestion, at) => at < mostSuggestions || suggestion.text === internalIPMethod)
    .flatMap((suggestion) => methodFix({ site, agent }, suggestion.text, suggestionTitle(suggestion, nodes)));
}

/** Besides the InternalIP, which is offered wherever it can be. */
const mostSuggestions = 6;
