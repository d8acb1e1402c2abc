import { longestMethod, parseMethod } from './detection/method.ts';
import { type ClusterInventory, localNames } from './inventory/inventory.ts';
import type { Translate } from './l10n.ts';
import { type Agent, findAgents } from './manifest/agent.ts';
import { underCursor } from './manifest/cursor.ts';
import { type ReadManifest, readManifest } from './manifest/file.ts';
import { type MethodSite, methodSites } from './manifest/methodSites.ts';
import { type Plan, planOf } from './plan.ts';
import { type NodeResult, type Resolution, resolve } from './resolution.ts';
import { suggestionFixes } from './rules/place.ts';
import type { AgentContext, Finding, Fix, Place, SiteContext } from './rules/rule.ts';
import { outcomesOf, type RunResult, runRules } from './rules/run.ts';
import { type CalicoSettings, defaultSettings } from './settings.ts';
import { type Span, touches } from './text.ts';
import { hoverMarkdown } from './views/hover.ts';

export interface ServiceInit {
  readonly t: Translate;
  readonly settings?: CalicoSettings;
}

/** Facts in, answers out: the one door to the core. Nothing in it waits, and answers are made when they are asked for. */
export interface CalicoService {
  /** Takes the text of a file; `file` is a path or URI with `/` between folders. */
  setFile(file: string, text: string): void;
  removeFile(file: string): void;
  setInventory(inventory: ClusterInventory | undefined): void;
  setSettings(settings: CalicoSettings): void;
  /** What the rules say of all files, in order of file and place. */
  findings(): RunResult;
  /** Markdown for what stands at `offset` of `file`, with its place; `now` in milliseconds since 1970. */
  hover(file: string, offset: number, now: number): { readonly at: Place; readonly markdown: string } | undefined;
  /** Fixes for findings that touch `span`, then method values for a method there, the best first. */
  fixes(file: string, span: Span): readonly OfferedFix[];
  /** What each calico-node would do on each node of the inventory. */
  resolutions(): readonly Resolution[];
  /** Each calico-node that the files configure. */
  agents(): readonly Agent[];
  /** Every place where a method is written. */
  sites(): readonly MethodSite[];
}

/** A fix, and the finding it mends where it mends one. */
export interface OfferedFix {
  readonly fix: Fix;
  readonly finding: Finding | undefined;
}

/** All that is derived from the files, the inventory and the settings. */
interface Derived {
  readonly agents: readonly AgentContext[];
  readonly sites: readonly MethodSite[];
  readonly contexts: readonly SiteContext[];
}

/** Creates a service that knows no files and no inventory. */
export function createCalicoService({ t, settings: initial = defaultSettings }: ServiceInit): CalicoService {
  const files = new Map<string, ReadManifest>();
  let inventory: ClusterInventory | undefined;
  let settings = initial;
  let derived: Derived | undefined;
  let run: RunResult | undefined;
  const resolver = createResolver();
  const changed = (): void => {
    derived = undefined;
    run = undefined;
  };
  const derive = (): Derived => {
    derived ??= deriveAll([...files.values()], inventory, settings, resolver, t);
    return derived;
  };
  const findings = (): RunResult => {
    const { agents, contexts } = derive();
    run ??= runRules({ files: [...files.values()].map((manifest) => ({ manifest, t })), agents, sites: contexts });
    return run;
  };
  return Object.freeze({
    setFile(file, text) {
      const previous = files.get(file);
      if (previous?.text === text) return;
      files.set(file, readManifest(file, text, { t, ...(previous && { previous }) }));
      changed();
    },
    removeFile(file) {
      if (files.delete(file)) changed();
    },
    setInventory(next) {
      inventory = next;
      resolver.forget();
      changed();
    },
    setSettings(next) {
      settings = next;
      changed();
    },
    findings,
    hover(file, offset, now) {
      const manifest = files.get(file);
      const { sites, agents } = derive();
      const under = manifest && underCursor(manifest, sites, offset);
      if (under?.kind !== 'methodName' && under?.kind !== 'methodValue') return undefined;
      const agent = agents.find((each) => each.agent === under.site.agent);
      if (agent === undefined) return undefined;
      const { plan, resolution } = agent;
      return {
        at: { file, span: under.span },
        markdown: hoverMarkdown({ site: under.site, plan, resolution, now, t }),
      };
    },
    fixes(file, span) {
      const touching = findings().findings.filter(({ at }) => at.file === file && overlaps(at.span, span));
      const context = derive().contexts.find(({ site }) => {
        const places = [site.name, ...(site.value === undefined ? [] : [site.value])];
        return places.some((place) => place.file === file && overlaps(place.span, span));
      });
      const mending = touching.flatMap((finding) => finding.fixes().map((fix): OfferedFix => ({ fix, finding })));
      const values = context === undefined ? [] : suggestionFixes(context);
      return distinct([...mending, ...values.map((fix): OfferedFix => ({ fix, finding: undefined }))]);
    },
    resolutions: () => derive().agents.flatMap(({ resolution }) => resolution ?? []),
    agents: () => derive().agents.map(({ agent }) => agent),
    sites: () => derive().sites,
  } satisfies CalicoService);
}

