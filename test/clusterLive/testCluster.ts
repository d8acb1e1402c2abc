import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ConnectOptions, connect, type Progress, type Session } from '../../src/cluster/connect.ts';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { asRecord, asText, at } from '../../src/core/inventory/json.ts';
import { english } from '../../src/core/l10n.ts';
import { patience } from '../patience.ts';

/** A real Kubernetes API server whose nodes are network namespaces of this machine; kept beside the project. */

const folder = fileURLToPath(new URL('../../../shared/cluster/', import.meta.url));
const run = join(process.env['CLUSTER_HOME'] ?? join(homedir(), '.cache/test-cluster'), 'run');

/** Why the tests can't run here; false where they can. For the option `skip` of a test. */
export const absent: string | false = whyAbsent();

function whyAbsent(): string | false {
  if (!existsSync(join(folder, 'up'))) return `there is no test cluster at ${folder}`;
  return process.getuid?.() === 0 ? false : 'the test cluster needs root';
}

export type User = 'admin' | 'viewer' | 'nobody';
export type Scenario = 'two-nodes' | 'faulty' | 'crowd';

/** Starts the cluster of a scenario, after stopping the one before. */
export function up(scenario: Scenario): void {
  start(join(folder, `${scenario}.json`));
}

/** Starts the cluster of a scenario that is given as its text, or of one of those beside the project. */
export function upWith(scenario: string | { readonly text: string }): void {
  if (typeof scenario === 'string') start(join(folder, `${scenario}.json`));
  else {
    const file = join(mkdtempSync(join(tmpdir(), 'scenario-')), 'scenario.json');
    writeFileSync(file, scenario.text);
    start(file);
  }
}

/** The text of a scenario with other ways in which nodes are rolled out, and with `more` fields of its own. */
export function scenarioText(name: string, rollouts: Readonly<Record<string, unknown>>, more: object = {}): string {
  const scenario: object = { ...asRecord(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))), ...more };
  return JSON.stringify(scenario, (_, value: unknown) => {
    const node = asText(at(value, 'name'));
    return node !== undefined && at(value, 'internalIP') !== undefined
      ? Object.assign({}, value, { rollout: rollouts[node] })
      : value;
  }).replaceAll('"../', `"${folder}../`);
}

