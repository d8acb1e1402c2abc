import type { BgpSetup, ClusterInventory } from '../inventory/inventory.ts';
import { type Message, say } from '../message.ts';
import { bothFamilies, type Family, parseAddress, unmap } from '../net/address.ts';
import { createPathContext } from '../network/context.ts';
import { familyOfEnd, isEnd, type NoEnd, type PathEnd, readEnd } from '../network/ends.ts';
import type { PathContext, PathMode } from '../network/model.ts';
import { outsideEnd } from '../network/outside.ts';
import { reachOf } from '../network/reach.ts';
import { type Verdict, verdictOf } from '../network/verdict.ts';
import type { KnownVersion } from '../plan.ts';
import { type AddressRange, rangesKey } from '../ranges.ts';
import type { Resolution } from '../resolution.ts';
import { drained } from '../steps.ts';
import type { Verdicts } from '../verdicts.ts';
import { agentTitle } from '../words/agentTitle.ts';
import { alternativesText } from '../words/listText.ts';
import {
  bestValue,
  createMatrixCache,
  type MatrixInput,
  type MatrixOptions,
  type MethodMatrix,
  methodMatrix,
} from './methodMatrix.ts';
import { type NoPath, type PacketPaths, packetPaths } from './packetPath.ts';
import { type ReachReport, reachReport } from './reachReport.ts';
import { familiesInUse } from './resolutionData.ts';
import { type TopologyGraph, type TopologyOptions, topologyGraph } from './topologyGraph.ts';

/** What is shown: an inventory, and what a calico-node does on its nodes. */
export interface Shown {
  readonly inventory: ClusterInventory;
  /** Undefined where neither a file nor the cluster tells of a calico-node. */
  readonly resolution: Resolution | undefined;
  /** The pools that the files write. */
  readonly ranges: readonly AddressRange[];
  /** What the files write of BGP sessions. */
  readonly bgp: Partial<BgpSetup> | undefined;
  /** How the cluster stands by it; undefined without a resolution. */
  readonly verdicts: Verdicts | undefined;
  /** The version where there is no resolution. */
  readonly version: KnownVersion;
}

export interface TraceOptions {
  /** Default `planned`; without a calico-node in files or cluster it is `live` in any case. */
  readonly mode?: PathMode;
  /** Default: that of an end which is an address, else the first one for which both ends have one. */
  readonly family?: Family;
}

export interface ReachOptions {
  /** Default `planned`; without a calico-node in files or cluster it is `live` in any case. */
  readonly mode?: PathMode;
  /** Default: the first in use. */
  readonly family?: Family;
  /** Tells too which pairs break or heal when the files are applied. */
  readonly diff?: boolean;
}

/** Topology, comparison and paths, with what they remember from one question to the next. */
export interface NetworkViews {
  matrix(shown: Shown, options: MatrixOptions): Generator<undefined, MethodMatrix>;
  /** Undefined without a calico-node. */
  topology(shown: Shown, options: TopologyOptions): Generator<undefined, TopologyGraph | undefined>;
  reach(shown: Shown, options: ReachOptions): Generator<undefined, ReachReport>;
  trace(shown: Shown, from: string, to: string, options: TraceOptions): PacketPaths | NoPath;
}

/** On more nodes than this no better value is looked for only to advise one. */
const mostAdvised = 1000;
const mostContexts = 4;

