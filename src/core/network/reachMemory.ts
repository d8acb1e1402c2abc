import type { ClusterInventory } from '../inventory/inventory.ts';
import { sameAddress } from '../net/address.ts';
import type { Kernel } from '../net/kernel/kernel.ts';
import type { Node } from '../net/node.ts';
import { keyedQuery } from '../query.ts';
import { createKernel } from './expected.ts';
import type { NodeAddress, PathContext } from './model.ts';
import type { PodEnd, Tried } from './reachProbe.ts';

/**
 * Remembers what pairs of nodes were found to reach, with all that their walks asked of a plan: under another plan that
 * gives the same answers, as where few nodes' addresses change, they are not walked again.
 */
export interface PairMemory {
  /** What `attempt` finds, or what was found before. `pair` is its number; `ends` are the pods that it tries. */
  answer(pair: number, ends: readonly PodEnd[], attempt: (context: PathContext) => Tried): Tried;
}

interface Known {
  readonly tried: Tried;
  readonly ends: readonly PodEnd[];
  readonly asked: Asked;
}

interface Asked {
  readonly addresses: readonly (readonly [Node, NodeAddress])[];
  readonly backends: readonly (readonly [Node, string | undefined])[];
  readonly holders: readonly (readonly [bigint, readonly Node[]])[];
}

/** Kinds of plans: live and planned, with and without supposed modes of pools, and some that are tried out. */
const mostKinds = 4;
/** So many pairs of one kind are remembered: some 100 MB. */
const mostPairs = 40_000;

const knownPairs = keyedQuery((_: ClusterInventory, _kind: string) => new Map<number, Known>(), mostKinds);

export function createPairMemory(context: PathContext): PairMemory {
  const pairs = knownPairs(context.inventory, kindOf(context));
  const addresses = new Map<Node, NodeAddress>();
  const backends = new Map<Node, string | undefined>();
  const holders = new Map<bigint, readonly Node[]>();
  const kernels = new Map<Node, Kernel>();
  const noting: PathContext = {
    ...context,
    addressOf: (node) => noted(addresses, node, context.addressOf(node)),
    backendOf: (node) => noted(backends, node, context.backendOf(node)),
    holders: (address) => noted(holders, address.value, context.holders(address)),
    kernelOf(node) {
      const kernel = kernels.get(node) ?? createKernel(noting, node, context.kernelOf(node).host);
      kernels.set(node, kernel);
      return kernel;
    },
  };
  return {
    answer(pair, ends, attempt) {
      const known = pairs.get(pair);
      if (known !== undefined && sameEnds(known.ends, ends) && answersSame(context, known.asked)) return known.tried;
      for (const each of [addresses, backends, holders]) each.clear();
      const tried = attempt(noting);
      const asked = { addresses: [...addresses], backends: [...backends], holders: [...holders] };
      if (known !== undefined || pairs.size < mostPairs) pairs.set(pair, { tried, ends, asked });
      return tried;
    },
  };
}

function noted<K, V>(answers: Map<K, V>, key: K, answer: V): V {
  answers.set(key, answer);
  return answer;
}

/** All else of a context that walks depend on: what it says but by functions, and the inventory aside. */
function kindOf({ inventory: _inventory, resolution: _resolution, ranges: _ranges, ...facts }: PathContext): string {
  return JSON.stringify(facts, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

function sameEnds(a: readonly PodEnd[], b: readonly PodEnd[]): boolean {
  return a.length === b.length && a.every(({ pod }, at) => pod === b[at]?.pod);
}

function answersSame(context: PathContext, { addresses, backends, holders }: Asked): boolean {
  const { family } = context;
  return (
    addresses.every(([node, before]) => sameNodeAddress(before, context.addressOf(node))) &&
    backends.every(([node, before]) => before === context.backendOf(node)) &&
    holders.every(([value, before]) => sameNodes(before, context.holders({ family, value })))
  );
}

function sameNodeAddress(a: NodeAddress, b: NodeAddress): boolean {
  if (a === b) return true;
  if (a.kind !== 'known' || b.kind !== 'known') return false;
  return sameAddress(a.address, b.address) && a.length === b.length && a.device === b.device && a.changed === b.changed;
}

function sameNodes(a: readonly Node[], b: readonly Node[]): boolean {
  return a === b || (a.length === b.length && a.every((node, at) => node === b[at]));
}
