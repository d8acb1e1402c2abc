import { type Hover, hintSites, methodHover, type OfferedFix, offeredFixes, resourceHover } from './answers.ts';
import {
  type Analysis,
  derived,
  judgeInSteps,
  playMethod,
  runningAgents,
  shownBeside,
  suggestInSteps,
} from './derive.ts';
import { type CodeLens, codeLenses } from './features/codeLenses.ts';
import { withSchemaItems } from './features/completion/schemaItems.ts';
import { type CompletionItem, completionItems, plainItem } from './features/completion.ts';
import { type Definition, definitionAt, referencesAt } from './features/definition.ts';
import { hoverMarkdown } from './features/hover.ts';
import { type InlayHint, inlayHints } from './features/inlayHints.ts';
import type { MatrixOptions, MethodMatrix } from './features/methodMatrix.ts';
import { createNetworkViews, type ReachOptions, type Shown, type TraceOptions } from './features/networkViews.ts';
import type { NoPath, PacketPaths } from './features/packetPath.ts';
import type { ReachReport } from './features/reachReport.ts';
import { resourceDefinitionAt, resourceReferencesAt } from './features/resourceDefinition.ts';
import { fieldHover } from './features/schemaHover.ts';
import type { TopologyGraph, TopologyOptions } from './features/topologyGraph.ts';
import { variableAt } from './features/variableAt.ts';
import { createFileStore } from './fileStore.ts';
import { findings, findingsAfter, runInputOf } from './findings.ts';
import type { ClusterInventory } from './inventory/inventory.ts';
import type { Agent } from './manifest/agent.ts';
import { methodInCommand } from './manifest/commandLines.ts';
import type { ReadManifest, ReadOptions } from './manifest/file.ts';
import type { MethodSite } from './manifest/methodSites.ts';
import { say } from './message.ts';
import type { Family } from './net/address.ts';
import type { Verdict } from './network/verdict.ts';
import type { DefinitionSources } from './objects/schema/lookup.ts';
import { createPolicyAnswers, type PolicyAnswers } from './policyAnswers.ts';
import type { Resolution } from './resolution.ts';
import { type FixedAll, fixAll, type HeldBack, heldBack } from './rules/fixAll.ts';
import { versionsFor } from './rules/object/resources.ts';
import { methodFix } from './rules/place.ts';
import type { Finding, Fix, Place } from './rules/rule.ts';
import type { RunResult } from './rules/run.ts';
import { type CalicoSettings, defaultSettings } from './settings.ts';
import { drained } from './steps.ts';
import { overlaps, type Span } from './text.ts';
import type { Verdicts } from './verdicts.ts';
import type { Markdown } from './words/markdownText.ts';

export type { Hover, OfferedFix } from './answers.ts';

