import { newest } from './calico/version.ts';
import { distinctBy } from './collections.ts';
import type { Derived } from './derive.ts';
import { defaultMethod } from './detection/methods.ts';
import { hoverMarkdown } from './features/hover.ts';
import type { HintSite } from './features/inlayHints.ts';
import { policyMarkdown, policyPartAt } from './features/policyHover.ts';
import { selectorHoverAt } from './features/selectorHover.ts';
import { underCursor } from './manifest/cursor.ts';
import type { ReadManifest } from './manifest/file.ts';
import { METHOD_VARIABLES } from './manifest/methodSites.ts';
import { say } from './message.ts';
import { writtenPolicy, writtenTier } from './objects/writtenPolicies.ts';
import { resourcesIn, versionFor } from './rules/object/resources.ts';
import { methodFix, suggestionFixes } from './rules/place.ts';
import { knownCluster } from './rules/policy/podsIn.ts';
import { sameFolder } from './rules/pool/pools.ts';
import type { Finding, Fix, Place, SiteContext, WorkspaceContext } from './rules/rule.ts';
import { suppressFix } from './rules/suppress.ts';
import { overlaps, type Span } from './text.ts';
import type { Markdown } from './words/markdownText.ts';

/** Puts together what the service answers about one place. */

/** What is told of a method and its choice on each node, of another variable, of a selector, policy or labels, or of a field. */
export interface Hover {
  readonly about: 'method' | 'variable' | 'selector' | 'policy' | 'labels' | 'field';
  readonly at: Place;
  readonly markdown: Markdown;
}

/** All that is told at one place, in the order in which it is shown. */
export interface ShownHover {
  readonly at: Place;
  readonly parts: readonly HoverPart[];
}

interface HoverPart {
  readonly markdown: Markdown;
  /** What may be done about it from there. */
  readonly steps: 'method' | 'policy' | undefined;
}

/** What is asked of the service for it. */
interface HoverSource {
  hover(file: string, offset: number, now: number): Hover | undefined;
  readonly policies: { hoverInSteps(file: string, offset: number): Generator<undefined, Hover | undefined> };
}

/**
 * What is told at `offset` of `file`: what policies change, then what stands there; `now` in milliseconds since 1970.
 * What stands at a selector is told of it, and not of the labels that it has by chance.
 */
export function* hoverInSteps(
  service: HoverSource,
  file: string,
  offset: number,
  now: number,
): Generator<undefined, ShownHover | undefined> {
  const found = service.hover(file, offset, now);
  const isTold = found !== undefined && found.about !== 'policy' && found.about !== 'field';
  const policies = isTold ? undefined : yield* service.policies.hoverInSteps(file, offset);
  const at = policies?.at ?? found?.at;
  if (at === undefined) return undefined;
  const parts: HoverPart[] = policies === undefined ? [] : [{ markdown: policies.markdown, steps: 'policy' }];
  if (found !== undefined) {
    parts.push({ markdown: found.markdown, steps: found.about === 'method' ? 'method' : undefined });
  }
  return { at, parts };
}

/** A fix, and the finding it mends where it mends one. */
export interface OfferedFix {
  readonly fix: Fix;
  readonly finding: Finding | undefined;
}

/** What fixes are made from. */
export interface FixSource {
  /** The findings at the place. */
  readonly touching: readonly Finding[];
  readonly contexts: readonly SiteContext[];
  /** The file's text. */
  readonly text: string | undefined;
}

/**
 * Fixes for the findings at `span` of `file`, then method values for a method there, the best first, then comments that
 * disable the findings.
 */
export function offeredFixes({ touching, contexts, text }: FixSource, file: string, span: Span): readonly OfferedFix[] {
  const context = contexts.find(({ site }) => {
    const places = [site.name, ...(site.value === undefined ? [] : [site.value])];
    return places.some((place) => place.file === file && overlaps(place.span, span));
  });
  const mending = touching.flatMap((finding) => finding.fixes().map((fix): OfferedFix => ({ fix, finding })));
  const values = context === undefined ? [] : valueFixes(context);
  const disabling = touching.flatMap((finding): readonly OfferedFix[] => {
    const fix = text === undefined ? undefined : suppressFix(finding, text);
    return fix === undefined ? [] : [{ fix, finding: undefined }]; // it hides the finding, and mends nothing
  });
  const offered = [...mending, ...values.map((fix): OfferedFix => ({ fix, finding: undefined })), ...disabling];
  return distinctBy(offered, ({ fix }) => JSON.stringify(fix.edits));
}

/** What is told of the method at `offset` of `manifest`; `now` in milliseconds since 1970. */
export function methodHover(
  manifest: ReadManifest,
  { sites, agents }: Derived,
  offset: number,
  now: number,
): Hover | undefined {
  const detecting = sites.filter(({ form }) => form !== 'fixed');
  const under = underCursor(manifest, detecting, offset);
  if (under?.kind !== 'methodName' && under?.kind !== 'methodValue') return undefined;
  const agent = agents.find((each) => each.agent === under.site.agent);
  if (agent === undefined) return undefined;
  const { plan, resolution, verdicts } = agent;
  const verdict = under.site.effective ? verdicts?.now(under.site.family) : undefined;
  return {
    about: 'method',
    at: { file: manifest.file, span: under.span },
    markdown: hoverMarkdown({ site: under.site, plan, resolution, verdict, now }),
  };
}

/** What is told of the selector, or of the policy whose kind or name stands, at `offset` of `manifest`. */
export function resourceHover(manifest: ReadManifest, context: WorkspaceContext, offset: number): Hover | undefined {
  const { file } = manifest;
  const cluster = knownCluster(context);
  const selector = selectorHoverAt(manifest, offset, cluster);
  if (selector !== undefined)
    return { about: 'selector', at: { file, span: selector.span }, markdown: selector.markdown };
  for (const document of manifest.documents) {
    const own = document.form === 'resource' ? writtenPolicy(document) : undefined;
    const span = own && policyPartAt(own, offset);
    if (own === undefined || span === undefined) continue;
    const beside = resourcesIn(context).flatMap(({ manifest: other, resource }) =>
      sameFolder(other.file, file) && resource !== document ? [resource] : [],
    );
    const policies = [own.policy, ...beside.flatMap((each) => writtenPolicy(each)?.policy ?? [])];
    const tiers = beside.flatMap((each) => writtenTier(each) ?? []);
    const version = versionFor(file, context) ?? newest;
    const markdown = policyMarkdown({ own, policies, tiers, version, cluster });
    return { about: 'policy', at: { file, span }, markdown };
  }
  return undefined;
}

/** The methods that count and can be told, also where their text is another on each node. */
export function hintSites({ contexts, sites, agents }: Derived): readonly HintSite[] {
  const told = new Set(contexts.map(({ site }) => site));
  return sites.flatMap((site): HintSite[] => {
    const ofNode = site.effective && !site.templated && site.text === undefined && site.variable?.unknown === undefined;
    const agent = told.has(site) || ofNode ? agents.find((each) => each.agent === site.agent) : undefined;
    if (agent === undefined) return [];
    return [{ site, plan: agent.plan, resolution: agent.resolution, verdicts: agent.verdicts }];
  });
}

/** Values made from the nodes; where there are none and no method is written, the default, to be changed. */
function valueFixes(context: SiteContext): readonly Fix[] {
  const values = suggestionFixes(context);
  if (values.length > 0 || context.site.form !== 'default') return values;
  const name = METHOD_VARIABLES[context.site.family];
  return methodFix(context, defaultMethod, say('Add {0} with first-found, the default', name));
}
