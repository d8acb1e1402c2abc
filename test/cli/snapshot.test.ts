import assert from 'node:assert/strict';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.ts';
import { clean, twoNodes } from './harness.ts';

/** `snapshot` of a cluster that a program acts: two nodes, whose pods answer nothing, so that little is known of them. */

const kubectl = fileURLToPath(new URL('../fixtures/kubectl/cluster.mjs', import.meta.url));
const summary = '2 nodes, 0 of them read on the node.';

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  /** What `out.yaml` holds before; undefined: it is not there. */
  readonly before?: string;
  readonly code: number;
  readonly stderr: readonly string[];
  /** Whether the file is a new snapshot then; else it is as it was. */
  readonly written: boolean;
  readonly asked: boolean;
}

const way = 'Name another file, or use --force.';
/** Of nodes that nobody could ask anything. */
const poor = 'kind: CalicoInventory\nversion: 1\nnodes:\n  - name: vms71\n  - name: vms72\n';

const cases: readonly Case[] = [
  { name: 'a new file', args: ['-o', 'out.yaml'], code: 0, stderr: [summary], written: true, asked: true },
  {
    name: 'a file that knows more is kept',
    args: ['-o', 'out.yaml'],
    before: twoNodes,
    code: 2,
    stderr: [
      `out.yaml isn't replaced: it knows more (interfaces of 2 nodes, routes of 2 nodes, IPAM blocks and Pods). ${way}`,
    ],
    written: false,
    asked: true,
  },
  {
    name: 'but not by force',
    args: ['-o', 'out.yaml', '--force'],
    before: twoNodes,
    code: 0,
    stderr: [summary],
    written: true,
    asked: true,
  },
  {
    name: 'a file that knows less is replaced',
    args: ['-o', 'out.yaml'],
    before: poor,
    code: 0,
    stderr: [summary],
    written: true,
    asked: true,
  },
  {
    name: 'so is one that was torn',
    args: ['-o', 'out.yaml'],
    before: twoNodes.slice(0, 200),
    code: 0,
    stderr: [summary],
    written: true,
    asked: true,
  },
  {
    name: 'and an empty one',
    args: ['-o', 'out.yaml'],
    before: '',
    code: 0,
    stderr: [summary],
    written: true,
    asked: true,
  },
  {
    name: 'a manifest is kept, and the cluster not asked for it',
    args: ['-o', 'out.yaml'],
    before: clean,
    code: 2,
    stderr: [`out.yaml isn't replaced: it is not a snapshot. ${way}`],
    written: false,
    asked: false,
  },
  { name: 'standard output', args: ['-o', '-'], code: 0, stderr: [summary], written: false, asked: true },
  {
    name: 'standard output, in full',
    args: ['--output', '-'],
    code: 0,
    stderr: [summary],
    written: false,
    asked: true,
  },
  {
    name: 'a folder',
    args: ['-o', '.', '--force'],
    code: 2,
    stderr: [". can't be written: illegal operation on a directory."],
    written: false,
    asked: false,
  },
  {
    name: 'a file in no folder',
    args: ['-o', 'no/out.yaml'],
    code: 2,
    stderr: ["no/out.yaml can't be written: no such file or directory."],
    written: false,
    asked: false,
  },
];

for (const { name, args, before, code, stderr, written, asked } of cases) {
  test(`snapshot: ${name}`, { skip: process.platform === 'win32' && 'the program is a script' }, () =>
    inFolder(async (folder) => {
      const path = join(folder, 'out.yaml');
      if (before !== undefined) writeFileSync(path, before);
      const outcome = await snapshot(folder, args);
      assert.deepEqual(outcome, { code, stderr });
      assert.equal(existsSync(join(folder, 'calls.log')), asked);
      const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      if (written) assert.match(text ?? '', /^kind: CalicoInventory\n[\s\S]*origin: annotation/);
      else assert.equal(text, before);
      assert.deepEqual(
        readdirSync(folder).filter((each) => each.endsWith('.tmp')),
        [],
      );
    }),
  );
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'calico-snapshot-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function snapshot(folder: string, args: readonly string[]): Promise<{ code: number; stderr: readonly string[] }> {
  const program = join(folder, 'kubectl.mjs');
  copyFileSync(kubectl, program);
  chmodSync(program, 0o755);
  let told = '';
  const code = await run(['snapshot', '--kubectl', program, '--context', 'sample', ...args], {
    stdout: { write: () => undefined },
    stderr: {
      write: (text) => {
        told += text;
      },
    },
    stdin: (async function* () {})(),
    isTTY: false,
    cwd: folder,
    env: {},
    now: () => Date.parse('2026-11-20T09:05:00Z'),
  });
  return { code, stderr: told.trimEnd().split('\n') };
}
