/** A browser, as in VS Code for the Web, runs extensions in a worker: there no program can be started, and is no disk. */
export const isNode = !('WorkerGlobalScope' in globalThis);
