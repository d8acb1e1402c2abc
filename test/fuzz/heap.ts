/** Megabytes in use once all that nobody holds is gone; needs `--expose-gc`. */
export function heap(): number {
  if (globalThis.gc === undefined) throw new Error('Run this with node --expose-gc.');
  globalThis.gc();
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1_000_000;
}
