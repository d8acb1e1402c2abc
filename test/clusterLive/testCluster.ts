import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, openSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ConnectOptions, connect, type Progress, type Session } from '../../src/cluster/connect.ts';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { asText, at } from '../../src/core/inventory/json.ts';
import { english } from '../../src/core/l10n.ts';

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

function start(file: string): void {
  execFileSync(join(folder, 'up'), [file], { stdio: ['ignore', 'ignore', 'inherit'] });
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

/** Kills the API server; gives what starts it again as it was. */
export function killServer(): () => void {
  const pid = Number(readFileSync(join(run, 'pids'), 'utf8').split('\n')[1]);
  const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const cwd = readlinkSync(`/proc/${pid}/cwd`);
  process.kill(pid, 'SIGKILL');
  return () => {
    const log = openSync(join(run, 'apiserver-again.log'), 'w');
    const child = spawn(program, args, { cwd, detached: true, stdio: ['ignore', log, log] });
    child.unref();
    appendFileSync(join(run, 'pids'), `${child.pid}\n`);
  };
}
