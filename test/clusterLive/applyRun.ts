import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run.ts';
import { kubeconfigOf, kubectl, type User } from './testCluster.ts';

/** Runs `apply` in a terminal whose user answers what is asked, and does other things when something is told. */

export interface Turn {
  /** A part of what is told on standard error. */
  readonly when: string;
  /** What is typed then; undefined: nothing. */
  readonly type?: string;
  readonly act?: () => void;
}

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  /** Without prompts that were answered on the same line. */
  readonly stderr: readonly string[];
}

const folder = mkdtempSync(join(tmpdir(), 'apply-live-'));

export function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

export function textIn(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Each turn is taken once, in its order: the next counts from where the one before was told. */
export async function applyAs(user: User, args: readonly string[], turns: readonly Turn[] = []): Promise<Ran> {
  const typed = createLines();
  const left = [...turns];
  let [stdout, stderr, unread] = ['', '', ''];
  const takeTurns = (): void => {
    for (let turn = left[0]; turn !== undefined && unread.includes(turn.when); turn = left[0]) {
      unread = unread.slice(unread.indexOf(turn.when) + turn.when.length);
      left.shift();
      turn.act?.();
      if (turn.type !== undefined) typed.add(`${turn.type}\n`);
    }
  };
  const code = await run(['apply', ...args, '--context', user, '--kubeconfig', kubeconfigOf(user)], {
    stdout: {
      write(text) {
        stdout += text;
      },
    },
    stderr: {
      write(text) {
        stderr += text;
        unread += text;
        takeTurns();
      },
    },
    stdin: typed.lines,
    isTTY: false,
    cwd: folder,
    env: {},
    now: Date.now,
  });
  if (left.length > 0) throw new Error(`never told: ${left.map(({ when }) => when).join(', ')}\n${stdout}\n${stderr}`);
  return { code, stdout, stderr: stderr.trim().split('\n') };
}

function createLines(): { readonly lines: AsyncIterable<string>; add(line: string): void } {
  const queue: string[] = [];
  let wake = (): void => undefined;
  async function* lines(): AsyncGenerator<string> {
    for (;;) {
      const line = queue.shift();
      if (line !== undefined) yield line;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    lines: lines(),
    add(line) {
      queue.push(line);
      wake();
    },
  };
}

/** A manifest of the cluster's calico-node that starts anew with another method, and has a strategy where one is named. */
export function daemonSetWith(method: string, strategy?: string): string {
  const reference = { configMapKeyRef: { name: 'calico-config', key: 'method' } };
  const env = [
    { name: 'IP', value: 'autodetect' },
    { name: 'IP_AUTODETECTION_METHOD', valueFrom: reference },
    { name: 'STARTED_FOR', value: method },
  ];
  const labels = { 'k8s-app': 'calico-node' };
  const containers = [{ name: 'calico-node', image: 'docker.io/calico/node:v3.27.0', env }];
  const pod = {
    hostNetwork: true,
    terminationGracePeriodSeconds: 0,
    tolerations: [{ operator: 'Exists' }],
    containers,
  };
  const daemonSet = {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'calico-node', namespace: 'kube-system', labels },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: pod },
      ...(strategy !== undefined && { updateStrategy: { type: strategy } }),
    },
  };
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [daemonSet, configMapWith(method)] });
}

export function configMapWith(method: string): object {
  const metadata = { name: 'calico-config', namespace: 'kube-system' };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { method } };
}

/** The address that is stored on each node. */
export function storedAddresses(): Readonly<Record<string, string>> {
  const path = '{range .items[*]}{.metadata.name}={.metadata.annotations.projectcalico\\.org/IPv4Address} {end}';
  const pairs = kubectl('get', 'nodes', '-o', `jsonpath=${path}`).trim().split(' ');
  return Object.fromEntries(pairs.map((pair) => pair.split('=')));
}

/** The pods of calico-node by their nodes. */
export function podsByNode(): Readonly<Record<string, string>> {
  const path = '{range .items[*]}{.spec.nodeName}={.metadata.name} {end}';
  const pairs = kubectl('-n', 'kube-system', 'get', 'pods', '-l', 'k8s-app=calico-node', '-o', `jsonpath=${path}`);
  return Object.fromEntries(
    pairs
      .trim()
      .split(' ')
      .map((pair) => pair.split('=')),
  );
}

/** Spec and environment of what was written, as text, for comparing before and after. */
export function specs(): string {
  const daemonSet = kubectl('-n', 'kube-system', 'get', 'daemonset', 'calico-node', '-o', 'jsonpath={.spec}');
  return daemonSet + kubectl('-n', 'kube-system', 'get', 'configmap', 'calico-config', '-o', 'jsonpath={.data}');
}
