import type * as path from '../core/features/packetPath.ts';
import type * as ends from '../core/features/pathEnds.ts';
import type { PathPolicies, PathPolicyStep } from '../core/features/pathPolicies.ts';
import type * as graph from '../core/features/topologyModel.ts';
import type { Family } from '../core/net/address.ts';
import type { Rendered } from '../core/words/rendered.ts';
import {
  type Guard,
  isFlag,
  isIndex,
  isListOf,
  isNumber,
  isOneOf,
  isOptional,
  isRecordOf,
  isText,
  isWord,
} from './guards.ts';
import { type FromAnyView, fromAnyView, type Guards, type Message, type ToAnyView, toAnyView } from './messages.ts';

/** What passes between the editor and the topology, with the paths of packets in it. */

export type { PathMode } from '../core/features/packetPath.ts';
export type TopologyGraph = Rendered<graph.TopologyGraph>;
export type SubnetBus = Rendered<graph.SubnetBus>;
export type NodeCard = Rendered<graph.NodeCard>;
export type NicDot = Rendered<graph.NicDot>;
export type PodDot = Rendered<graph.PodDot>;
export type TunnelLine = Rendered<graph.TunnelLine>;
export type PacketPaths = Rendered<path.PacketPaths>;
export type PacketPath = Rendered<path.PacketPath>;
export type PathEndText = Rendered<path.PathEndText>;
export type HopText = Rendered<path.HopText>;
export type EndOption = Rendered<ends.EndOption>;

/** What is to be shown: the page keeps it, and tells it again when it is back. */
export interface TopologyWish {
  /** Absent: the first family that is in use. */
  readonly family?: Family | undefined;
  /** Groups whose nodes get a card each, by the ids of their cards. */
  readonly open: readonly string[];
  /** Only nodes with this text. */
  readonly search: string;
  /** A node that gets a card of its own; empty for none. */
  readonly alone: string;
  /** The ends of the path, as they were written; empty for none. */
  readonly from: string;
  readonly to: string;
  readonly mode: path.PathMode;
  /** What is sent, like `80/tcp`; empty for anything. */
  readonly port: string;
}

/** What policies say on the way there; the editor knows where their rules stand. */
export interface ShownPathPolicies extends Rendered<Omit<PathPolicies, 'steps'>> {
  readonly steps: readonly ShownPolicyStep[];
}

export interface ShownPolicyStep extends Rendered<Omit<PathPolicyStep, 'at'>> {
  /** `web.yaml:12`; empty where nothing that is written decides. */
  readonly where: string;
}

/** The path that is wished for. */
export interface PathAnswer {
  readonly from: string;
  readonly to: string;
  readonly mode: path.PathMode;
  /** Absent where there is none; then `reason` says why. */
  readonly paths?: PacketPaths | undefined;
  readonly reason: string;
  /** Absent where no policy is known. */
  readonly policies?: ShownPathPolicies | undefined;
}

/** What a command asks of the page; asked until the page has drawn. */
export interface TopologyTask {
  readonly kind: 'pick' | 'node';
  /** The node to show, or to trace from; for `pick` it may be empty. */
  readonly node: string;
}

export type ToTopologyView =
  | ToAnyView
  | {
      readonly type: 'topology';
      /** Later data has a greater one. */
      readonly version: number;
      readonly families: readonly Family[];
      readonly graph: TopologyGraph;
      readonly path?: PathAnswer | undefined;
      readonly task?: TopologyTask | undefined;
    }
  /** Ends of paths in which the text occurs. */
  | { readonly type: 'ends'; readonly text: string; readonly options: readonly EndOption[] }
  /** What became of something that the user asked for: a sentence. */
  | { readonly type: 'told'; readonly text: string };

export type FromTopologyView =
  | FromAnyView
  | { readonly type: 'wish'; readonly wish: TopologyWish }
  | { readonly type: 'findEnds'; readonly text: string }
  /** Goes to where the method is written by which the nodes get their addresses. */
  | { readonly type: 'goToMethod'; readonly version: number }
  /** Goes to where the rule stands that decides at one of the path's steps. */
  | { readonly type: 'goToRule'; readonly version: number; readonly step: number }
  /** Writes the method that the path on the way there, or back, says to use. */
  | { readonly type: 'useRemedy'; readonly version: number; readonly back: boolean }
  /** Shows the node in the NIC panel. */
  | { readonly type: 'openNics'; readonly node: string }
  /** Saves the drawing, as the text of an SVG file. */
  | { readonly type: 'saveSvg'; readonly svg: string };

const isFamily: Guard<Family> = isOneOf(4, 6);
const isMode = isWord<path.PathMode>({ planned: true, live: true });
const isState = isWord<NodeCard['state']>({ good: true, odd: true, bad: true, unknown: true });
const isWayState = isWord<TunnelLine['state']>({ ok: true, doubtful: true, broken: true, unknown: true });
const isTexts = isListOf(isText);

const isRoute = isRecordOf({ text: isText, from: isOneOf('live', 'predicted') });

const isBus = isRecordOf<SubnetBus>({ cidr: isText, color: isIndex, nodes: isIndex, chosen: isIndex });

const isNic = isRecordOf<NicDot>({
  name: isText,
  addresses: isTexts,
  subnet: isOptional(isText),
  chosen: isFlag,
  stored: isFlag,
  virtual: isFlag,
  down: isFlag,
  tunnel: isFlag,
  mtu: isOptional(isNumber),
});

