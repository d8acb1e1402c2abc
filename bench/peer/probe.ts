/** Loaded into each server that is measured, before its own code: tells of its memory whenever it is asked. */

export interface Memory {
  /** Bytes of the JavaScript heap that are in use after everything unused was collected. */
  readonly heap: number;
  /** Bytes of the process that are in the machine's memory. */
  readonly resident: number;
}

process.on('message', () => {
  for (let round = 0; round < 3; round++) globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, resident: rss } satisfies Memory);
});
// The parent ends this process.
process.channel?.unref();