export interface ServiceInit {
  readonly settings?: CalicoSettings;
  /** How long a document may be; as fits those that are being written, without it. */
  readonly limits?: ReadOptions['limits'];
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
  /** The same, with pauses in which others may work; what is asked for in between starts anew. */
  findingsInSteps(): Generator<undefined, RunResult>;
  /** What is told of what stands at `offset` of `file`, with its place; `now` in milliseconds since 1970. */
  hover(file: string, offset: number, now: number): Hover | undefined;
  /** Works ahead with pauses, so that what is asked next is answered at once, on thousands of nodes too. */
  prepareInSteps(): Generator<undefined, void>;
  /** Looks for method values for what `file` configures, and tries fixes at `span` out, with pauses, before `fixes` is asked. */
  prepareFixesInSteps(file: string, span: Span): Generator<undefined, void>;
  /**
   * Fixes for findings that touch `span`, then method values for a method there, the best first, then comments that
   * disable the findings.
   */
  fixes(file: string, span: Span): readonly OfferedFix[];
  /** What all preferred fixes of `file` together change in it; what they bring up is fixed too. Nothing is kept of it. */
  fixAll(file: string): FixedAll;
  /** The preferred fixes of `file` that `fixAll` does not make, with what each would bring up. */
  heldBack(file: string): readonly HeldBack[];
  /** What may be written at `offset` of `file`. */
  completions(file: string, offset: number): readonly CompletionItem[];
  /** What each method of `file` chooses, in a few words behind it. */
  inlayHints(file: string): readonly InlayHint[];
  /** A summary above each calico-node of `file`. */
  codeLenses(file: string): readonly CodeLens[];
  /** Where what stands at `offset` of `file` is defined. */
  definition(file: string, offset: number): Definition | undefined;
  /** Where what stands at `offset` of `file` is used. */
  references(file: string, offset: number): readonly Place[];
  /** What each calico-node would do on each node of the inventory. */
  resolutions(): readonly Resolution[];
  /** How the cluster stands with each of them, in the same order. */
  verdicts(): readonly (Verdicts | undefined)[];
  /**
   * The resolution to show beside `file`: that of its own calico-node, else of the first one in any file, else of the
   * one that the cluster runs.
   */
  resolutionFor(file: string | undefined): Resolution | undefined;
  /** How the cluster stands with the one that `resolutionFor` gives. */
  verdictsFor(file: string | undefined): Verdicts | undefined;
  /** The same for a method in a command line of a script or document, which need not be one of the files. */
  commandHover(
    text: string,
    offset: number,
    now: number,
  ): { readonly span: Span; readonly markdown: Markdown } | undefined;
  /**
   * The edit by which the calico-node shown beside `file` gets the method `text`, where its method is written now;
   * undefined where it can't be written there, or where no file configures it.
   */
  writeMethod(file: string | undefined, family: Family, text: string): Fix | undefined;
  /** Each calico-node that the files configure. */
  agents(): readonly Agent[];
  /** Every place where a method is written. */
  sites(): readonly MethodSite[];
  /** The files that are known, in the order in which they came, with what Flux fills in. */
  files(): readonly { readonly name: string; readonly text: string }[];
  /**
   * Several method values side by side, made with pauses in which others may work. Like the next two it is for what is
   * to be shown beside `file`, and gives undefined without an inventory.
   */
  matrixInSteps(file: string | undefined, options?: MatrixOptions): Generator<undefined, MethodMatrix | undefined>;
  matrix(file: string | undefined, options?: MatrixOptions): MethodMatrix | undefined;
  /** Nodes, networks and tunnels; undefined too where neither a file nor the cluster tells of a calico-node. */
  topologyInSteps(file: string | undefined, options?: TopologyOptions): Generator<undefined, TopologyGraph | undefined>;
  topology(file: string | undefined, options?: TopologyOptions): TopologyGraph | undefined;
  /** How the cluster stands with what is shown beside `file`; undefined where neither files nor cluster tell of a calico-node. */
  verdictInSteps(file: string | undefined, family: Family): Generator<undefined, Verdict | undefined>;
  /** Which nodes and pods reach which, of all pairs; undefined without an inventory. */
  reachInSteps(file: string | undefined, options?: ReachOptions): Generator<undefined, ReachReport | undefined>;
  reach(file: string | undefined, options?: ReachOptions): ReachReport | undefined;
  /**
   * The way of a packet there and back. Ends are `pod1`, `namespace/pod1`, `node:vms71` or an address; undefined
   * without an inventory.
   */
  trace(file: string | undefined, from: string, to: string, options?: TraceOptions): PacketPaths | NoPath | undefined;
  /** What policies decide. */
  readonly policies: PolicyAnswers;
}

