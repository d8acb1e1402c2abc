import { parseArgs } from 'node:util';
import { eventually } from '../cluster/fakeKubectl.ts';
import { growths, type Level, level, levelText } from './level.ts';
import { clusterDay } from './soakCluster.ts';
import { editor, editsPerInventory, editsPerSettings } from './soakEdits.ts';

/** A day of work in some minutes: what is over must be forgotten. Needs `--expose-gc`. */

const { values: options } = parseArgs({ options: { share: { type: 'string' } } });
const share = Number(options.share ?? 1);
const edits = Math.round(20_000 * share);
const connections = Math.round(40 * share);
const eventsEach = 100;

function report(what: string, began: number, levels: readonly Level[]): void {
  const [first, last] = [levels[0], levels.at(-1)];
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${what} in ${seconds} s`);
  if (first !== undefined && last !== undefined) console.log(`  from ${levelText(first)}\n  to   ${levelText(last)}`);
  for (const growth of growths(levels)) {
    console.log(`  ${growth}`);
    process.exitCode = 1;
  }
}

function soakEdits(): void {
  const began = performance.now();
  const edit = editor();
  const warm = 2000; // by then all code has been compiled that will be
  for (let at = 0; at < warm; at += 1) edit(at);
  const levels = [level()];
  for (let at = warm; at < warm + edits; at += 1) {
    edit(at);
    if ((at - warm + 1) % 1000 > 0) continue;
    levels.push(level());
    if (levels.length % 5 === 1) console.log(`${at - warm + 1} edits: ${levels.at(-1)?.heap.toFixed(1)} MB`);
  }
  const inventories = `${edits / editsPerInventory} inventories, ${edits / editsPerSettings} settings`;
  report(`${edits} edits, ${inventories}`, began, levels);
}

async function soakCluster(): Promise<void> {
  const began = performance.now();
  const day = clusterDay();
  try {
    for (let at = 0; at < 5; at += 1) await day.connection(at, eventsEach);
    await rest();
    const levels = [level()];
    let told = 0;
    for (let at = 5; at < 5 + connections; at += 1) {
      told += await day.connection(at, eventsEach);
      if (at % 5 > 0) continue;
      await rest();
      levels.push(level());
    }
    await rest();
    levels.push(level());
    report(`${connections} connections, ${connections * eventsEach} events, ${told} updates`, began, levels);
  } finally {
    day.end();
  }
}

/** Until the processes that were ended are gone. */
async function rest(): Promise<void> {
  const isAlone = (): boolean => !process.getActiveResourcesInfo().includes('ProcessWrap');
  if (!(await eventually(isAlone))) throw new Error('A process does not end.');
}

soakEdits();
if (process.platform !== 'win32') await soakCluster();
