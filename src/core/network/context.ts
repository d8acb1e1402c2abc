import { type EndpointToHost, endpointToHostVariable, readEndpointToHost } from '../calico/endpointToHost.ts';
import { type CalicoVersion, newest, parseVersion } from '../calico/version.ts';
import { append, groupBy, present } from '../collections.ts';
import { isAnotherAddress, ownerOf } from '../detection/candidates.ts';
import type { FamilyOutcome } from '../detection/startup.ts';
import { workloadPrefix } from '../facts/devices.ts';
import type { BlockAffinity, Pod } from '../inventory/inventory.ts';
import { felixVariable } from '../manifest/agent.ts';
import {
  type Address,
  bits,
  type Family,
  network,
  parseAddress,
  parsePrefix,
  sameAddress,
  unmap,
} from '../net/address.ts';
import { createHost, emptyHost, isUsable } from '../net/kernel/host.ts';
import type { Kernel } from '../net/kernel/kernel.ts';
import type { InterfaceAddress, Node } from '../net/node.ts';
import { keyedQuery, once, query } from '../query.ts';
import type { Resolution } from '../resolution.ts';
import { firewallOf } from './connection.ts';
import { createKernel } from './expected.ts';
import type { Block, NodeAddress, PathContext, PathInput } from './model.ts';
import { podInterface } from './podInterface.ts';
import { poolsOf } from './pool.ts';
import { poolModesOf, withModes } from './poolModes.ts';
import { tunnelAddresses } from './predictedRoute.ts';

/** Of so many nodes the address is read in one step. */
const nodesInStep = 500;

/** Prepares paths for one family and mode. */
export function createPathContext(input: PathInput): PathContext {
  const { inventory, resolution, family, mode } = input;
  const told = resolution?.plan.version;
  const version = told?.version ?? parseVersion(inventory.calicoVersion ?? '');
  const nodes = once(() => new Map(inventory.nodes.map((node) => [node.name, node])));
  const outcomes = once(
    () => new Map(resolution?.results.map(({ node, startup }) => [node, startup.outcomes[family]])),
  );
  const kernels = new Map<Node, Kernel>();
  const backends = new Map<Node, string | undefined>();
  const used = version ?? newest;
  const addresses = new Map<Node, NodeAddress>();
  const addressOf = (node: Node): NodeAddress => {
    const known = addresses.get(node);
    if (known !== undefined) return known;
    const made =
      mode === 'live' ? storedAddress(node, family, used) : plannedAddress(node, outcomes().get(node), family, used);
    addresses.set(node, made);
    return made;
  };
  const holders = once(() => indexed(inventory.nodes, (node) => knownValue(addressOf(node))));
  const carriers = once(() => carriersIn(inventory.nodes, family));
  const blocks = once(() => readBlocks(inventory.blocks ?? [], nodes(), family));
  const pods = once(() => indexed(inventory.pods ?? [], ({ node }) => [node]));
  const podsByAddress = once(() =>
    indexed(inventory.pods ?? [], (pod) => (pod.hostNetwork ? [] : valuesOf(pod, family))),
  );
  const tunnelOwners = once(() => tunnelOwnersIn(inventory.nodes, family));
  const interfacePrefix = prefixOf(resolution);
  const known = poolsOf(inventory, input.ranges, family, mode === 'planned');
  const { poolModes } = input;
  const context: PathContext = {
    ...input,
    version: used,
    versionKnown: told === undefined ? version !== undefined : told.from !== 'assumed',
    pools: poolModes === undefined ? known : withModes(known, poolModes, inventory, family),
    *indexInSteps() {
      for (const [at, node] of inventory.nodes.entries()) {
        if (at % nodesInStep === 0) yield undefined;
        addressOf(node);
      }
      for (const index of [nodes, outcomes, holders, carriers, blocks, pods, podsByAddress, tunnelOwners]) {
        index();
        yield undefined;
      }
    },
    node: (name) => nodes().get(name),
    addressOf,
    holders: (address) => holders().get(address.value) ?? [],
    carriers: (address) => carriers().get(address.value) ?? [],
    kernelOf(node) {
      const kernel = kernels.get(node) ?? createKernel(context, node, createHost(node, family) ?? emptyHost(family));
      kernels.set(node, kernel);
      return kernel;
    },
    firewallOf,
    tunnelOwner: (address) => tunnelOwners().get(address.value)?.[0],
    podDevice(address) {
      const pod = context.podAt(address);
      return pod && podInterface(pod.namespace, pod.name, interfacePrefix);
    },
    blockOf: (address) => blocks().holding(address),
    blocksOf: (node) =>
      blocks()
        .byNode.get(node)
        ?.map(({ prefix }) => prefix) ?? [],
    podsOf: ({ name }) => pods().get(name) ?? [],
    podAt: (address) => podsByAddress().get(address.value)?.[0],
    endpointToHost: endpointToHostOf(resolution),
    interfacePrefix,
    backendOf(node) {
      if (!backends.has(node)) backends.set(node, resolution?.plan.settingsFor(node).backend);
      return backends.get(node);
    },
  };
  return context;
}

