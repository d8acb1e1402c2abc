import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { readNodeFacts } from '../core/inventory/kubernetesNode.ts';
import type { Translate } from '../core/l10n.ts';
import { createNodeAsker, type NodeAsker } from './asker.ts';
import { type Reader, readDetails } from './calico.ts';
import { createJournal, type Journal, type Phase, type Progress } from './journal.ts';
import { createKubectl, type Kubectl, type KubectlOptions } from './kubectl.ts';
import { isKubeName, type KubeName } from './kubeName.ts';
import { type Listed, listNodes } from './listNodes.ts';
import { listPods } from './pods.ts';
import { readPolicyFacts } from './policyFacts.ts';
import { problemOf } from './problems.ts';
import { askSource, type SourceReply } from './source.ts';
import { type ClusterState, createClusterState } from './state.ts';
import { asksAgain, watchList } from './watch.ts';

export type { Phase, Progress } from './journal.ts';

/** Reads a cluster, bit by bit, into an inventory that gets better with each answer. */

export interface ConnectOptions extends KubectlOptions {
  readonly t: Translate;
  /** What the user calls the cluster; default: the context. */
  readonly name?: string;
  /** The namespace in which Calico's pods and DaemonSets are looked for; default: all. */
  readonly namespace?: KubeName;
  /**
   * Whether commands may be run in calico-node pods, which is what tells interfaces best; they only read. What asks
   * somebody is called once the nodes are listed, and never again.
   */
  readonly exec: boolean | (() => Promise<boolean>);
  /** On clusters with more nodes than this only those named to `execNodes` are asked; default 100. */
  readonly execAllUpTo?: number;
  /** Whether to read the pods: of all nodes, of a cluster with few nodes only, or not at all; default `few`. */
  readonly pods?: 'all' | 'few' | 'none';
  /** Whether to go on watching the nodes; default false. */
  readonly watch?: boolean;
  /** Milliseconds after which a node counts as slow and is asked again behind the others; default 2500. */
  readonly patience?: number;
  /** Milliseconds that a slow node gets the second time; default 60 s. */
  readonly nodeDeadline?: number;
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
  /** Told whenever something is learned: the same inventory object as before where only the progress has changed. */
  readonly onUpdate: (inventory: ClusterInventory | undefined, progress: Progress) => void;
}

export interface Session {
  /** Undefined until the nodes are listed. It stays when the cluster goes away. */
  readonly inventory: ClusterInventory | undefined;
  readonly progress: Progress;
  /** Resolves with the last phase of the first reading: `complete`, `failed` or `closed`. */
  readonly done: Promise<Phase>;
  /** Resolves when the slow nodes have been tried too. */
  settled(): Promise<void>;
  /** Asks these nodes for their interfaces, again where they have been asked; nothing where commands may not be run. */
  execNodes(names: readonly string[]): Promise<void>;
  /** Reads the pods of these nodes, beside those that are known. */
  readPods(nodes: readonly string[]): Promise<void>;
  /** Asks the node's kernel which source address it takes to `destination`, an address. */
  askSource(node: string, destination: string): Promise<SourceReply>;
  /** Reads everything again; what is known stays until something better comes. */
  refresh(): Promise<Phase>;
  /** Reads again what runs, and how it is configured. */
  readDetails(): Promise<void>;
  /** Ends all that runs and waits. */
  close(): void;
  /** Aborts when it is closed. */
  readonly signal: AbortSignal;
  readonly kubectl: Kubectl;
}

/** Begins to read the cluster. Nothing is thrown: what goes wrong is told in the progress. */
export function connect(options: ConnectOptions): Session {
  const ending = new AbortController();
  const work = createWork(options, ending.signal);
  const { journal, asker, kubectl } = work;
  const done = Promise.resolve().then(() => readCluster(work));
  return {
    get inventory() {
      return work.inventory();
    },
    get progress() {
      return journal.progress();
    },
    done,
    async settled() {
      await done;
      await asker.settled();
    },
    async execNodes(names) {
      if (await mayExec(work)) await askNodes(work, names);
    },
    readPods: (nodes) => addPods(work, nodes),
    async askSource(node, destination) {
      const pod = await asker.podOf(node);
      return askSource({ kubectl, signal: ending.signal, t: options.t, pod, destination });
    },
    refresh: () => done.then(() => readCluster(work)),
    readDetails: () => addDetails(work),
    signal: ending.signal,
    close() {
      journal.enter('closed');
      journal.dispose();
      ending.abort();
    },
    kubectl,
  };
}

/** All that the steps of reading share. */
interface Work {
  readonly options: ConnectOptions;
  readonly signal: AbortSignal;
  readonly kubectl: Kubectl;
  readonly state: ClusterState;
  readonly journal: Journal;
  readonly reader: Reader;
  readonly asker: NodeAsker;
  readonly inventory: () => ClusterInventory | undefined;
  /** Whether all nodes have been listed once. */
  listed: boolean;
  watching: boolean;
  /** Undefined until it is known. */
  exec: Promise<boolean> | undefined;
}

function createWork(options: ConnectOptions, signal: AbortSignal): Work {
  const { t, now = Date.now } = options;
  const kubectl = createKubectl(options);
  const state = createClusterState(options.name ?? options.context ?? 'cluster');
  const inventory = (): ClusterInventory | undefined =>
    work.listed ? state.inventory(new Date(now()).toISOString()) : undefined;
  const journal = createJournal({
    nodes: () => state.names().length,
    asker: () => asker,
    publish: (progress) => options.onUpdate(inventory(), progress),
  });
  const { namespace } = options;
  const place = namespace !== undefined && { namespace };
  const reader: Reader = { kubectl, options: { signal }, t, onProblem: journal.addProblem, ...place };
  const asker = createNodeAsker({
    ...reader,
    signal,
    width: options.concurrency ?? 4,
    patience: options.patience ?? 2500,
    deadline: options.nodeDeadline ?? 60_000,
    onAnswer(node, answer) {
      if (answer.failure === undefined) journal.removeProblem('exec', node);
      state.setAnswer(node, answer);
      journal.changed();
    },
  });
  const parts = { options, signal, kubectl, state, journal, reader, asker, inventory };
  const work: Work = { ...parts, listed: false, watching: false, exec: undefined };
  return work;
}

