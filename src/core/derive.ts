import { bgpIn } from './bgp.ts';
import { formatVersion, newest, parseVersion } from './calico/version.ts';
import { longestMethod, parseMethod } from './detection/methods.ts';
import { type Suggestion, suggestMethods } from './detection/suggest.ts';
import type { Shown } from './features/networkViews.ts';
import type { Files } from './fileStore.ts';
import { type ClusterInventory, localNames } from './inventory/inventory.ts';
import { type Agent, findAgents } from './manifest/agent.ts';
import { type ReadManifest, readManifest } from './manifest/file.ts';
import { methodSites } from './manifest/forms/forms.ts';
import type { MethodSite } from './manifest/methodSites.ts';
import type { Family } from './net/address.ts';
import { fillerOf, tokensIn } from './placeholders/value.ts';
import { type KnownVersion, methodPlan, type Plan, planOf, versionWithout } from './plan.ts';
import { keyedQuery, queryInSteps } from './query.ts';
import { rangesIn } from './ranges.ts';
import { type NodeResult, type Resolution, resultOn } from './resolution.ts';
import type { AgentContext, SiteContext } from './rules/rule.ts';
import { outcomesOf } from './rules/run.ts';
import type { CalicoSettings } from './settings.ts';
import { drained } from './steps.ts';
import { overlaps } from './text.ts';
import { verdictsFor } from './verdicts.ts';

/** What {@link derived} makes, and what the cluster's state is by it: made with pauses, so that it can be asked at once. */
export function* judgeInSteps(analysis: Analysis): Generator<undefined, Derived> {
  const made = yield* derived.inSteps(analysis);
  for (const { agent, site } of made.contexts) yield* agent.verdicts?.inSteps(site.family) ?? [];
  return made;
}

/** All that is derived from the files, the inventory and the settings. */
export interface Derived {
  readonly agents: readonly AgentContext[];
  readonly sites: readonly MethodSite[];
  readonly contexts: readonly SiteContext[];
}

/** All that answers are made from, as it is at one time; it is never changed, so that answers are kept by it. */
export interface Analysis extends Files {
  readonly inventory: ClusterInventory | undefined;
  /** What the cluster runs now. */
  readonly running: readonly Agent[];
  readonly settings: CalicoSettings;
}

/** What follows from an analysis. */
export const derived = queryInSteps(function* (analysis: Analysis): Generator<undefined, Derived> {
  yield* resolveAhead(analysis);
  return deriveAll(analysis);
});

function deriveAll({ files, inventory, running, settings }: Analysis): Derived {
  const found = findAgents(files);
  const context = planContext(settings, inventory);
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const textOf = (file: string): string | undefined => texts.get(file);
  const rangesFor = rangesIn(files, inventory);
  const bgp = bgpIn(files);
  const agents = found.map((agent): AgentContext => {
    const plan = planOf(agent, context);
    const now = counterpart(agent, running);
    const twin = now && { running: planOf(now, context) };
    const resolution = inventory && resolutionOf(plan, inventory);
    const suggest = (family: Family) => (resolution === undefined ? [] : drained(suggestInSteps(resolution, family)));
    const ranges = rangesFor(agent);
    const verdicts = resolution && verdictsFor({ resolution, ranges, bgp });
    return { agent, plan, resolution, suggest, verdicts, ranges, textOf, ...twin };
  });
  const sites = methodSites(found);
  const byFile = new Map(files.map((manifest) => [manifest.file, manifest]));
  const whole = sites.filter((site) => {
    return !isBroken(site, byFile.get(site.value?.file ?? '')) && !isPartial(site, byFile.get(site.agent.file));
  });
  const byAgent = new Map(agents.map((context) => [context.agent, context]));
  const contexts = whole.flatMap((site) => siteContext(site, byAgent.get(site.agent)) ?? []);
  return { agents, sites, contexts };
}

