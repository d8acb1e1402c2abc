import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { heap } from './heap.ts';
import { randomFrom } from './random.ts';
import { type Target, targets } from './targets.ts';

/** Feeds the readers with what nobody writes: none may throw, take long or keep memory. Needs `--expose-gc`. */

const mostMilliseconds = 100;
const mostGrowth = 20;
const folder = fileURLToPath(new URL('../../out/fuzz/', import.meta.url));

const { values: options } = parseArgs({
  options: { seed: { type: 'string' }, share: { type: 'string' }, only: { type: 'string' } },
});
const seed = Number(options.seed ?? 20_260_822);
const share = Number(options.share ?? 1);

interface Failure {
  readonly why: string;
  readonly input: unknown;
}

interface Result {
  readonly inputs: number;
  readonly longest: number;
  readonly throws: number;
  readonly failures: readonly Failure[];
}

function* inputsOf(target: Target, count: number): Generator<unknown> {
  const random = randomFrom(seed);
  for (let made = 0; made < count; ) {
    const generated = fc.sample(target.generate, { seed: seed + made, numRuns: Math.min(50, count - made) });
    for (const input of generated) {
      yield input;
      for (let more = 0; more < 3; more += 1) yield target.mutate(random);
      made += 4;
    }
  }
}

/** The time of a run; where it seems too long, the least CPU time of three more, which tells noise from work. */
function timeOf(run: () => void): number {
  const began = performance.now();
  run();
  const took = performance.now() - began;
  if (took <= mostMilliseconds) return took;
  const again = [1, 2, 3].map(() => {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(took, ...again);
}

function feed(target: Target, count: number): Result {
  const failures: Failure[] = [];
  let [inputs, longest, throws] = [0, 0, 0];
  for (const input of inputsOf(target, count)) {
    inputs += 1;
    try {
      const took = timeOf(() => target.run(input));
      longest = Math.max(longest, took);
      if (took > mostMilliseconds) failures.push({ why: `took ${Math.round(took)} ms`, input });
    } catch (error) {
      throws += 1;
      failures.push({ why: error instanceof Error ? (error.stack ?? error.message) : String(error), input });
    }
  }
  return { inputs, longest, throws, failures };
}

function save(target: Target, failures: readonly Failure[]): void {
  for (const [at, { why, input }] of failures.slice(0, 20).entries()) {
    const name = `${target.name.replace(/\W+/g, '-')}-${at}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}${name}.txt`, typeof input === 'string' ? input : fc.stringify(input));
    writeFileSync(`${folder}${name}.why`, `${why}\n`);
    console.error(`${target.name}: out/fuzz/${name}.txt ${why.split('\n')[0]}`);
  }
}

const row = (...cells: readonly (string | number)[]): string =>
  cells.map((cell, at) => (at === 0 ? String(cell).padEnd(36) : String(cell).padStart(12))).join('');

const chosen = targets.filter(({ name }) => name.includes(options.only ?? ''));
rmSync(folder, { recursive: true, force: true });
for (const target of chosen) feed(target, 100); // what is made once is made before the heap is measured
const first = heap();
const began = performance.now();
console.log(row('target', 'inputs', 'longest ms', 'throws', 'seconds', 'heap MB'));
let [total, failed] = [0, 0];
for (const target of chosen) {
  const [started, before] = [performance.now(), heap()];
  const { inputs, longest, throws, failures } = feed(target, Math.ceil(target.count * share));
  save(target, failures);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(row(target.name, inputs, longest.toFixed(1), throws, seconds, (heap() - before).toFixed(1)));
  total += inputs;
  failed += failures.length;
}
const growth = heap() - first;
console.log(row('all', total, '', failed, ((performance.now() - began) / 1000).toFixed(1), growth.toFixed(1)));
console.log(`seed ${seed}; the heap grew by ${growth.toFixed(1)} of at most ${mostGrowth} MB`);
if (failed > 0 || growth > mostGrowth) process.exitCode = 1;