/** Reads everything once; gives the phase in which that ended. */
async function readCluster(work: Work): Promise<Phase> {
  const { journal, state, signal, options } = work;
  journal.begin(work.listed ? 'reading' : 'connecting');
  let details: Promise<void> | undefined;
  // The first page is the first call: it decides about the login, and only then there are more.
  const nodes = await list(work, () => {
    details ??= addDetails(work);
  });
  if (signal.aborted) return 'closed';
  if ('failure' in nodes) {
    journal.addProblem(problemOf('nodes', nodes.failure, options.t));
    journal.enter('failed');
    return 'failed';
  }
  work.listed = true;
  journal.enter('asking');
  await Promise.all([details, askAll(work, state.names()), readAllPods(work)]);
  if (signal.aborted) return 'closed';
  journal.enter('complete');
  if (options.watch) watch(work, nodes.version);
  return 'complete';
}

function list({ kubectl, signal, state, journal }: Work, onPage = (): void => undefined): Promise<Listed> {
  return listNodes(kubectl, signal, state, (expected) => {
    journal.expect(expected);
    onPage();
  });
}

async function addDetails({ reader, state, journal, signal }: Work): Promise<void> {
  const details = await readDetails(reader, state.details());
  if (signal.aborted) return;
  state.setDetails(details);
  journal.changed();
}

/** As many nodes as have few pods: some thousands at most. */
const fewNodes = 20;

/** Not to be allowed to list pods is no problem, where nobody has asked for them. */
async function readAllPods({ reader, state, journal, signal, options }: Work): Promise<void> {
  const { pods = 'few' } = options;
  if (pods === 'none' || (pods === 'few' && state.names().length > fewNodes)) return;
  const listing = await listPods(reader);
  if (signal.aborted) return;
  const isAsked = pods === 'all';
  if ('failure' in listing) {
    if (isAsked) journal.addProblem(problemOf('workloads', listing.failure, options.t));
    return journal.changed();
  }
  state.setPods(listing.pods);
  journal.changed();
  const { facts, missing } = await readPolicyFacts(reader);
  if (signal.aborted) return;
  state.addPolicyFacts(facts);
  if (missing !== undefined && isAsked) {
    const { kinds, failure } = missing;
    journal.addProblem(problemOf('policy-facts', failure, options.t, { kinds }));
  }
  journal.changed();
}

async function addPods({ reader, state, journal, signal, options }: Work, nodes: readonly string[]): Promise<void> {
  for (const node of nodes.filter(isKubeName).filter((each) => state.facts(each) !== undefined)) {
    const listing = await listPods(reader, node);
    if (signal.aborted) return;
    if ('failure' in listing) {
      journal.addProblem(problemOf('workloads', listing.failure, options.t));
      break;
    }
    state.setPods([...state.pods().filter((pod) => pod.node !== node), ...listing.pods]);
  }
  journal.changed();
}

/** On large clusters no node is asked before somebody names it. */
async function askAll(work: Work, names: readonly string[]): Promise<void> {
  const allowed = await mayExec(work);
  if (allowed && !work.signal.aborted && isSmall(work)) await askNodes(work, names);
}

function mayExec(work: Work): Promise<boolean> {
  const { exec } = work.options;
  work.exec ??= typeof exec === 'boolean' ? Promise.resolve(exec) : exec();
  return work.exec;
}

function isSmall({ options, state }: Work): boolean {
  return state.names().length <= (options.execAllUpTo ?? 100);
}

async function askNodes({ state, asker, journal }: Work, names: readonly string[]): Promise<void> {
  const known = names.flatMap((name) => state.facts(name) ?? []);
  if (known.length > 0) await asker.ask(known);
  journal.changed();
}

function watch(work: Work, version: string | undefined): void {
  const { kubectl, signal, state, journal, options } = work;
  if (work.watching || signal.aborted) return;
  work.watching = true;
  watchList({
    kubectl,
    signal,
    path: '/api/v1/nodes',
    read: (object) => readNodeFacts(object),
    ...(version !== undefined && { version }),
    relist: async () => {
      const nodes = await list(work);
      journal.changed();
      return nodes;
    },
    onChange({ changed, gone }) {
      const again = changed.filter((facts) => asksAgain(state.facts(facts.name), facts));
      for (const name of gone) state.removeNode(name);
      for (const facts of changed) state.setNode(facts);
      journal.changed();
      const names = again.map(({ name }) => name);
      if (names.length > 0) void askAll(work, names);
    },
    onTrouble(failure) {
      if (failure !== undefined) return journal.addProblem(problemOf('watch', failure, options.t));
      journal.removeProblem('watch');
      askAnew(work);
    },
  });
}

/** Asks again for what could not be reached while the server was away. */
function askAnew(work: Work): void {
  const { journal, state } = work;
  const { problems } = journal.progress();
  const missed = problems.filter(({ part, kind }) => kind === 'unreachable' && (part === 'pods' || part === 'exec'));
  if (missed.length === 0 || !isSmall(work)) return;
  for (const { part, node } of missed) journal.removeProblem(part, node);
  const isAll = missed.some(({ part }) => part === 'pods');
  void askAll(work, isAll ? state.names() : missed.flatMap(({ node }) => node ?? []));
}
