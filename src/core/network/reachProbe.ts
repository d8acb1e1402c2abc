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

/** From a node itself or from its pods, to another one's address or to its pods. */
export type Scope = 'nodes' | 'pods' | 'nodes-to-pods' | 'pods-to-nodes';

export interface Tried {
  /** The worst answer of each; absent where there is nobody to send or to receive. */
  readonly answers: { readonly [S in Scope]?: Answer };
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

interface Pods {
  readonly from: readonly PodEnd[];
  readonly to: readonly PodEnd[];
}

/** `pods`: those of each node that stand for all of its pods. */
export function tryPair(context: PathContext, from: Node, to: Node, pods: Pods): Tried {
  const passed = new Set<string>();
  const sender: PathEnd = { kind: 'node', node: from };
  const receiver: PathEnd = { kind: 'node', node: to };
  const round = (one: PathEnd, other: PathEnd): Answer => roundTrip(context, one, other, passed);
  const home = context.blocksOf(from)[0]?.address;
  const answers = {
    nodes: [round(sender, receiver)],
    pods: podAnswers(context, from, to, pods, passed),
    'nodes-to-pods':
      pods.to.length > 0
        ? pods.to.map((pod) => round(sender, pod))
        : blockAnswers(context, from, to, undefined, passed),
    'pods-to-nodes':
      pods.from.length > 0
        ? pods.from.map((pod) => round(pod, receiver))
        : home === undefined
          ? []
          : [answerOf(trace(context, senderOf(from, home), receiver), false, passed)],
  };
  return { answers: worstOf(answers), passed };
}

/** What a node and its own pods send each other. */
export function tryOwn(context: PathContext, node: Node, pods: readonly PodEnd[]): Tried {
  const passed = new Set<string>();
  const self: PathEnd = { kind: 'node', node };
  const round = (one: PathEnd, other: PathEnd): Answer => roundTrip(context, one, other, passed);
  const answers = {
    pods: pods.flatMap((one) => pods.filter((other) => other !== one).map((other) => round(one, other))),
    'nodes-to-pods': pods.map((pod) => round(self, pod)),
    'pods-to-nodes': pods.map((pod) => round(pod, self)),
  };
  return { answers: worstOf(answers), passed };
}

function worstOf(answers: { readonly [S in Scope]?: readonly Answer[] }): Tried['answers'] {
  const found: { [S in Scope]?: Answer } = {};
  for (const scope of scopes) {
    const worst = worstAnswer(answers[scope] ?? []);
    if (worst !== undefined) found[scope] = worst;
  }
  return found;
}

export const scopes = ['nodes', 'pods', 'nodes-to-pods', 'pods-to-nodes'] as const satisfies readonly Scope[];

function podAnswers(context: PathContext, from: Node, to: Node, pods: Pods, passed: Set<string>): readonly Answer[] {
  const home = context.blocksOf(from)[0]?.address;
  if (pods.to.length === 0) return blockAnswers(context, from, to, home, passed);
  if (pods.from.length > 0) {
    return pods.from.flatMap((one) => pods.to.map((other) => roundTrip(context, one, other, passed)));
  }
  // Without a block there is no address that a pod there would have.
  if (home === undefined) return [];
  return pods.to.map((other) => answerOf(trace(context, senderOf(from, home), other), false, passed));
}

/** To the blocks of a node of which no pods are known, else to a pod that is thought of. */
function blockAnswers(
  context: PathContext,
  from: Node,
  to: Node,
  source: Address | undefined,
  passed: Set<string>,
): readonly Answer[] {
  const blocks = context.blocksOf(to);
  const paths =
    blocks.length === 0
      ? [imaginedPath(context, from, to, source)]
      : blocks.map(({ address }) => pathTo(context, from, to, address, source));
  return paths.map((path, at) => pathAnswer(path, senderOf(from, source), blocks[at]?.address, passed));
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

function worstAnswer([first, ...others]: readonly Answer[]): Answer | undefined {
  return others.reduce((a, b) => (a !== undefined && graver(b.gravity, a.gravity) ? b : a), first);
}
