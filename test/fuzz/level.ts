import { readdirSync } from 'node:fs';
import { heap } from './heap.ts';

/** What a long day may leave behind, measured from time to time. */

export interface Level {
  /** Megabytes in use. */
  readonly heap: number;
  /** Timers, pipes, processes and the like that are open. */
  readonly resources: number;
  /** Open files; 0 where the system does not tell. */
  readonly files: number;
  /** Listeners of the process. */
  readonly listeners: number;
}

export function level(): Level {
  return {
    heap: heap(),
    resources: process.getActiveResourcesInfo().length,
    files: openFiles(),
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}

function openFiles(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}

/** Megabytes that the heap grew by from the first level to the last, by the straight line that fits all of them best. */
export function heapGrowth(levels: readonly Level[]): number {
  const middle = (levels.length - 1) / 2;
  const mean = levels.reduce((sum, each) => sum + each.heap, 0) / levels.length;
  let [above, below] = [0, 0];
  for (const [at, { heap: own }] of levels.entries()) {
    above += (at - middle) * (own - mean);
    below += (at - middle) ** 2;
  }
  return below === 0 ? 0 : (above / below) * (levels.length - 1);
}

/** What grew from the first level to the last; empty where nothing did. */
export function growths(levels: readonly Level[]): readonly string[] {
  const [first, last] = [levels[0], levels.at(-1)];
  if (first === undefined || last === undefined) return ['nothing was measured'];
  const growth = heapGrowth(levels);
  const most = Math.max(3, first.heap * 0.05);
  return [
    ...(growth > most ? [`the heap grew by ${growth.toFixed(1)} MB, more than ${most.toFixed(1)}`] : []),
    ...(['resources', 'files', 'listeners'] as const).flatMap((name) =>
      last[name] > first[name] ? [`${name}: ${first[name]} became ${last[name]}`] : [],
    ),
  ];
}

/** `12.3 MB, 4 resources, 20 files, 3 listeners` */
export function levelText({ heap: own, resources, files, listeners }: Level): string {
  return `${own.toFixed(1)} MB, ${resources} resources, ${files} files, ${listeners} listeners`;
}
