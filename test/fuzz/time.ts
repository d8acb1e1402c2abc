import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { findExpressions, judge, written } from '../architecture/expressions.ts';
import { patience } from '../patience.ts';
import { places } from './places.ts';
import { randomFrom } from './random.ts';

/**
 * npm run fuzz:time [-- --only PLACE --seed N]: repeats tokens in every place where text comes in, and fails where time
 * grows faster than the text. A place is a process of its own, since an expression that goes back for ever can't be
 * stopped otherwise. With --expressions, a checker judges all expressions of src anew.
 */

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    place: { type: 'string' },
    seed: { type: 'string' },
    expressions: { type: 'boolean' },
  },
});
const seed = options.seed ?? '20261130';

/** Lengths of the texts, each four times the one before. */
const lengths = [500, 2_000, 8_000, 32_000];
/** What takes no longer than that is not looked at closer: milliseconds. */
const unremarkable = 60;
/** A longer text is not tried where one takes so long. */
const enough = 1_500;
/** Linear is 1, quadratic is 2; between two lengths of which the shorter one takes a while. */
const mostPower = 1.5;

const pieces = [
  ...`!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~ \t\r\n0aAé\u{1f600}\u00a0`,
  ...['$(', '$$', ':@', 'kind:!', '{{', '}}', '[^', '[[:', '(?:', '(?P<a>', '{1,', '}', 'a,', "a == 'b' && ", 'a in {'],
  ...['- ', 'a: ', '\n- ', '\n\n', '---\n', '&a ', '*a ', '!a ', '| ', '>\n', '[1, ', '{a: ', '"a" ', "'a' ", '\\"'],
  ...['.0', '0.', '::', '10.0.0.0/8,', '${', '<x', '<x>', '__', 'ms', '1h', 'ip ', ' inet 10.0.0.1/8', '1: e: <'],
  ...[
    'nexthop ',
    'calico-disable-next-line ',
    'env:\n',
    '# x\n',
    '::a::',
    '%%',
    '@@',
    '{%',
    'not(',
    'has(',
    'a.*',
    '@',
  ],
];

/** Single pieces and some of two or three, the same ones for one seed. */
function tokens(): readonly string[] {
  const random = randomFrom(Number(seed));
  const mixed = Array.from({ length: 60 }, () =>
    Array.from({ length: 2 + random.below(2) }, () => random.pick(pieces)).join(''),
  );
  return [...new Set([...pieces, ...mixed])];
}

/** Milliseconds of CPU time, which other programs do not make longer. */
function timeOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The shortest of some runs. */
function shortest(run: () => unknown, runs: number): number {
  return Math.min(...Array.from({ length: runs }, () => timeOf(run)));
}

interface Growth {
  readonly power: number;
  readonly length: number;
  readonly took: number;
}

/** The growth where it is more than linear; undefined where it is not, or all of it takes next to nothing. */
function growthOf(run: (text: string) => unknown, token: string): Growth | undefined {
  const textOf = (length: number): string => token.repeat(Math.ceil(length / token.length));
  for (const [at, length] of lengths.entries()) {
    const [before, text] = [textOf(length / 4), textOf(length)];
    const took = timeOf(() => run(text));
    const isLast = at === lengths.length - 1 || took > enough / 16;
    if (took <= unremarkable || !isLast) continue;
    for (const runs of [1, 3, 5]) {
      const [short, long] = [shortest(() => run(before), runs + 1), shortest(() => run(text), runs)];
      const power = Math.log(long / short) / Math.log(4);
      if (long <= unremarkable || power <= mostPower) break;
      if (runs === 5) return { power, length, took: long };
    }
    if (took > enough) return undefined;
  }
  return undefined;
}

function measurePlace(name: string): number {
  const place = places.find((each) => each.name === name);
  if (place === undefined) throw new Error(`There is no place "${name}".`);
  let failed = 0;
  for (const token of pieces) place.run(token.repeat(50)); // what is made once, and compiled
  for (const token of tokens()) {
    console.log(`token ${JSON.stringify(token)}`);
    const growth = growthOf(place.run, token);
    if (growth === undefined) continue;
    failed += 1;
    const { power, length, took } = growth;
    console.log(`fails ${JSON.stringify(token)}: ${Math.round(took)} ms for ${length}, power ${power.toFixed(2)}`);
  }
  return failed;
}

function runAll(): boolean {
  let fine = true;
  for (const { name } of places.filter((each) => each.name.includes(options.only ?? ''))) {
    const began = performance.now();
    const args = [import.meta.filename, '--place', name, '--seed', seed];
    const { stdout, stderr, status, signal } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      timeout: patience * 2,
    });
    const lines = stdout.split('\n').filter((line) => line !== '');
    const failures = lines.filter((line) => line.startsWith('fails'));
    const hangs = status === 0 || failures.length > 0 ? [] : [`fails at ${lines.at(-1)}: ${signal ?? ''} ${stderr}`];
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${name.padEnd(40)} ${seconds.padStart(7)} s  ${failures.length + hangs.length || 'fine'}`);
    for (const line of [...failures, ...hangs]) console.log(`  ${line.slice(0, 300)}`);
    fine &&= failures.length + hangs.length === 0;
  }
  return fine;
}

function judgeAll(): boolean {
  const unique = new Map(findExpressions().expressions.map((each) => [written(each), each]));
  let fine = true;
  for (const [text, expression] of unique) {
    const verdict = judge(expression);
    fine &&= verdict === 'linear' || verdict === 'safe';
    console.log(`${verdict.padEnd(8)} ${text}`);
  }
  return fine;
}

if (options.place !== undefined) process.exitCode = measurePlace(options.place) > 0 ? 1 : 0;
else if (!(options.expressions === true ? judgeAll() : runAll())) process.exitCode = 1;