export function createNetworkViews(): NetworkViews {
  let known: ClusterInventory | undefined;
  let cache = createMatrixCache();
  let contexts: readonly PathContext[] = [];
  let current: Verdict | undefined;
  let shownGraph: { readonly planned: PathContext; readonly key: string; readonly graph: TopologyGraph } | undefined;
  const remember = ({ inventory }: Shown): void => {
    if (inventory === known) return;
    known = inventory;
    cache = createMatrixCache();
    contexts = [];
    shownGraph = undefined;
    current = undefined;
  };
  const contextFor = (shown: Shown, family: Family, mode: PathMode): PathContext => {
    const found = contexts.find((each) => isOf(each, shown, family, mode)) ?? contextOf(shown, family, mode);
    contexts = [found, ...contexts.filter((each) => each !== found)].slice(0, mostContexts);
    return found;
  };
  /** A search or an opened group asks for the same one. */
  function* liveVerdict(context: PathContext): Generator<undefined, Verdict> {
    const made = current?.context === context ? current : yield* verdictOf({ context });
    current = made;
    return made;
  }
  const matrixInput = (shown: Shown, options: MatrixOptions): MatrixInput => {
    const { inventory, resolution, ranges, bgp, version } = shown;
    return { inventory, own: resolution, ranges, bgp, version: resolution?.plan.version ?? version, options };
  };
  const better = (shown: Shown, family: Family) => (): string | undefined => {
    if (shown.inventory.nodes.length > mostAdvised) return undefined;
    return drained(bestValue(matrixInput(shown, { family }), cache));
  };
  return {
    *matrix(shown, options) {
      remember(shown);
      return yield* methodMatrix(matrixInput(shown, options), cache);
    },
    *topology(shown, options) {
      remember(shown);
      const { resolution, verdicts } = shown;
      if (resolution === undefined || verdicts === undefined) return undefined;
      const family = options.family ?? familiesInUse(resolution)[0] ?? 4;
      const [planned, live] = [contextFor(shown, family, 'planned'), contextFor(shown, family, 'live')];
      const key = JSON.stringify([options, resolution.plan.agent && agentTitle(resolution.plan.agent)]);
      if (shownGraph?.planned === planned && shownGraph.key === key) return shownGraph.graph;
      const isLive = options.mode === 'live';
      const verdict = yield* isLive ? liveVerdict(live) : verdicts.inSteps(family);
      const graph = yield* topologyGraph({ resolution, context: isLive ? live : planned, live, verdict, options });
      shownGraph = { planned, key, graph };
      return graph;
    },
    *reach(shown, { mode, family: given, diff }) {
      remember(shown);
      const { resolution, verdicts } = shown;
      const family = given ?? (resolution && familiesInUse(resolution)[0]) ?? 4;
      const live = contextFor(shown, family, 'live');
      if (verdicts === undefined || mode === 'live') {
        return reachReport(yield* verdictOf({ context: live }), undefined);
      }
      const verdict = yield* verdicts.inSteps(family);
      const compared = diff ? yield* reachOf([live, contextFor(shown, family, 'planned')]) : undefined;
      return reachReport(verdict, compared);
    },
    trace(shown, from, to, options) {
      remember(shown);
      const mode = shown.resolution === undefined ? 'live' : (options.mode ?? 'planned');
      const [one, other] = [familyOfEnd(from), familyOfEnd(to)];
      if (one !== undefined && other !== undefined && one !== other) {
        return {
          reason: say(
            '"{0}" and "{1}" are in different address families: no packet can go from one to the other.',
            from,
            to,
          ),
        };
      }
      const told = options.family ?? one ?? other;
      const families = told === undefined ? familiesInOrder(shown, mode) : [told];
      const tries = families.map((family) => () => {
        const context = contextFor(shown, family, mode);
        return tracedIn(context, from, to, better(shown, family));
      });
      return firstPath(tries) ?? { reason: say('Nothing to trace.') };
    },
  };
}

/** Both, first those of which nodes have, or are to have, an address for Calico. */
function familiesInOrder({ inventory, resolution }: Shown, mode: PathMode): readonly Family[] {
  const used =
    mode === 'planned' && resolution !== undefined
      ? familiesInUse(resolution)
      : bothFamilies.filter((family) => inventory.nodes.some(({ stored }) => stored?.[family] !== undefined));
  return [...new Set([...used, ...bothFamilies])];
}

/** The first that gives a path, else what the first one lacks. */
function firstPath(tries: readonly (() => PacketPaths | NoPath)[]): PacketPaths | NoPath | undefined {
  let lack: NoPath | undefined;
  for (const attempt of tries) {
    const found = attempt();
    if (!('reason' in found)) return found;
    lack ??= found;
  }
  return lack;
}

function tracedIn(
  context: PathContext,
  from: string,
  to: string,
  better: () => string | undefined,
): PacketPaths | NoPath {
  const [start, end] = [readEnd(context, from), readDestination(context, to)];
  if (!isEnd(start)) return { reason: noEndText(start) };
  if (!isEnd(end)) return { reason: noEndText(end) };
  return packetPaths(context, start, end, better);
}

/** An address that nobody in the cluster has is outside: packets may go there. */
function readDestination(context: PathContext, text: string): PathEnd | NoEnd {
  const end = readEnd(context, text);
  const address = end.kind === 'unknown' ? parseAddress(text) : undefined;
  return address === undefined ? end : outsideEnd(unmap(address));
}

/** Why a text names no end of a path: a sentence. */
function noEndText(end: NoEnd): Message {
  switch (end.kind) {
    case 'unknown':
      return end.podsKnown
        ? say('"{0}" isn\'t a pod, node or address in the inventory.', end.text)
        : say('"{0}" isn\'t a node or address in the inventory, and the inventory has no pods.', end.text);
    case 'ambiguous':
      return say(
        'Several pods are called "{0}": add the namespace, as in {1}.',
        end.text,
        alternativesText(end.namespaces),
      );
    case 'node-unknown':
      return say('The pod "{0}" runs on {1}, which isn\'t in the inventory.', end.text, end.node);
    case 'no-address':
      return say('The pod "{0}" has no IPv{1} address.', end.text, end.family);
  }
}

function contextOf({ inventory, resolution, ranges, bgp }: Shown, family: Family, mode: PathMode): PathContext {
  return createPathContext({ inventory, resolution, ranges, bgp, family, mode });
}

function isOf(context: PathContext, shown: Shown, family: Family, mode: PathMode): boolean {
  return (
    context.family === family &&
    context.mode === mode &&
    context.resolution?.results === shown.resolution?.results &&
    context.resolution?.plan.key === shown.resolution?.plan.key &&
    rangesKey(context.ranges) === rangesKey(shown.ranges) &&
    JSON.stringify(context.bgp) === JSON.stringify(shown.bgp)
  );
}