/** What a path depends on of a calico-node's settings, but for the method: texts that are equal where paths are. */
export const pathSettingsKey = query((resolution: Resolution): string => {
  const { plan, inventory } = resolution;
  const backends = inventory.nodes.map((node) => plan.settingsFor(node).backend ?? '');
  return JSON.stringify([
    prefixOf(resolution),
    endpointToHostOf(resolution) ?? null,
    poolModesOf(plan.agent) ?? null,
    new Set(backends).size < 2 ? backends.slice(0, 1) : backends,
  ]);
});

/** The first item of FELIX_INTERFACEPREFIX (libcalico-go/lib/backend/k8s/conversion/workload_endpoint_default.go). */
function prefixOf(resolution: Resolution | undefined): string {
  const agent = resolution?.plan.agent;
  const text = agent?.form === 'workload' ? agent.env.get('FELIX_INTERFACEPREFIX')?.text : undefined;
  return text?.split(',')[0] || workloadPrefix;
}

/** Only as far as calico-node's environment says it, which goes before every FelixConfiguration. */
function endpointToHostOf(resolution: Resolution | undefined): EndpointToHost | undefined {
  const agent = resolution?.plan.agent;
  return agent && readEndpointToHost(felixVariable(agent, endpointToHostVariable)?.text);
}

function indexed<V, K>(items: readonly V[], keysOf: (item: V) => readonly K[]): ReadonlyMap<K, readonly V[]> {
  const index = new Map<K, V[]>();
  for (const item of items) {
    const keys = keysOf(item);
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [item]);
      else known.push(item);
    }
  }
  return index;
}

function knownValue(address: NodeAddress): readonly bigint[] {
  return address.kind === 'known' ? [address.address.value] : [];
}

type Carriers = ReadonlyMap<bigint, readonly Node[]>;

/** Both modes, and every plan, ask for the same. */
/** The nodes with an address on an interface, by its value: in loops, for there are some hundred thousand interfaces. */
const carriersIn = keyedQuery((nodes: readonly Node[], family: Family): Carriers => {
  const index = new Map<bigint, Node[]>();
  const add = (node: Node, own: InterfaceAddress): void => {
    const { family: of, value } = unmap(own.address);
    if (of !== family || !isUsable(own)) return;
    if (index.get(value)?.at(-1) !== node) append(index, value, node);
  };
  for (const node of nodes) {
    for (const { addresses } of node.interfaces ?? []) for (const own of addresses) add(node, own);
  }
  return index;
});

const tunnelOwnersIn = keyedQuery((nodes: readonly Node[], family: Family) =>
  indexed(nodes, (node) => tunnelAddresses(node, family).map(({ value }) => value)),
);

function valuesOf({ ips }: Pod, family: Family): readonly bigint[] {
  return ips.flatMap((text) => {
    const address = parseAddress(text);
    return address?.family === family ? [address.value] : [];
  });
}

interface Blocks {
  /** The smallest one that holds the address. */
  holding(address: Address): Block | undefined;
  readonly byNode: ReadonlyMap<Node, readonly Block[]>;
}

