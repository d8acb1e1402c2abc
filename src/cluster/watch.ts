import { asText, at } from '../core/inventory/json.ts';
import type { NodeFacts } from '../core/inventory/kubernetesNode.ts';
import { type ApiPath, apiPath } from './api.ts';
import type { Kubectl } from './kubectl.ts';
import { createLineSplitter } from './lineSplitter.ts';
import type { Listed } from './listNodes.ts';
import type { KubectlFailure } from './result.ts';

/** Watches objects of a cluster: through lost connections, restarts of the API server and listings gone old. */

export interface Changes<T> {
  readonly changed: readonly T[];
  /** Names of those that were removed. */
  readonly gone: readonly string[];
}

export interface WatchOptions<T> {
  readonly kubectl: Kubectl;
  /** The list that is watched, and what selects of it. */
  readonly path: ApiPath;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Reduces an object to what is kept of it; undefined: it is passed over. */
  readonly read: (object: unknown) => T | undefined;
  readonly signal: AbortSignal;
  /** Where the listing ended from which to go on; undefined: lists first. */
  readonly version?: string;
  /** Lists all anew. */
  readonly relist: () => Promise<Listed>;
  /** Told of changes in batches, of each object only the last. */
  readonly onChange: (changes: Changes<T>) => void;
  /** Told once when the watch breaks, and with undefined when it works again. */
  readonly onTrouble: (failure: KubectlFailure | undefined) => void;
  /** Milliseconds before the second attempt, doubled with each further one; default 500. */
  readonly firstPause?: number;
}

interface Named {
  readonly name: string;
}

const batchPause = 250;
/** Milliseconds after which a watch without a word counts as working. */
const settledAfter = 2000;
const longestPause = 30_000;
/** Seconds after which the API server ends a watch: what an editor that was killed leaves behind ends with it. */
const watchSeconds = 290;

/** Begins to watch; ends with `signal`. */
export function watchList<T extends Named>(options: WatchOptions<T>): void {
  void keepWatching(options);
}

async function keepWatching<T extends Named>(options: WatchOptions<T>): Promise<void> {
  const { signal } = options;
  const batch = createBatch(options.onChange);
  let version = options.version;
  let failures = 0;
  const works = (): void => {
    if (failures > 0) options.onTrouble(undefined);
    failures = 0;
  };
  while (!signal.aborted) {
    const began = performance.now();
    const end = version === undefined ? await relist(options) : await watchOnce(options, version, batch.add, works);
    if (signal.aborted) break;
    version = end.version;
    // A watch that ends at once without a word would otherwise be begun a thousand times a second.
    if (end.failure === undefined && (end.listed || performance.now() - began > settledAfter)) continue;
    if (end.failure !== undefined && failures === 0) options.onTrouble(end.failure);
    failures += 1;
    await pause(options, failures);
  }
  batch.dispose();
}

async function relist<T>(options: WatchOptions<T>): Promise<WatchEnd> {
  const listed = await options.relist();
  if ('failure' in listed) return { version: undefined, failure: listed.failure };
  return { version: listed.version, listed: listed.version !== undefined };
}

interface WatchEnd {
  /** Undefined where all must be listed anew. */
  readonly version: string | undefined;
  readonly failure?: KubectlFailure;
  readonly listed?: boolean;
}

/** One watch, to its end; `onWorks` as soon as it has brought something, or has stood for a while. */
async function watchOnce<T>(
  { kubectl, signal, path: list, parameters, read }: WatchOptions<T>,
  from: string,
  onObject: (object: T, isGone: boolean) => void,
  onWorks: () => void,
): Promise<WatchEnd> {
  let version: string | undefined = from;
  const take = (line: string): void => {
    const event = parse(line);
    const type = asText(at(event, 'type'));
    if (type === 'ERROR') {
      version = undefined; // 410 Gone, most often
      return;
    }
    if (type === undefined || version === undefined) return;
    onWorks();
    version = asText(at(event, 'object', 'metadata', 'resourceVersion')) ?? version;
    const object = type === 'BOOKMARK' ? undefined : read(at(event, 'object'));
    if (object !== undefined) onObject(object, type === 'DELETED');
  };
  const lines = createLineSplitter(take);
  const path = apiPath(list, {
    ...parameters,
    watch: 1,
    resourceVersion: from,
    allowWatchBookmarks: 'true',
    timeoutSeconds: watchSeconds,
  });
  const standing = setTimeout(onWorks, settledAfter);
  const result = await kubectl.stream({ kind: 'get', path }, lines.add, signal);
  clearTimeout(standing);
  if (result.kind === 'ok') return { version };
  return { version: result.kind === 'expired' ? undefined : version, failure: result };
}

/** Whether a change of a node's object tells that its interfaces may have changed. */
export function asksAgain(before: NodeFacts | undefined, after: NodeFacts): boolean {
  if (before === undefined) return true;
  const told = ({ interfaces, internalIPs, stored }: NodeFacts) => JSON.stringify([interfaces, internalIPs, stored]);
  return told(before) !== told(after) || (before.ready !== true && after.ready === true);
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // the connection broke in the middle of it
  }
}

function createBatch<T extends Named>(tell: (changes: Changes<T>) => void) {
  let changed = new Map<string, T>();
  let gone = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    const changes = { changed: [...changed.values()], gone: [...gone] };
    changed = new Map();
    gone = new Set();
    timer = undefined;
    tell(changes);
  };
  return {
    add(object: T, isGone: boolean): void {
      if (isGone) changed.delete(object.name);
      else changed.set(object.name, object);
      if (isGone) gone.add(object.name);
      else gone.delete(object.name);
      timer ??= setTimeout(flush, batchPause);
    },
    dispose: () => clearTimeout(timer),
  };
}

/** Waits before the next attempt: each time twice as long, up to half a minute, and never quite as long as others do. */
function pause(
  { signal, firstPause = 500 }: Pick<WatchOptions<never>, 'signal' | 'firstPause'>,
  failures: number,
): Promise<void> {
  const full = Math.min(longestPause, firstPause * 2 ** (failures - 1));
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, full * (0.5 + Math.random() / 2));
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
  });
}