function deriveAll(
  files: readonly ReadManifest[],
  inventory: ClusterInventory | undefined,
  settings: CalicoSettings,
  resolver: Resolver,
  t: Translate,
): Derived {
  const found = findAgents(files);
  const fallback = fallbackVersion(settings, inventory);
  const hosts = inventory?.hosts ?? localNames;
  const agents = found.map((agent): AgentContext => {
    const plan = planOf(agent, { hosts, ...(fallback && { fallback }) });
    return { agent, plan, resolution: inventory && resolver.resolve(plan, inventory), t };
  });
  const sites = methodSites(found);
  const whole = sites.filter((site) => !isBroken(site, files));
  const contexts = whole.flatMap((site) => siteContext(site, agents) ?? []);
  return { agents, sites, contexts };
}

/** Whether the YAML breaks in the value itself, as where a quote is still to be closed: then it says nothing yet. */
function isBroken({ value }: MethodSite, files: readonly ReadManifest[]): boolean {
  if (value === undefined) return false;
  const manifest = files.find(({ file }) => file === value.file);
  const written = manifest?.text.slice(value.span.start, value.span.end) ?? '';
  const quote = written.startsWith('"') || written.startsWith("'") ? written[0] : undefined;
  if (quote !== undefined && (written.length === 1 || !written.endsWith(quote))) return true;
  return (manifest?.problems ?? []).some(({ span }) => span !== undefined && overlaps(span, value.span));
}

function siteContext(site: MethodSite, agents: readonly AgentContext[]): SiteContext | undefined {
  const agent = agents.find((each) => each.agent === site.agent);
  if (agent === undefined || !site.effective || site.templated) return undefined;
  if (site.text === undefined || site.text.length > longestMethod) return undefined;
  const method = parseMethod(site.text, agent.plan.version.version);
  return { agent, site, text: site.text, method, outcomes: outcomesOf(agent.resolution, site.family) };
}

function fallbackVersion(
  { calicoVersion }: CalicoSettings,
  inventory: ClusterInventory | undefined,
): { text: string; from: 'setting' | 'inventory' } | undefined {
  if (calicoVersion !== '') return { text: calicoVersion, from: 'setting' };
  return inventory?.calicoVersion === undefined ? undefined : { text: inventory.calicoVersion, from: 'inventory' };
}

interface Resolver {
  resolve(plan: Plan, inventory: ClusterInventory): Resolution;
  forget(): void;
}

/** As many configurations as one is likely to go back to by undoing. */
const mostKnown = 16;

/** Keeps the results of a configuration as long as the inventory stays: most edits of a manifest change none. */
function createResolver(): Resolver {
  let known = new Map<string, readonly NodeResult[]>();
  return {
    resolve(plan, inventory) {
      const results = known.get(plan.key) ?? resolve(plan, inventory).results;
      known.set(plan.key, results);
      const oldest = known.keys().next().value;
      if (known.size > mostKnown && oldest !== undefined) known.delete(oldest);
      return { plan, inventory, results };
    },
    forget() {
      known = new Map();
    },
  };
}

function overlaps(a: Span, b: Span): boolean {
  return touches(a, b.start) || touches(b, a.start);
}

function distinct(fixes: readonly OfferedFix[]): readonly OfferedFix[] {
  const seen = new Set<string>();
  return fixes.filter(({ fix }) => {
    const key = JSON.stringify(fix.edits);
    return !seen.has(key) && seen.add(key);
  });
}
