import type { Node } from '../net/node.ts';
import type { PathContext } from './model.ts';
import { batch, gather } from './reachFacts.ts';
import { type Form, formOf } from './reachForms.ts';
import { createNames, type Names } from './reachNames.ts';
import { createVteps } from './reachNeighbours.ts';

/** Nodes by classes: between two classes all pairs have the same answers, but for those that `relation` tells apart. */
export interface Classes {
  /** The class of each node, by the node's number. */
  readonly of: readonly number[];
  readonly members: readonly (readonly number[])[];
  /** What `from` has for `to` alone, as a number; 0: nothing. */
  relation(from: number, to: number): number;
  /** The nodes for which `from` has something. */
  related(from: number): Iterable<number>;
}

/** What classes are made from: all that a walk may ask, of each node. */
export interface Likeness {
  readonly nodes: readonly Node[];
  /** Without their base, of which `bases` has a number. */
  readonly forms: readonly Omit<Form, 'base'>[];
  readonly bases: readonly number[];
  /** By the node's number, and that of another: what the one has for the other, as a number. */
  readonly relations: readonly ReadonlyMap<number, number>[];
  /** Nodes that may stand first among those that have an address, so that others meet them and none that is like them. */
  readonly singles: ReadonlySet<number>;
}

export function* likenessOf(contexts: readonly [PathContext, ...PathContext[]]): Generator<undefined, Likeness> {
  const [{ inventory, family }] = contexts;
  const { nodes } = inventory;
  const input = yield* gather(contexts);
  const vtepOf = createVteps(nodes, family);
  for (;;) {
    const { special } = input;
    const known = special.size;
    const names = yield* createNames(input);
    const forms: Omit<Form, 'base'>[] = [];
    const bases: number[] = [];
    const numbers = new Map<string, number>();
    for (const [self, node] of nodes.entries()) {
      if (self % batch === batch - 1) yield undefined;
      const { base, ...form } = formOf({ contexts, node, self, names, vtepOf });
      const number = numbers.get(base) ?? numbers.size;
      numbers.set(base, number);
      bases.push(number);
      forms.push(form);
    }
    // An address that is named by its value now has to be so everywhere.
    if (special.size === known) {
      yield undefined;
      const relations = numbered(forms);
      yield undefined;
      return { nodes, forms, bases, relations, singles: singlesOf(forms, bases, names) };
    }
  }
}

function numbered(forms: Likeness['forms']): readonly ReadonlyMap<number, number>[] {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, known);
    return known;
  };
  return forms.map(({ about, isOdd }, self) => {
    const own = new Map([...about].map(([peer, items]) => [peer, numberOf(items.join('\n'))] as const));
    if (isOdd) for (let peer = 0; peer < forms.length; peer += 1) if (peer !== self) own.set(peer, numberOf(`${peer}`));
    return own;
  });
}

/** Where several nodes have an address, the first one of them counts, or for that one itself the next. */
function singlesOf(forms: Likeness['forms'], bases: readonly number[], { shared }: Names): ReadonlySet<number> {
  const singles = new Set(forms.flatMap(({ isOdd }, at) => (isOdd ? [at] : [])));
  for (const { nodes, isPods } of shared) {
    const counts = new Map<number, number>();
    for (const node of nodes) {
      const base = bases[node] ?? -1;
      const count = counts.get(base) ?? 0;
      counts.set(base, count + 1);
      if (isPods || count < 2) singles.add(node);
    }
  }
  return singles;
}

/** `hubs`: nodes that packets between others pass, so that what they have for each of these counts too. */
export function classesOf({ nodes, bases, relations, singles }: Likeness, hubs: ReadonlySet<number>): Classes {
  const relation = (from: number, to: number): number => relations[from]?.get(to) ?? 0;
  const numbers = new Map<string, number>();
  const members: number[][] = [];
  const passed = [...hubs];
  const of = nodes.map(({ name }, at) => {
    const own = singles.has(at) || hubs.has(at) ? name : '';
    const byHub = passed.map((hub) => `${relation(hub, at)} ${relation(at, hub)}`).join();
    const key = JSON.stringify([bases[at], own, byHub]);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    const known = members[number];
    if (known === undefined) members[number] = [at];
    else known.push(at);
    return number;
  });
  return { of, members, relation, related: (from) => relations[from]?.keys() ?? [] };
}
