import { type Aim, atMost, type Row } from './row.ts';
import { summarize } from './statistics.ts';

const rounds = 5;

/** Rows for what is done in steps: its time, and its longest step, which is to hold up nobody. */
export function timed(name: string, make: () => Generator<undefined, unknown>, aim?: Aim | undefined): Row[] {
  const samples = Array.from({ length: rounds }, () => run(make()));
  const longest = Math.max(...samples.map((each) => each.longest));
  return [
    { name, unit: 'ms', ours: summarize(samples.map(({ all }) => all)), ...(aim && { aim }) },
    { name: '… longest slice of it, processor time', unit: 'ms', ours: { median: longest }, aim: atMost(50) },
  ];
}

/** Runs the steps to their end; gives the time of all, and the processor time of the longest one, in milliseconds. */
function run(steps: Generator<undefined, unknown>): { readonly all: number; readonly longest: number } {
  const began = performance.now();
  let [longest, before] = [0, ownTime()];
  for (;;) {
    const { done } = steps.next();
    const now = ownTime();
    longest = Math.max(longest, now - before);
    before = now;
    if (done) return { all: performance.now() - began, longest };
  }
}

/** Of this thread alone: what else the machine does, and what collects garbage beside it, holds up nobody. */
function ownTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
