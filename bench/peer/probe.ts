/** Loaded into each server that is measured, before its own code: tells what it uses whenever it is asked. */

export interface Usage {
  /** Bytes of the JavaScript heap that are in use. */
  readonly heap: number;
  /** Bytes of the process that are in the machine's memory. */
  readonly resident: number;
  /** Milliseconds that processors have worked for the process since its start, on all of its threads. */
  readonly work: number;
}

/** `collect`: first everything unused is thrown away, which costs the server some of its compiled code too. */
process.on('message', (collect) => {
  for (let round = 0; collect === true && round < 3; round++) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  process.send?.({ heap: heapUsed, resident: rss, work: (user + system) / 1000 } satisfies Usage);
});
// The parent ends this process.
process.channel?.unref();
