import { type ClusterInventory, localNames, type Pod, type PolicyFacts } from '../core/inventory/inventory.ts';
import { type NodeFacts, nodeOfFacts } from '../core/inventory/kubernetesNode.ts';
import { type NodeReading, withReading } from '../core/inventory/nodeCommands.ts';
import type { Node } from '../core/net/node.ts';
import type { NodeAnswer } from './askNode.ts';
import type { Details } from './calico.ts';

/** Gathers what has been learned so far, and makes an inventory of it whenever one is asked for. */
export interface ClusterState {
  setNode(facts: NodeFacts): void;
  removeNode(name: string): void;
  /** Forgets the nodes that are none of `names`. */
  keepNodes(names: ReadonlySet<string>): void;
  /** Keeps what was learned earlier where this answer has no reading. */
  setAnswer(name: string, answer: NodeAnswer): void;
  setDetails(details: Details): void;
  details(): Details;
  setPods(pods: readonly Pod[]): void;
  /** What isn't told stays as it was. */
  addPolicyFacts(facts: PolicyFacts): void;
  /** None where they were never read. */
  pods(): readonly Pod[];
  facts(name: string): NodeFacts | undefined;
  names(): readonly string[];
  /** A new object only where something has changed. */
  inventory(takenAt: string): ClusterInventory;
}

interface Entry {
  readonly facts: NodeFacts;
  /** What the facts alone tell; made with them, page by page. */
  readonly base: Node;
  readonly reading?: NodeReading;
  readonly trouble?: string;
  /** Made when asked for, and kept until something changes. */
  node?: Node;
}

/** `name` is what the user calls the cluster. */
export function createClusterState(name: string): ClusterState {
  const entries = new Map<string, Entry>();
  let details: Details = {};
  let pods: readonly Pod[] | undefined;
  let policyFacts: PolicyFacts = {};
  let made: ClusterInventory | undefined;
  let storesHere: boolean | undefined;
  return {
    setNode(facts) {
      const entry = entries.get(facts.name);
      if (entry !== undefined && JSON.stringify(entry.facts) === JSON.stringify(facts)) return;
      entries.set(facts.name, { ...withoutNode(entry), facts, base: nodeOfFacts(facts) });
      made = undefined;
    },
    removeNode(node) {
      if (entries.delete(node)) made = undefined;
    },
    keepNodes(names) {
      for (const node of [...entries.keys()].filter((each) => !names.has(each))) entries.delete(node);
      made = undefined;
    },
    setAnswer(node, { reading, trouble }) {
      const entry = entries.get(node);
      if (entry === undefined) return;
      const { facts, base } = entry;
      const kept = reading ?? entry.reading;
      entries.set(node, { facts, base, ...(kept && { reading: kept }), ...(trouble !== undefined && { trouble }) });
      made = undefined;
    },
    setDetails(next) {
      details = next;
      made = undefined;
    },
    details: () => details,
    setPods(next) {
      pods = next;
      made = undefined;
    },
    addPolicyFacts(next) {
      policyFacts = { ...policyFacts, ...next };
      made = undefined;
    },
    pods: () => pods ?? [],
    facts: (node) => entries.get(node)?.facts,
    names: () => [...entries.keys()],
    inventory(takenAt) {
      if (made !== undefined) return made;
      const stores = details.pools !== undefined || [...entries.values()].some(({ facts }) => hasStored(facts));
      if (stores !== storesHere) for (const entry of entries.values()) delete entry.node;
      storesHere = stores;
      const nodes = [...entries.values()].map((entry) => {
        entry.node ??= nodeOf(entry, stores);
        return entry.node;
      });
      if (!inOrder(nodes)) nodes.sort((a, b) => (a.name < b.name ? -1 : 1));
      made = {
        source: { kind: 'cluster', name, takenAt },
        nodes,
        hosts: localNames,
        ...details,
        ...(pods && { pods }),
        ...policyFacts,
      };
      return made;
    },
  };
}

/** As the API server lists them, unless the watch has added one. */
function inOrder(nodes: readonly Node[]): boolean {
  return nodes.every(({ name }, at) => at === 0 || (nodes[at - 1]?.name ?? '') <= name);
}

function withoutNode(entry: Entry | undefined): Partial<Entry> {
  const { node: _, ...rest } = entry ?? {};
  return rest;
}

function hasStored({ stored }: NodeFacts): boolean {
  return stored[4] !== undefined || stored[6] !== undefined;
}

/** Calico with a datastore of its own (etcd) notes nothing on the nodes: there, that nothing is stored is not known. */
function nodeOf({ base, reading, trouble }: Entry, stores: boolean): Node {
  const { stored, tunnels, ...known } = base;
  const node = stores ? base : known;
  if (reading === undefined && trouble === undefined) return node;
  const told = { ...node, ...(trouble !== undefined && { trouble }) };
  return reading === undefined ? told : withReading(told, reading);
}
