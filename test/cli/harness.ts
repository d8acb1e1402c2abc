import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { run } from '../../src/cli/run.ts';
import { assertSchema } from '../schemas/validate.ts';

/** One run of the program, in a folder of its own. */
export interface Given {
  readonly args: readonly string[];
  /** Text or bytes per path; a `null` is an empty folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Links: where each leads. */
  readonly links?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  /** Start in this folder below. */
  readonly cwd?: string;
  /** Looks at the folder as the run leaves it. */
  readonly after?: (folder: string) => void;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Case extends Given {
  readonly name: string;
  readonly expected: {
    readonly code: number;
    readonly stdout?: readonly string[];
    readonly stderr?: readonly string[];
  };
}

/** The folder's own path stands as `$DIR` in outputs; what is printed as JSON must be as its schema says. */
export async function runCli(given: Given): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'calico-cli-'));
  try {
    for (const [path, text] of Object.entries(given.files ?? {})) write(join(folder, path), text);
    for (const [path, target] of Object.entries(given.links ?? {})) symlinkSync(target, join(folder, path));
    const outcome = await runIn(folder, given);
    assertSchema(given.args, outcome.stdout);
    given.after?.(folder);
    return outcome;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runIn(folder: string, { args, stdin = '', env = {}, isTTY = false, cwd = '' }: Given): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write(text: string): void {
      written[name] += text;
    },
  });
  const inFolder = (text: string): string => text.replaceAll('$DIR', folder);
  const code = await run(args.map(inFolder), {
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: inPieces(stdin),
    isTTY,
    cwd: join(folder, cwd),
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, inFolder(value)])),
    now: () => Date.parse('2026-11-20T09:05:00Z'),
  });
  const shown = (text: string): string => text.replaceAll(folder, '$DIR');
  return { code, stdout: shown(written.stdout), stderr: shown(written.stderr) };
}

/** Pieces of three bytes, which cut characters in two. */
async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 3) yield bytes.slice(at, at + 3);
}

function write(path: string, text: string | Uint8Array | null): void {
  mkdirSync(text === null ? path : dirname(path), { recursive: true });
  if (text !== null) writeFileSync(path, text);
}

/** Runs each case; what it writes and its exit code must be exactly what is expected, line by line. */
export function check(cases: readonly Case[]): void {
  for (const { name, expected, ...given } of cases) {
    test(name, async () => {
      const { code, stdout, stderr } = await runCli(given);
      const { stdout: out = [], stderr: err = [] } = expected;
      assert.deepEqual(
        { code, stdout: lines(stdout), stderr: lines(stderr) },
        { code: expected.code, stdout: out, stderr: err },
      );
    });
  }
}

function lines(text: string): readonly string[] {
  assert.ok(text === '' || text.endsWith('\n'), 'ends its last line');
  return text === '' ? [] : text.slice(0, -1).split('\n');
}

/** The inventory of the sample cluster, and its manifest. */
export const twoNodes = example('two-nodes.calico-inventory.yaml');
export const sampleManifest = example('calico.yaml');

function example(name: string): string {
  return readFileSync(new URL(`../../examples/two-nodes/${name}`, import.meta.url), 'utf8');
}

/** A manifest with a calico-node, each variable on a line of its own from line 9 on. */
export function daemonSet(...env: readonly string[]): string {
  return `kind: DaemonSet
metadata: {name: calico-node, namespace: kube-system}
spec:
  template:
    spec:
      containers:
      - name: calico-node
        image: calico/node:v3.32.1
        env:
${env.map((each) => `        - ${each}\n`).join('')}`;
}

/** A manifest with one warning, which has a related place and a fix. */
export const ignoredMethod = daemonSet(
  '{name: IP, value: none}',
  '{name: IP_AUTODETECTION_METHOD, value: first-found}',
  '{name: IP6, value: autodetect}',
);
/** A manifest with a finding that is no more than informational. */
export const informational = daemonSet('{name: IP_AUTODETECTION_METHOD, value: first-found}');
/** A manifest without findings. */
export const clean = daemonSet('{name: IP, value: autodetect}', '{name: IP_AUTODETECTION_METHOD, value: first-found}');
