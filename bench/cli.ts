import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../test/host/paths.ts';
import { build } from '../test/host/processes.ts';
import { largeManifest } from './manifest.ts';
import { atMost, type Row } from './row.ts';
import { summarize } from './statistics.ts';

/** What the command line tool takes from its start to its end. */

const warmUp = 3;
const rounds = 20;
const small = join(root, 'examples/two-nodes/calico.yaml');

export async function measure(): Promise<readonly Row[]> {
  await build('--minify');
  const tool = join(root, 'dist/cli.cjs');
  const { name, text } = largeManifest(root);
  const node = timed(['--eval', '']);
  const floor = node.median;
  return [
    { name: 'node by itself', unit: 'ms', ours: node },
    { name: 'the program tells its version', unit: 'ms', ours: timed([tool, '--version']), floor },
    { name: 'check of a small manifest', unit: 'ms', ours: timed([tool, 'check', small]), floor, aim: atMost(90) },
    { name: `check of ${name}`, unit: 'ms', ours: timed([tool, 'check', '-'], text), floor },
  ];
}

/** Starts the program again and again, which must not fail: 0 and 1 say whether there are findings. */
function timed(args: readonly string[], input = '') {
  const times: number[] = [];
  for (let round = 0; round < warmUp + rounds; round++) {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { input });
    if (round >= warmUp) times.push(performance.now() - began);
    if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  }
  return summarize(times);
}