function start(file: string): void {
  execFileSync(join(folder, 'up'), [file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const scenario: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (at(scenario, 'rollout') === undefined) return;
  // `up` waits a minute for the pods, which is too short on a busy machine.
  const namespace = asText(at(scenario, 'namespace')) ?? 'kube-system';
  kubectl('-n', namespace, 'rollout', 'status', 'daemonset/calico-node', `--timeout=${patience}ms`);
}

/** What real packets between all nodes and pods of the running cluster did. */
export function probe(): readonly Probed[] {
  const output = execFileSync(join(folder, 'probe'), { encoding: 'utf8' });
  return output.split('\n').flatMap((line) => {
    const each: unknown = line === '' ? undefined : JSON.parse(line);
    const [from, to] = [asText(at(each, 'from')), asText(at(each, 'to'))];
    if (from === undefined || to === undefined) return [];
    return [{ from, to, arrived: at(each, 'arrived') === true, back: at(each, 'back') === true }];
  });
}

export interface Probed {
  readonly from: string;
  readonly to: string;
  readonly arrived: boolean;
  readonly back: boolean;
}

export function down(): void {
  execFileSync(join(folder, 'down'), { stdio: 'ignore' });
}

/** A session that keeps what it was told, with the time since it began. */
export interface WatchedSession {
  readonly session: Session;
  readonly updates: readonly Update[];
  /** The first update that satisfies `test`, waited for. */
  until(test: (update: Update) => boolean, milliseconds?: number): Promise<Update>;
}

export interface Update {
  readonly inventory: ClusterInventory | undefined;
  readonly progress: Progress;
  /** Milliseconds since the session was begun. */
  readonly at: number;
}

const open = new Set<Session>();

/** Closes all sessions, so that a test that fails leaves none behind that watches. */
export function closeSessions(): void {
  for (const session of open) session.close();
  open.clear();
}

export function connectAs(user: User, more: Partial<ConnectOptions> = {}): WatchedSession {
  const began = performance.now();
  const updates: Update[] = [];
  const listeners = new Set<() => void>();
  const session = connect({
    t: english,
    exec: true,
    kubeconfig: join(run, `${user}.kubeconfig`),
    name: 'the test cluster',
    searchPath: () => Promise.resolve(process.env['PATH'] ?? ''),
    onUpdate(inventory, progress) {
      updates.push({ inventory, progress, at: performance.now() - began });
      for (const listener of listeners) listener();
    },
    ...more,
  });
  open.add(session);
  const until: WatchedSession['until'] = (test, milliseconds = 20_000) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not within ${milliseconds} ms`)), milliseconds);
      const look = (): void => {
        const found = updates.find(test);
        if (found === undefined) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
    });
  return { session, updates, until };
}

/** Runs kubectl as the administrator. */
export function kubectl(...args: readonly string[]): string {
  const config = join(run, 'admin.kubeconfig');
  return execFileSync('kubectl', ['--kubeconfig', config, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** What the kernel of a node answers to `ip -j …`; undefined where it refuses. */
export function askKernel(node: string, ...args: readonly string[]): unknown {
  try {
    return JSON.parse(
      execFileSync('ip', ['-n', node, '-j', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return undefined;
  }
}

/** The numbers of all processes called kubectl. */
export function kubectlProcesses(): readonly string[] {
  try {
    return execFileSync('pgrep', ['-x', 'kubectl'], { encoding: 'utf8' }).trim().split('\n');
  } catch {
    return []; // pgrep fails where there are none
  }
}

export function kubeconfigOf(user: User): string {
  return join(run, `${user}.kubeconfig`);
}

export interface Request {
  readonly verb: string;
  /** With its subresource behind a slash, which is there in any case. */
  readonly resource: string;
  readonly dryRun: boolean;
}

/** Has the API server write down what it is asked; gives what reads which requests of kubectl there were since. */
export function auditServer(): () => readonly Request[] {
  const [policy, log] = [join(run, 'audit.yaml'), join(run, 'audit.log')];
  writeFileSync(policy, 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n');
  killServer([`--audit-policy-file=${policy}`, `--audit-log-path=${log}`])();
  waitUntilReady();
  const linesIn = (): readonly string[] => readFileSync(log, 'utf8').split('\n');
  const before = linesIn().length;
  return () =>
    linesIn()
      .slice(before - 1)
      .flatMap((line): readonly Request[] => {
        const entry: unknown = line === '' ? undefined : JSON.parse(line);
        const isKubectl =
          asText(at(entry, 'userAgent'))?.startsWith('kubectl') && at(entry, 'stage') === 'ResponseComplete';
        const resource = at(entry, 'objectRef', 'resource');
        if (!isKubectl || typeof resource !== 'string') return [];
        const sub = asText(at(entry, 'objectRef', 'subresource')) ?? '';
        return [
          {
            verb: asText(at(entry, 'verb')) ?? '',
            resource: `${resource}/${sub}`,
            dryRun: asText(at(entry, 'requestURI'))?.includes('dryRun=All') === true,
          },
        ];
      });
}

/** A server that was started a moment ago answers nothing for a while. */
function waitUntilReady(): void {
  const until = performance.now() + patience;
  for (;;) {
    try {
      execFileSync('kubectl', ['--kubeconfig', kubeconfigOf('admin'), 'get', '--raw', '/readyz'], { stdio: 'ignore' });
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      execFileSync('sleep', ['0.3']);
    }
  }
}

/** Whether it changes nothing: to run a command in a pod and to ask what is allowed are posted, too. */
export function isHarmless({ verb, resource, dryRun }: Request): boolean {
  const isRead = verb === 'get' || verb === 'list' || verb === 'watch';
  return isRead || dryRun || resource === 'pods/exec' || resource === 'selfsubjectaccessreviews/';
}

/** Kills the API server; gives what starts it again as it was. */
export function killServer(more: readonly string[] = []): () => void {
  const lines = readFileSync(join(run, 'pids'), 'utf8').trim().split('\n');
  const found = lines.findLast((line) => isServer(Number(line)));
  const pid = Number(found);
  const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const cwd = readlinkSync(`/proc/${pid}/cwd`);
  process.kill(pid, 'SIGKILL');
  return () => {
    while (isServer(pid) || threadsOf(pid) > 1) execFileSync('sleep', ['0.1']); // its port must be free again
    const log = openSync(join(run, 'apiserver-again.log'), 'w');
    const child = spawn(program, [...args, ...more], { cwd, detached: true, stdio: ['ignore', log, log] });
    child.unref();
    appendFileSync(join(run, 'pids'), `${child.pid}\n`);
  };
}

function isServer(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]?.endsWith('kube-apiserver') === true;
  } catch {
    return false; // it has ended
  }
}

function threadsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}