/** Whether the YAML breaks in the value itself, as where a quote is still to be closed: then it says nothing yet. */
function isBroken({ value }: MethodSite, manifest: ReadManifest | undefined): boolean {
  if (value === undefined) return false;
  const written = manifest?.text.slice(value.span.start, value.span.end) ?? '';
  const quote = written.startsWith('"') || written.startsWith("'") ? written[0] : undefined;
  if (quote !== undefined && (written.length === 1 || !written.endsWith(quote))) return true;
  return (manifest?.problems ?? []).some(({ span }) => span !== undefined && overlaps(span, value.span));
}

/** Whether a document without a method's text is read in part only, since its YAML breaks or more comes: then it may have one. */
function isPartial({ form, value, agent, name }: MethodSite, manifest: ReadManifest | undefined): boolean {
  if (form !== 'default' && form !== 'fixed' && (value !== undefined || agent.form !== 'workload')) return false;
  const { start } = agent.form === 'workload' ? agent.container.body.span : name.span;
  const document = manifest && lastBefore(manifest.slices, start);
  return document !== undefined && (document.decoded.problems.length > 0 || document.decoded.open);
}

/** The last document that begins at `offset` or before it. */
function lastBefore(slices: ReadManifest['slices'], offset: number): ReadManifest['slices'][number] | undefined {
  let [low, high] = [0, slices.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((slices[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return slices[low - 1];
}

function siteContext(site: MethodSite, agent: AgentContext | undefined): SiteContext | undefined {
  if (agent === undefined || !site.effective || isOfEngine(site)) return undefined;
  // Of a text that depends on the node nothing is said but what comes of it there.
  const text = site.text ?? (site.variable !== undefined && site.variable.unknown === undefined ? '' : undefined);
  if (text === undefined || text.length > longestMethod) return undefined;
  const method = parseMethod(text, agent.plan.version.version);
  return { agent, site, text, method, outcomes: outcomesOf(agent.resolution, site.family) };
}

/** Whether the file is a template of which nothing is to be said here. */
function isOfEngine({ templated, value, text }: MethodSite): boolean {
  return templated && fillerOf(tokensIn(value?.value ?? text ?? '')) === 'engine';
}

/** The version to answer for where no file names one. */
export function versionOf({ settings, inventory }: Pick<Analysis, 'settings' | 'inventory'>): KnownVersion {
  return versionWithout(fallbackVersion(settings, inventory));
}

function fallbackVersion(
  { calicoVersion }: CalicoSettings,
  inventory: ClusterInventory | undefined,
): { text: string; from: 'setting' | 'inventory' } | undefined {
  if (calicoVersion !== '') return { text: calicoVersion, from: 'setting' };
  return inventory?.calicoVersion === undefined ? undefined : { text: inventory.calicoVersion, from: 'inventory' };
}

/** Resolves what the files configure, with pauses: on thousands of nodes it would hold up others for too long. */
function* resolveAhead({ files, inventory, settings }: Analysis): Generator<undefined, void> {
  if (inventory === undefined || inventory.nodes.length <= nodesInStep) return;
  const context = planContext(settings, inventory);
  for (const agent of findAgents(files)) yield* resolveInSteps(planOf(agent, context), inventory);
}

function planContext(settings: CalicoSettings, inventory: ClusterInventory | undefined): Parameters<typeof planOf>[1] {
  const fallback = fallbackVersion(settings, inventory);
  return { hosts: inventory?.hosts ?? localNames, ...(fallback && { fallback }) };
}

/** So many nodes are resolved in one step: some milliseconds. */
const nodesInStep = 200;

/** As many configurations as one is likely to go back to by undoing. */
const mostKnown = 16;

/** Results of the first nodes, which grow until all are there; most edits of a manifest change no configuration. */
const resultsOf = keyedQuery((_: ClusterInventory, _planKey: string): NodeResult[] => [], mostKnown);

function resolutionOf(plan: Plan, inventory: ClusterInventory): Resolution {
  return drained(resolveInSteps(plan, inventory));
}

/** What several ask for is worked on by all of them together. */
function* resolveInSteps(plan: Plan, inventory: ClusterInventory): Generator<undefined, Resolution> {
  const results = resultsOf(inventory, plan.key);
  const { nodes } = inventory;
  while (results.length < nodes.length) {
    const next = nodes.slice(results.length, results.length + nodesInStep);
    results.push(...next.map((node) => resultOn(node, plan)));
    if (results.length < nodes.length) yield undefined;
  }
  return { plan, inventory, results };
}

const suggestionsOf = keyedQuery((_: ClusterInventory, _key: string): { made?: readonly Suggestion[] } => ({}));

/** Method values for the inventory's nodes, for the plan's version, made with pauses. */
export function* suggestInSteps(
  { plan, inventory }: Resolution,
  family: Family,
): Generator<undefined, readonly Suggestion[]> {
  const { version } = plan.version;
  const kept = suggestionsOf(inventory, `${family} ${formatVersion(version)}`);
  kept.made ??= yield* suggestMethods(inventory.nodes, family, version, inventory.hosts);
  return kept.made;
}

/** The calico-nodes that the cluster runs, read from what the inventory keeps of them. */
export function runningAgents(inventory: ClusterInventory | undefined): readonly Agent[] {
  if (inventory?.running === undefined) return [];
  const manifest = readManifest('running', inventory.running);
  return manifest.problems.length > 0 ? [] : findAgents([manifest]);
}

/** What the calico-nodes that run would do when they start anew, for a window in which no file configures one. */
export function runningResolutions({ inventory, running, settings }: Analysis): readonly Resolution[] {
  if (inventory === undefined) return [];
  const context = planContext(settings, inventory);
  return running.map((agent) => resolutionOf(planOf(agent, context), inventory));
}

/** {@link shownBeside}, with pauses while nodes are resolved. */
export function* shownInSteps(
  file: string | undefined,
  analysis: Analysis,
  inventory: ClusterInventory,
): Generator<undefined, Shown> {
  const { agents } = yield* derived.inSteps(analysis);
  const context = planContext(analysis.settings, inventory);
  const [first] = agents.some(({ resolution }) => resolution !== undefined) ? [] : analysis.running;
  if (first !== undefined) yield* resolveInSteps(planOf(first, context), inventory);
  return shownBeside(file, analysis, inventory);
}

/** A method by itself, as `IP=autodetect` would play it: what a text chooses that is in no manifest. */
export function playMethod(
  text: string,
  family: Family,
  { inventory, settings }: Pick<Analysis, 'inventory' | 'settings'>,
): { readonly plan: Plan; readonly resolution: Resolution | undefined } {
  const version = versionWithout(fallbackVersion(settings, inventory));
  const plan = methodPlan(text, family, version, inventory?.hosts ?? localNames);
  return { plan, resolution: inventory && resolutionOf(plan, inventory) };
}

/** The running one that `agent` would replace: of the same name, else the only one of its form. */
function counterpart(agent: Agent, running: readonly Agent[]): Agent | undefined {
  const alike = running.filter(({ form }) => form === agent.form);
  if (agent.form === 'installation') return alike[0];
  if (agent.form === 'settings') return undefined;
  const same = alike.find(
    (each) => each.form === 'workload' && each.workload.name?.value === agent.workload.name?.value,
  );
  return same ?? (alike.length === 1 ? alike[0] : undefined);
}

/** What the views of the network show beside `file`: its calico-node, else the first one of any file, else the running one. */
export function shownBeside(file: string | undefined, analysis: Analysis, inventory: ClusterInventory): Shown {
  const { settings, files, running } = analysis;
  const { agents } = derived.now(analysis);
  const resolved = agents.filter(({ resolution }) => resolution !== undefined);
  const agent = resolved.find((each) => each.agent.file === file) ?? resolved[0];
  const text = fallbackVersion(settings, inventory)?.text ?? '';
  const told = parseVersion(text);
  const version: KnownVersion =
    told === undefined ? { version: newest, from: 'assumed' } : { version: told, from: 'inventory', text };
  const [first] = agent === undefined ? running : [];
  const ranges = agent?.ranges ?? (first === undefined ? [] : rangesIn(files, inventory)(first));
  const resolution =
    agent?.resolution ?? (first && resolutionOf(planOf(first, planContext(settings, inventory)), inventory));
  const bgp = bgpIn(files);
  const verdicts = agent?.verdicts ?? (resolution && verdictsFor({ resolution, ranges, bgp }));
  return { inventory, resolution, ranges, bgp, verdicts, version };
}
