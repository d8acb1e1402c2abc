// npm run bench [-- PART …]: measures all parts, or those named, each in a process of its own, and prints one table.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../test/host/paths.ts';
import { exitWithCaller } from '../test/host/processes.ts';
import { printRow, rowIn } from './print.ts';
import type { Row } from './row.ts';
import { type Part, tableOf } from './table.ts';

interface Measurement {
  readonly title: string;
  /** A module's rows, measured in this process. */
  readonly load?: () => Promise<{ measure(): Promise<readonly Row[]> }>;
  /** What prints the rows itself. */
  readonly command?: readonly string[];
}

const measurements: Readonly<Record<string, Measurement>> = {
  peer: { title: 'Beside yaml-language-server', load: () => import('./peer.ts') },
  resolution: { title: '5,000 nodes × 20 NICs × 8 methods', load: () => import('./resolution.ts') },
  network: { title: 'Topology, comparison and paths', load: () => import('./network.ts') },
  apply: { title: 'Plan of an apply', load: () => import('./apply.ts') },
  policy: { title: 'Policies: 5,000 pods, 1,000 policies', load: () => import('./policy.ts') },
  cluster: { title: 'A cluster of 5,000 nodes', load: () => import('./cluster.ts') },
  facts: { title: 'Facts', load: () => import('./facts.ts') },
  growth: { title: 'Growth', load: () => import('./growth.ts') },
  webview: { title: 'Pages', load: () => import('./webview.ts') },
  cli: { title: 'Command line', load: () => import('./cli.ts') },
  editor: { title: 'Inside VS Code', command: ['test/host/runTests.ts', '--bench'] },
};

exitWithCaller();
const names = process.argv.slice(2);
const [first = '', only = ''] = names;
if (first === '--rows') {
  for (const row of (await measurements[only]?.load?.().then((part) => part.measure())) ?? []) printRow(row);
  process.exit(0);
}
const unknown = names.filter((name) => !(name in measurements));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}: the parts are ${Object.keys(measurements).join(', ')}.`);
  process.exit(2);
}
const load = loadavg();
const parts: Part[] = [];
for (const [name, measurement] of Object.entries(measurements)) {
  if (names.length > 0 && !names.includes(name)) continue;
  console.error(`bench: ${name} …`);
  parts.push(await measured(name, measurement));
}
const [{ model } = { model: 'unknown' }] = cpus();
const machine = [
  `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  `${cpus().length} cores of ${model.trim()}`,
  `${Math.round(totalmem() / 2 ** 30)} GiB`,
  `load ${load[0]?.toFixed(1)} before and ${loadavg()[0]?.toFixed(1)} after`,
  `Node.js ${process.version} on ${process.platform} ${process.arch}`,
].join(', ');
const report = `${machine}\n\n${tableOf(parts)}\n`;
process.stdout.write(report);
mkdirSync(join(root, '.bench'), { recursive: true });
writeFileSync(join(root, '.bench/table.md'), report);
process.exit(parts.some(({ failure }) => failure !== undefined) ? 1 : 0);

/** Runs one part; what it prints besides rows goes to stderr. */
async function measured(name: string, { title, command }: Measurement): Promise<Part> {
  const args = command ?? [import.meta.filename, '--rows', name];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? undefined : `it ended with ${code}, see above`));
  });
  const rows: Row[] = [];
  for await (const line of createInterface(child.stdout)) {
    const row = rowIn(line);
    if (row === undefined) console.error(line);
    else rows.push(row);
  }
  const failure = (await ended) ?? (rows.length === 0 ? 'it gave no rows, see above' : undefined);
  return { title, rows, ...(failure !== undefined && { failure }) };
}
