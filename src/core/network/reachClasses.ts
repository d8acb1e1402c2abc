import type { ClusterInventory } from '../inventory/inventory.ts';
import type { Node } from '../net/node.ts';
import { keyedQuery } from '../query.ts';
import type { PathContext } from './model.ts';
import { createNodeDevices } from './reachDevices.ts';
import { batch, type Contexts, gather, gatherFurther, withFurther } from './reachFacts.ts';
import { type Form, formOf } from './reachForms.ts';
import { calicoText } from './reachItems.ts';
import { createNames, type Names, type NamesInput } from './reachNames.ts';
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

export function* likenessOf(contexts: Contexts): Generator<undefined, Likeness> {
  const [context] = contexts;
  const { inventory } = context;
  const { nodes } = inventory;
  const facts = yield* factsOf(context);
  const found = yield* gatherFurther(contexts, facts);
  const kept = knownForms(inventory, `${context.family} ${context.interfacePrefix} ${found.key}`);
  for (;;) {
    kept.made ??= yield* formsOf(context, withFurther(facts, found), kept.special);
    const { names, forms, bases, relations, special } = kept.made;
    const known = special.size;
    const numbers = new Map<string, number>();
    const all: number[] = [];
    for (const [self, node] of nodes.entries()) {
      if (self % calicoAtOnce === calicoAtOnce - 1) yield undefined;
      const deviceNames = forms[self]?.deviceNames ?? String;
      all.push(numberOf(numbers, `${bases[self]} ${calicoText(contexts, node, { names, self, deviceNames })}`));
    }
    yield undefined;
    if (special.size === known) return { nodes, forms, bases: all, relations, singles: singlesOf(forms, all, names) };
    // An address that is named by its value now has to be so everywhere.
    kept.special = special;
    delete kept.made;
  }
}

const calicoAtOnce = 50;

/** What nodes have whatever is chosen on them. */
interface Forms extends Pick<Likeness, 'forms' | 'bases' | 'relations'> {
  readonly names: Names;
  readonly special: Set<bigint>;
}

const knownFacts = keyedQuery((_: ClusterInventory, _key: string): { made?: NamesInput } => ({}));
/** Of what contexts add, so many kinds are kept: most add the same. */
const mostForms = 4;
const knownForms = keyedQuery(
  (_: ClusterInventory, _key: string): { made?: Forms; special?: ReadonlySet<bigint> } => ({}),
  mostForms,
);

function* factsOf(context: PathContext): Generator<undefined, NamesInput> {
  const kept = knownFacts(context.inventory, `${context.family} ${context.interfacePrefix}`);
  kept.made ??= yield* gather(context);
  return kept.made;
}

/** `known`: addresses of which it is known already that they are named by their value. */
function* formsOf(
  context: PathContext,
  facts: NamesInput,
  known: ReadonlySet<bigint> = new Set(),
): Generator<undefined, Forms> {
  const { nodes } = context.inventory;
  const input = { ...facts, special: new Set([...facts.special, ...known]) };
  const vtepOf = createVteps(nodes, context.family);
  const devicesOf = createNodeDevices(context.family, (name) => name.startsWith(context.interfacePrefix));
  for (;;) {
    const { special } = input;
    const before = special.size;
    const names = yield* createNames(input);
    const forms: Omit<Form, 'base'>[] = [];
    const bases: number[] = [];
    const numbers = new Map<string, number>();
    for (const [self, node] of nodes.entries()) {
      if (self % batch === batch - 1) yield undefined;
      const { base, ...form } = formOf({ context, node, self, names, vtepOf, devicesOf });
      bases.push(numberOf(numbers, base));
      forms.push(form);
    }
    // An address that is named by its value now has to be so everywhere.
    if (special.size === before) return { names, special, forms, bases, relations: yield* numbered(forms) };
  }
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text) ?? numbers.size + 1;
  numbers.set(text, known);
  return known;
}

function* numbered(forms: Likeness['forms']): Generator<undefined, readonly ReadonlyMap<number, number>[]> {
  const numbers = new Map<string, number>();
  const found: ReadonlyMap<number, number>[] = [];
  for (const [self, { about, isOdd }] of forms.entries()) {
    if (self % batch === batch - 1) yield undefined;
    const own = new Map([...about].map(([peer, items]) => [peer, numberOf(numbers, items.join('\n'))] as const));
    if (isOdd) {
      for (let peer = 0; peer < forms.length; peer += 1) if (peer !== self) own.set(peer, numberOf(numbers, `${peer}`));
    }
    found.push(own);
  }
  return found;
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
export function* classesOf(
  { nodes, bases, relations, singles }: Likeness,
  hubs: ReadonlySet<number>,
): Generator<undefined, Classes> {
  const relation = (from: number, to: number): number => relations[from]?.get(to) ?? 0;
  const numbers = new Map<string, number>();
  const members: number[][] = [];
  const passed = [...hubs];
  const of: number[] = [];
  for (const [at, { name }] of nodes.entries()) {
    if (at % classedAtOnce === classedAtOnce - 1) yield undefined;
    const own = singles.has(at) || hubs.has(at) ? name : '';
    const byHub = passed.map((hub) => `${relation(hub, at)} ${relation(at, hub)}`).join();
    const key = JSON.stringify([bases[at], own, byHub]);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    const known = members[number];
    if (known === undefined) members[number] = [at];
    else known.push(at);
    of.push(number);
  }
  return { of, members, relation, related: (from) => relations[from]?.keys() ?? [] };
}

const classedAtOnce = 500;