const isCard = isRecordOf<NodeCard>({
  id: isText,
  title: isText,
  count: isIndex,
  nodes: isTexts,
  state: isState,
  why: isText,
  nics: isListOf(isNic),
  blocks: isTexts,
  pods: isListOf(isRecordOf<PodDot>({ name: isText, address: isText, device: isText })),
  morePods: isIndex,
  change: isOptional(isRecordOf({ before: isText, after: isText })),
});

const isTunnel = isRecordOf<TunnelLine>({
  from: isText,
  to: isText,
  encapsulation: isWord<TunnelLine['encapsulation']>({
    ipip: true,
    vxlan: true,
    wireguard: true,
    none: true,
    unknown: true,
  }),
  state: isWayState,
  text: isText,
  reasons: isTexts,
  device: isOptional(isText),
  route: isOptional(isRoute),
  before: isOptional(isRecordOf({ state: isWayState, text: isText })),
});

const isGraph = isRecordOf<TopologyGraph>({
  family: isFamily,
  title: isText,
  summary: isText,
  changes: isFlag,
  subnets: isListOf(isBus),
  cards: isListOf(isCard),
  tunnels: isListOf(isTunnel),
  pools: isTexts,
  leftOut: isIndex,
});

const isEnd = isRecordOf<PathEndText>({
  kind: isWord<PathEndText['kind']>({ pod: true, node: true, outside: true }),
  name: isText,
  node: isText,
  address: isText,
});

const isHop = isRecordOf<HopText>({
  kind: isWord<HopText['kind']>({
    pod: true,
    veth: true,
    route: true,
    block: true,
    encapsulation: true,
    nat: true,
    egress: true,
    ingress: true,
    decapsulation: true,
    local: true,
    outside: true,
  }),
  node: isText,
  device: isOptional(isText),
  title: isText,
  text: isText,
  route: isOptional(isRoute),
  outer: isOptional(isRecordOf<NonNullable<HopText['outer']>>({ source: isOptional(isText), destination: isText })),
  state: isWord<HopText['state']>({ ok: true, doubtful: true, broken: true, unknown: true, unreached: true }),
  problems: isListOf(isRecordOf({ text: isText, advice: isText })),
});

const isPath = isRecordOf<PacketPath>({
  from: isEnd,
  to: isEnd,
  family: isFamily,
  mode: isMode,
  outcome: isWord<PacketPath['outcome']>({ arrives: true, stops: true, doubtful: true, unknown: true }),
  summary: isText,
  remedy: isOptional(isText),
  conditions: isOptional(isListOf(isText)),
  hops: isListOf(isHop),
  stopsAt: isOptional(isIndex),
});

const isVerdict = isWord<PathPolicies['verdict']>({ allow: true, deny: true, unknown: true });

const isPolicies = isRecordOf<ShownPathPolicies>({
  verdict: isVerdict,
  text: isText,
  steps: isListOf(isRecordOf<ShownPolicyStep>({ hop: isIndex, verdict: isVerdict, text: isText, where: isText })),
});

const isAnswer = isRecordOf<PathAnswer>({
  from: isText,
  to: isText,
  mode: isMode,
  paths: isOptional(isRecordOf<PacketPaths>({ there: isPath, back: isPath })),
  reason: isText,
  policies: isOptional(isPolicies),
});

export const isTopologyWish: Guard<TopologyWish> = isRecordOf<TopologyWish>({
  family: isOptional(isFamily),
  open: isTexts,
  search: isText,
  alone: isText,
  from: isText,
  to: isText,
  mode: isMode,
  port: isText,
});

export const toTopologyView: Guards<ToTopologyView> = {
  ...toAnyView,
  topology: isRecordOf<Message<ToTopologyView, 'topology'>>({
    type: isOneOf('topology'),
    version: isIndex,
    families: isListOf(isFamily),
    graph: isGraph,
    path: isOptional(isAnswer),
    task: isOptional(
      isRecordOf<TopologyTask>({ kind: isWord<TopologyTask['kind']>({ pick: true, node: true }), node: isText }),
    ),
  }),
  ends: isRecordOf<Message<ToTopologyView, 'ends'>>({
    type: isOneOf('ends'),
    text: isText,
    options: isListOf(isRecordOf<EndOption>({ value: isText, title: isText, detail: isText })),
  }),
  told: isRecordOf<Message<ToTopologyView, 'told'>>({ type: isOneOf('told'), text: isText }),
};

export const fromTopologyView: Guards<FromTopologyView> = {
  ...fromAnyView,
  wish: isRecordOf<Message<FromTopologyView, 'wish'>>({ type: isOneOf('wish'), wish: isTopologyWish }),
  findEnds: isRecordOf<Message<FromTopologyView, 'findEnds'>>({ type: isOneOf('findEnds'), text: isText }),
  goToMethod: isRecordOf<Message<FromTopologyView, 'goToMethod'>>({ type: isOneOf('goToMethod'), version: isIndex }),
  goToRule: isRecordOf<Message<FromTopologyView, 'goToRule'>>({
    type: isOneOf('goToRule'),
    version: isIndex,
    step: isIndex,
  }),
  useRemedy: isRecordOf<Message<FromTopologyView, 'useRemedy'>>({
    type: isOneOf('useRemedy'),
    version: isIndex,
    back: isFlag,
  }),
  openNics: isRecordOf<Message<FromTopologyView, 'openNics'>>({ type: isOneOf('openNics'), node: isText }),
  saveSvg: isRecordOf<Message<FromTopologyView, 'saveSvg'>>({ type: isOneOf('saveSvg'), svg: isText }),
};
