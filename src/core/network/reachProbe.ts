import { type Address, parseAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { PathEnd } from './ends.ts';
import { type Fault, type Gravity, graver, gravest, gravityOf } from './fault.ts';
import type { Walk } from './flight.ts';
import { type Hop, stopOf } from './hop.ts';
import type { PathContext } from './model.ts';
import { imaginedPath, type NodePath, pathTo } from './nodePath.ts';
import { podInterface } from './podInterface.ts';
import { type Trace, trace, traceBack } from './trace.ts';
import { fromUnconnected } from './walk.ts';

/** Whether one node reaches another, tried by walks: there, and back with what answers. */

export interface Answer {
  /** `note`: packets arrive; `assumed`: they do if what the fault names is so. */
  readonly gravity: Gravity;
  /** What decides, and the hop where it does; undefined where nothing is in the way. */
  readonly fault?: Fault;
  readonly hop?: Hop;
  /** It is the answer that is stopped. */
  readonly reply: boolean;
  readonly from: PathEnd;
  readonly to: PathEnd;
}

export interface Tried {
  /** From the node itself to the other one's address. */
  readonly nodes: Answer;
  /** From its pods to the other one's: the worst. */
  readonly pods: Answer;
  /** The names of all nodes by which packets came. */
  readonly passed: ReadonlySet<string>;
}

export type PodEnd = PathEnd & { readonly kind: 'pod' };

/** The pods of a node that have an address of the family, and a network of their own. */
export function podEnds(context: PathContext, node: Node): readonly PodEnd[] {
  const { family, interfacePrefix } = context;
  return context.podsOf(node).flatMap((pod): readonly PodEnd[] => {
    if (pod.hostNetwork) return [];
    const address = pod.ips.flatMap((text) => parseAddress(text) ?? []).find((each) => each.family === family);
    if (address === undefined) return [];
    return [{ kind: 'pod', node, address, pod, device: podInterface(pod.namespace, pod.name, interfacePrefix) }];
  });
}

/** `pods`: those of each node that stand for all of its pods. */
export function tryPair(
  context: PathContext,
  from: Node,
  to: Node,
  pods: { readonly from: readonly PodEnd[]; readonly to: readonly PodEnd[] },
): Tried {
  const passed = new Set<string>();
  const nodes = roundTrip(context, { kind: 'node', node: from }, { kind: 'node', node: to }, passed);
  return { nodes, pods: worst(podAnswers(context, from, to, pods, passed)), passed };
}

function podAnswers(
  context: PathContext,
  from: Node,
  to: Node,
  pods: { readonly from: readonly PodEnd[]; readonly to: readonly PodEnd[] },
  passed: Set<string>,
): readonly Answer[] {
  const home = context.blocksOf(from)[0]?.address;
  if (pods.to.length > 0 && pods.from.length > 0) {
    return pods.from.flatMap((one) => pods.to.map((other) => roundTrip(context, one, other, passed)));
  }
  if (pods.to.length > 0) {
    const sender = senderOf(from, home);
    return pods.to.map((other) => answerOf(trace(context, sender, other), false, passed));
  }
  const blocks = context.blocksOf(to);
  const paths =
    blocks.length === 0
      ? [imaginedPath(context, from, to, home)]
      : blocks.map(({ address }) => pathTo(context, from, to, address, home));
  return paths.map((path, at) => pathAnswer(path, senderOf(from, home), blocks[at]?.address, passed));
}

function senderOf(node: Node, home: Address | undefined): PathEnd {
  return home === undefined ? { kind: 'node', node } : { kind: 'pod', node, address: home };
}

function roundTrip(context: PathContext, from: PathEnd, to: PathEnd, passed: Set<string>): Answer {
  const there = trace(context, from, to);
  const answer = answerOf(there, false, passed);
  passUnconnected(context, there, passed);
  if (answer.gravity === 'broken') return answer;
  const back = answerOf(traceBack(context, there), true, passed);
  const isWorse = graver(back.gravity, answer.gravity);
  return isWorse ? { ...back, from, to } : answer;
}

/** Where what a node sends stops, the path of unconnected sockets has been walked too. */
function passUnconnected(context: PathContext, { from, to, hops, destination }: Trace, passed: Set<string>): void {
  if (from.kind !== 'node' || destination === undefined || stopOf(hops) === undefined) return;
  const walk: Walk = { context, to, veth: undefined, undo: undefined, hops: [], translations: [] };
  fromUnconnected(walk, from.node, destination);
  for (const { node } of walk.hops) passed.add(node);
}

function answerOf(traced: Trace, reply: boolean, passed: Set<string>): Answer {
  const { hops, from, to, unconnectedArrives } = traced;
  for (const { node } of hops) passed.add(node);
  const stop = stopOf(hops);
  const found = decisive(stop === undefined ? hops.flatMap(({ faults }) => faults) : (hops[stop]?.faults ?? []), hops);
  const gravity = unconnectedArrives ? 'doubtful' : found.gravity;
  return { ...found, gravity, reply, from, to };
}

function pathAnswer(path: NodePath, from: PathEnd, address: Address | undefined, passed: Set<string>): Answer {
  for (const { node } of path.hops) passed.add(node);
  const { to: node } = path;
  const to: PathEnd = address === undefined ? { kind: 'node', node } : { kind: 'pod', node, address };
  return { ...decisive(path.faults, path.hops), reply: false, from, to };
}

function decisive(faults: readonly Fault[], hops: readonly Hop[]): Pick<Answer, 'gravity' | 'fault' | 'hop'> {
  const gravity = gravest(faults);
  const fault = gravity === 'note' ? undefined : faults.find((each) => gravityOf(each) === gravity);
  if (fault === undefined) return { gravity };
  const hop = hops.find((each) => each.faults.includes(fault));
  return { gravity, fault, ...(hop && { hop }) };
}

function worst(answers: readonly Answer[]): Answer {
  return answers.reduce((a, b) => (graver(b.gravity, a.gravity) ? b : a));
}
