import type { Family } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { PathContext } from './model.ts';
import { type Classes, classesOf, type Likeness, likenessOf } from './reachClasses.ts';
import { createPairMemory, type PairMemory } from './reachMemory.ts';
import { podEnds, type Tried, tryOwn, tryPair } from './reachProbe.ts';

/**
 * Which nodes, and which nodes' pods, reach which: every ordered pair. Nodes are alike where all that a walk may ask of
 * them is; one pair of two classes is walked for all of theirs. Those that are like no other are walked one by one.
 */
export interface Reach {
  readonly nodes: readonly Node[];
  /** Ordered ones, of two nodes each. */
  readonly pairs: number;
  readonly cells: readonly Cell[];
  /** So many kinds of nodes there are, and so many walks there and back were made of each mode. */
  readonly classes: number;
  readonly walks: number;
  /** The cell of a pair of nodes, by their numbers; that of a node and itself is about its own pods. */
  cellOf(from: number, to: number): Cell | undefined;
}

/** Pairs with the same answers. */
export interface Cell {
  readonly count: number;
  /** The pair that was walked, by the nodes' numbers. */
  readonly from: number;
  readonly to: number;
  /** In the order of the contexts. */
  readonly tried: readonly Tried[];
  /** The numbers of all senders, and of all receivers. */
  readonly senders: readonly number[];
  readonly receivers: readonly number[];
  /** So many of the pairs are those of this sender, or of this receiver. */
  sentBy(node: number): number;
  sentTo(node: number): number;
}

/** The answers of all contexts, which are of one inventory and family. */
export function* reachOf(contexts: readonly [PathContext, ...PathContext[]]): Generator<undefined, Reach> {
  for (const context of contexts) yield* context.indexInSteps();
  const likeness = yield* likenessOf(contexts);
  const walked: Walked = { pairs: new Map(), memories: contexts.map(createPairMemory) };
  const hubs = new Set<number>();
  for (;;) {
    const known = hubs.size;
    const found = yield* cellsOf(contexts, likeness, hubs, walked);
    // Who passes a further node is told apart by what that one has for them.
    if (hubs.size === known) return { ...found, walks: walked.pairs.size };
  }
}

/** What has been walked, by the pair's number, and before that. */
interface Walked {
  readonly pairs: Map<number, readonly Tried[]>;
  /** Of each context. */
  readonly memories: readonly PairMemory[];
}

/** So many pairs are sorted, or walked, at once. */
const sortedAtOnce = 20_000;
const walkedAtOnce = 4;

type Group = Omit<Cell, 'tried'>;

interface Gathered extends Exceptions {
  readonly from: number;
  readonly to: number;
}

function* cellsOf(
  contexts: readonly [PathContext, ...PathContext[]],
  likeness: Likeness,
  hubs: Set<number>,
  walked: Walked,
): Generator<undefined, Omit<Reach, 'walks'>> {
  const { nodes } = likeness;
  const classes = yield* classesOf(likeness, hubs);
  const isPlain = contexts[0].family === 4;
  const groups = new Map([...(yield* groupsOf(classes)), ...ownGroups(classes, isPlain)]);
  const numbers = new Map(nodes.map(({ name }, at) => [name, at]));
  const cells = new Map<string, Cell>();
  let at = 0;
  for (const [key, group] of groups) {
    const { from, to } = group;
    at += 1;
    if (at % walkedAtOnce === 0) yield undefined;
    const pair = from * nodes.length + to;
    const tried = walked.pairs.get(pair) ?? walk(contexts[0].family, walked.memories, likeness, from, to);
    walked.pairs.set(pair, tried);
    for (const name of tried.flatMap(({ passed }) => [...passed])) {
      const number = numbers.get(name);
      if (number !== undefined && number !== from && number !== to) hubs.add(number);
    }
    cells.set(key, { ...group, tried });
  }
  return {
    nodes,
    pairs: nodes.length * (nodes.length - 1),
    cells: [...cells.values()],
    classes: classes.members.length,
    cellOf: (from, to) => cells.get(from === to ? ownKey(classes, from, isPlain) : keyOf(classes, from, to)),
  };
}

function walk(
  family: Family,
  memories: readonly PairMemory[],
  { nodes, forms }: Likeness,
  from: number,
  to: number,
): readonly Tried[] {
  const [sender, receiver] = [nodes[from], nodes[to]];
  if (sender === undefined || receiver === undefined) return [];
  const pair = from * nodes.length + to;
  if (from === to) {
    // IPv6 chooses the source for each pod by the bits that it has in common with it.
    const twins = family === 4 ? forms[from]?.twins : undefined;
    return memories.map((memory) =>
      memory.answer(pair, twins ?? [], (context) => tryOwn(context, sender, twins ?? podEnds(context, sender))),
    );
  }
  const pods = { from: forms[from]?.pods ?? [], to: forms[to]?.pods ?? [] };
  return memories.map((memory) =>
    memory.answer(pair, [...pods.from, ...pods.to], (context) => tryPair(context, sender, receiver, pods)),
  );
}