function readBlocks(blocks: readonly BlockAffinity[], nodes: ReadonlyMap<string, Node>, family: Family): Blocks {
  const all = blocks.flatMap(({ cidr, node }): readonly Block[] => {
    const prefix = parsePrefix(cidr);
    return prefix?.address.family === family ? [{ prefix: network(prefix), owner: nodes.get(node) }] : [];
  });
  const lengths = [...groupBy(all, ({ prefix }) => prefix.length)].sort(([a], [b]) => b - a);
  const levels = lengths.map(([length, own]) => ({
    length,
    own: indexed(own, ({ prefix }) => [prefix.address.value]),
  }));
  const holding = (address: Address): Block | undefined => {
    for (const { length, own } of levels) {
      const found = own.get(network({ address, length }).address.value)?.[0];
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return { holding, byNode: indexed(all, ({ owner }) => (owner === undefined ? [] : [owner])) };
}

/** The address that is stored; one without a prefix counts as a full one. */
function storedAddress(node: Node, family: Family, version: CalicoVersion): NodeAddress {
  if (node.stored === undefined) return { kind: 'unknown' };
  const text = node.stored[family];
  const read = text === undefined ? undefined : addressIn(text, family);
  if (read === undefined) return { kind: 'none' };
  return { kind: 'known', ...read, ...deviceOf(read.address, node, version), changed: false };
}

function writtenAddress(
  node: Node,
  outcome: FamilyOutcome,
  text: string,
  family: Family,
  version: CalicoVersion,
): NodeAddress {
  const read = addressIn(text, family);
  if (read === undefined) return { kind: 'unknown', outcome };
  return { kind: 'known', ...read, ...deviceOf(read.address, node, version), ...changeOf(read.address, node, family) };
}

function plannedAddress(
  node: Node,
  outcome: FamilyOutcome | undefined,
  family: Family,
  version: CalicoVersion,
): NodeAddress {
  if (outcome === undefined) return { kind: 'unknown' };
  if (outcome.kind === 'kept') return writtenAddress(node, outcome, outcome.stored, family, version);
  if (outcome.kind === 'literal') return writtenAddress(node, outcome, outcome.address, family, version);
  if (outcome.kind === 'fails') return { kind: 'unknown', outcome };
  if (outcome.kind === 'none' && outcome.because === 'backend-none') return untouched(node, family, version, outcome);
  if (outcome.kind !== 'chosen') return { kind: 'none', outcome };
  if (outcome.choice.outcome !== 'detected') return { kind: 'unknown', outcome };
  const { candidate } = outcome.choice;
  const address = candidate.storedAddress ?? candidate.address;
  return {
    kind: 'known',
    address,
    ...present({
      length: candidate.prefixLength,
      device: candidate.storedAddress === undefined ? candidate.interface.name : undefined,
      changed: node.stored && isMoved(node.stored[family], candidate),
    }),
  };
}

/** Where calico-node looks for no address, the one that is stored stays. */
function untouched(node: Node, family: Family, version: CalicoVersion, outcome: FamilyOutcome): NodeAddress {
  const stored = storedAddress(node, family, version);
  return stored.kind === 'known' ? stored : { kind: 'unknown', outcome };
}

function isMoved(stored: string | undefined, candidate: Parameters<typeof isAnotherAddress>[1]): boolean {
  return stored === undefined || isAnotherAddress(stored, candidate);
}

function changeOf(address: Address, { stored }: Node, family: Family): { readonly changed?: boolean } {
  if (stored === undefined) return {};
  const before = addressIn(stored[family] ?? '', family);
  return { changed: before === undefined || !sameAddress(before.address, address) };
}

function addressIn(text: string, family: Family): { readonly address: Address; readonly length: number } | undefined {
  const prefix = parsePrefix(text);
  const read = prefix?.address ?? parseAddress(text);
  const address = read && unmap(read);
  if (address?.family !== family) return undefined;
  return { address, length: prefix?.length ?? bits(family) };
}

function deviceOf(address: Address, node: Node, version: CalicoVersion): { readonly device?: string } {
  const owner = ownerOf(address, node, version);
  return owner === undefined ? {} : { device: owner.interface.name };
}
