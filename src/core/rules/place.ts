import { suggestMethods } from '../detection/suggest.ts';
import type { MethodSite } from '../manifest/methodSites.ts';
import { methodEdit } from '../manifest/writeMethod.ts';
import type { Span } from '../text.ts';
import { suggestionTitle } from '../views/suggestionTitle.ts';
import type { Fix, Place, SiteContext } from './rule.ts';

/** Where rules point, and the fixes they share. */

/** The place of `span`, counted in the method's text; the whole value where the source does not read like the text. */
export function placeInMethod(site: MethodSite, span?: Span): Place {
  const { value, name } = site;
  if (value === undefined) return name;
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

/** A fix that writes `text` as the method; none where it can't be written there. */
export function methodFix(site: MethodSite, text: string, title: string, preferred = false): readonly Fix[] {
  const edit = methodEdit(site, text);
  return edit === undefined ? [] : [{ title, edits: [edit], preferred }];
}

/** Fixes that write values made from the real interfaces, the best first. */
export function suggestionFixes({ site, agent, text }: SiteContext, most = 5): readonly Fix[] {
  const { resolution, plan, t } = agent;
  if (resolution === undefined) return [];
  const { nodes, hosts } = resolution.inventory;
  return suggestMethods(nodes, site.family, plan.version.version, hosts)
    .filter((suggestion) => suggestion.text !== text)
    .slice(0, most)
    .flatMap((suggestion) => methodFix(site, suggestion.text, suggestionTitle(suggestion, nodes, t)));
}