/** Creates a service that knows no files and no inventory. */
export function createCalicoService({ settings: initial = defaultSettings, limits }: ServiceInit = {}): CalicoService {
  const files = createFileStore({ limits });
  let inventory: ClusterInventory | undefined;
  let running: readonly Agent[] = [];
  let settings = initial;
  let analysis: Analysis | undefined;
  const changed = (): void => {
    analysis = undefined;
  };
  const now = (): Analysis => (analysis ??= { ...files.current(), inventory, running, settings });
  const definitionSources = (): DefinitionSources => ({
    files: files.current().files,
    published: inventory?.schemas,
    versionFor: versionsFor(runInputOf(now())),
  });
  /** The findings by the text that a file would have, with fixes as the rules propose them. */
  const findingsWith = ({ file, text: current }: ReadManifest): ((text: string) => readonly Finding[]) => {
    const { proposed } = findings.now(now());
    return (text) => (text === current ? proposed : drained(findingsAfter(new Map([[file, text]]), now())));
  };
  const network = createNetworkViews();
  const shownFor = (file: string | undefined) => inventory && shownBeside(file, now(), inventory);
  const resolutionFor = (file: string | undefined): Resolution | undefined => shownFor(file)?.resolution;
  /** Of what is shown beside `file`, once somebody asks for the first step. */
  function* beside<V>(
    file: string | undefined,
    view: (shown: Shown) => Generator<undefined, V> | undefined,
  ): Generator<undefined, V | undefined> {
    const shown = shownFor(file);
    return yield* (shown && view(shown)) ?? [];
  }
  const matrixInSteps: CalicoService['matrixInSteps'] = (file, options = {}) =>
    beside(file, (shown) => network.matrix(shown, options));
  const topologyInSteps: CalicoService['topologyInSteps'] = (file, options = {}) =>
    beside(file, (shown) => network.topology(shown, options));
  const verdictInSteps: CalicoService['verdictInSteps'] = (file, family) =>
    beside(file, ({ verdicts }) => verdicts?.inSteps(family));
  const reachInSteps: CalicoService['reachInSteps'] = (file, options = {}) =>
    beside(file, (shown) => network.reach(shown, options));
  return Object.freeze({
    setFile(file, text) {
      if (files.set(file, text)) changed();
    },
    removeFile(file) {
      if (files.remove(file)) changed();
    },
    setInventory(next) {
      if (next === inventory) return;
      if (next?.running !== inventory?.running) running = runningAgents(next);
      inventory = next;
      changed();
    },
    setSettings(next) {
      settings = next;
      changed();
    },
    findings: () => findings.now(now()).result,
    *findingsInSteps() {
      return (yield* findings.inSteps(now())).result;
    },
    hover(file, offset, time) {
      const manifest = files.get(file);
      if (manifest === undefined) return undefined;
      const derivedNow = derived.now(now());
      const method = methodHover(manifest, derivedNow, offset, time);
      if (method !== undefined) return method;
      const agents = derivedNow.agents.map(({ agent }) => agent);
      const found = variableAt({ manifest, files: files.current().files, agents }, offset);
      if (found !== undefined) return { about: 'variable', at: { file, span: found.span }, markdown: found.markdown };
      const told = resourceHover(manifest, runInputOf(now()), offset);
      if (told !== undefined) return told;
      const field = fieldHover(manifest, definitionSources(), offset);
      return field && { about: 'field', at: { file, span: field.span }, markdown: field.markdown };
    },
    completions(file, offset) {
      const manifest = files.get(file);
      if (manifest === undefined || manifest.documents.length === 0) return [];
      const items = completionItems({ manifest, ...derived.now(now()), inventory }, offset);
      return withSchemaItems(items, { manifest, ...definitionSources() }, offset).map(plainItem);
    },
    inlayHints: (file) => (mentionsCalico(files.get(file)) ? inlayHints(file, hintSites(derived.now(now()))) : []),
    codeLenses: (file) => (mentionsCalico(files.get(file)) ? codeLenses(file, derived.now(now()).agents) : []),
    definition(file, offset) {
      const manifest = files.get(file);
      const all = files.current().files;
      return manifest && (definitionAt(manifest, all, offset) ?? resourceDefinitionAt(manifest, all, offset));
    },
    references(file, offset) {
      const manifest = files.get(file);
      const all = files.current().files;
      if (manifest === undefined) return [];
      return [...referencesAt(manifest, all, offset), ...resourceReferencesAt(manifest, all, offset)];
    },
    *prepareInSteps() {
      yield* judgeInSteps(now());
    },
    *prepareFixesInSteps(file, span) {
      for (const { site, agent } of (yield* derived.inSteps(now())).contexts) {
        if (site.value?.file !== file && agent.agent.file !== file) continue;
        if (agent.resolution !== undefined) yield* suggestInSteps(agent.resolution, site.family);
      }
      yield* (yield* findings.inSteps(now())).tryInSteps((at) => at.file === file && overlaps(at.span, span));
    },
    fixes(file, span) {
      const touching = findings.now(now()).findings.filter(({ at }) => at.file === file && overlaps(at.span, span));
      return offeredFixes({ touching, contexts: derived.now(now()).contexts, text: files.get(file)?.text }, file, span);
    },
    fixAll(file) {
      const manifest = files.get(file);
      return manifest === undefined ? { edits: [], titles: [] } : fixAll(file, manifest.text, findingsWith(manifest));
    },
    heldBack(file) {
      const manifest = files.get(file);
      return manifest === undefined ? [] : heldBack(file, manifest.text, findingsWith(manifest));
    },
    resolutions: () => derived.now(now()).agents.flatMap(({ resolution }) => resolution ?? []),
    verdicts: () => derived.now(now()).agents.flatMap(({ resolution, verdicts }) => (resolution ? [verdicts] : [])),
    resolutionFor,
    verdictsFor: (file) => shownFor(file)?.verdicts,
    writeMethod(file, family, text) {
      const shown = resolutionFor(file)?.plan.agent;
      const { sites, agents } = derived.now(now());
      const agent = agents.find((each) => each.agent === shown);
      const site = sites.find((each) => each.effective && each.agent === shown && each.family === family);
      if (agent === undefined || site === undefined || site.templated) return undefined;
      return methodFix({ site, agent }, text, say('Use {0}', text))[0];
    },
    commandHover(text, offset, time) {
      const found = methodInCommand(text, offset);
      if (found === undefined) return undefined;
      const { plan, resolution } = playMethod(found.text, found.family, { inventory, settings });
      const site = { ...found, form: 'env', value: undefined, effective: true } as const;
      return { span: found.span, markdown: hoverMarkdown({ site, plan, resolution, now: time }) };
    },
    agents: () => derived.now(now()).agents.map(({ agent }) => agent),
    sites: () => derived.now(now()).sites,
    files: () => files.current().files.map(({ file, text }) => ({ name: file, text })),
    matrixInSteps,
    matrix: (file, options) => drained(matrixInSteps(file, options)),
    topologyInSteps,
    topology: (file, options) => drained(topologyInSteps(file, options)),
    verdictInSteps,
    reachInSteps,
    reach: (file, options) => drained(reachInSteps(file, options)),
    trace(file, from, to, options = {}) {
      const shown = shownFor(file);
      return shown && network.trace(shown, from, to, options);
    },
    policies: createPolicyAnswers(files.get, now),
  } satisfies CalicoService);
}

/** Whether a file holds anything that is decoded: most YAML does not, and is not worth deriving for. */
function mentionsCalico(manifest: ReadManifest | undefined): boolean {
  return manifest !== undefined && manifest.documents.length > 0;
}