function keyOf({ of, relation }: Classes, from: number, to: number): string {
  return `${of[from]} ${of[to]} ${relation(from, to)} ${relation(to, from)}`;
}

function ownKey({ of }: Classes, node: number, isPlain: boolean): string {
  return isPlain ? `own ${of[node]}` : `own node ${node}`;
}

/** Each node and itself, by its class, or where that does not tell by the node. */
function ownGroups(classes: Classes, isPlain: boolean): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const members of isPlain ? classes.members : classes.of.map((_, node) => [node])) {
    const [node] = members;
    if (node === undefined) continue;
    const ends = { from: node, to: node, senders: members, receivers: members, sentBy: () => 1, sentTo: () => 1 };
    groups.set(ownKey(classes, node, isPlain), { count: members.length, ...ends });
  }
  return groups;
}

/** Pairs by their classes and what they have for each other, by the key that {@link keyOf} gives. */
function* groupsOf(classes: Classes): Generator<undefined, ReadonlyMap<string, Group>> {
  const { of, members, related, relation } = classes;
  const groups = new Map<string, Gathered>();
  /** Of pairs of classes, those that have something for each other. */
  const taken = new Map<string, Exceptions>();
  let at = 0;
  for (const from of of.keys()) {
    for (const to of related(from)) {
      at += 1;
      if (at % sortedAtOnce === 0) yield undefined;
      take(from, to);
      if (relation(to, from) === 0) take(to, from);
    }
  }
  function take(from: number, to: number): void {
    const key = keyOf(classes, from, to);
    const group = groups.get(key) ?? { from, to, count: 0, senders: new Map(), receivers: new Map() };
    countPair(group, from, to);
    groups.set(key, group);
    const both = `${of[from]} ${of[to]}`;
    const exceptions = taken.get(both) ?? { count: 0, senders: new Map(), receivers: new Map() };
    countPair(exceptions, from, to);
    taken.set(both, exceptions);
  }
  const all = new Map<string, Group>();
  for (const [key, { senders, receivers, ...rest }] of groups) {
    const sentBy = (node: number): number => senders.get(node) ?? 0;
    const sentTo = (node: number): number => receivers.get(node) ?? 0;
    all.set(key, { ...rest, senders: [...senders.keys()], receivers: [...receivers.keys()], sentBy, sentTo });
  }
  for (const [one, senders] of members.entries()) {
    yield undefined;
    for (const [other, receivers] of members.entries()) {
      const exceptions = taken.get(`${one} ${other}`);
      const count = senders.length * receivers.length - (one === other ? senders.length : 0) - (exceptions?.count ?? 0);
      if (count <= 0) continue;
      const left = without(senders, receivers, one === other, exceptions);
      const pair = plainPair(classes, left.senders, left.receivers);
      if (pair !== undefined) all.set(`${one} ${other} 0 0`, { count, ...pair, ...left });
    }
  }
  return all;
}

interface Exceptions {
  count: number;
  readonly senders: Map<number, number>;
  readonly receivers: Map<number, number>;
}

function countPair(counts: Exceptions, from: number, to: number): void {
  counts.count += 1;
  counts.senders.set(from, (counts.senders.get(from) ?? 0) + 1);
  counts.receivers.set(to, (counts.receivers.get(to) ?? 0) + 1);
}

/** Senders and receivers that have any pair left. */
function without(
  senders: readonly number[],
  receivers: readonly number[],
  isSame: boolean,
  exceptions: Exceptions | undefined,
): Pick<Cell, 'senders' | 'receivers' | 'sentBy' | 'sentTo'> {
  const own = isSame ? 1 : 0;
  const sentBy = (node: number): number => receivers.length - own - (exceptions?.senders.get(node) ?? 0);
  const sentTo = (node: number): number => senders.length - own - (exceptions?.receivers.get(node) ?? 0);
  if (exceptions === undefined) return { senders, receivers, sentBy, sentTo };
  return {
    senders: senders.filter((node) => sentBy(node) > 0),
    receivers: receivers.filter((node) => sentTo(node) > 0),
    sentBy,
    sentTo,
  };
}

/** The first pair that has nothing for each other. */
function plainPair(
  { relation }: Classes,
  senders: readonly number[],
  receivers: readonly number[],
): { readonly from: number; readonly to: number } | undefined {
  for (const from of senders) {
    const to = receivers.find((each) => each !== from && relation(from, each) === 0 && relation(each, from) === 0);
    if (to !== undefined) return { from, to };
  }
  return undefined;
}
