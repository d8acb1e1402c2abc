import type { CallOptions, Kubectl, KubectlJson } from './kubectl.ts';
import type { KubectlFailure } from './result.ts';

/** Reads the Kubernetes API through `kubectl get --raw`. */

/** How large a page may become, so that to parse it does not hold up an editor. */
const pageBytes = 800_000;
const firstPage = 50;
const largestPage = 500;

/** The DaemonSets and pods of calico-node, whoever installed it. */
export const calicoSelector = 'k8s-app in (calico-node,canal,canal-node)';

/** Names stand in it as checked ones or encoded. */
export type ApiPath = `/${string}`;

/** `/api/v1/nodes?limit=50`; parameters that are undefined are left out. */
export function apiPath(
  path: ApiPath,
  parameters: Readonly<Record<string, string | number | undefined>> = {},
): ApiPath {
  const query = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

export function getRaw(kubectl: Kubectl, path: ApiPath, options: CallOptions): Promise<KubectlJson> {
  return kubectl.runJson({ kind: 'get', path }, options);
}

export interface Listing {
  readonly path: ApiPath;
  readonly parameters?: Readonly<Record<string, string | undefined>>;
  /** Takes each page; gives the token of the next, and how many objects this one had. */
  readonly onPage: (value: unknown) => { readonly next?: string; readonly count: number };
}

/**
 * Reads a list page by page, each as large as can be parsed without holding up the editor, and lets others work in
 * between. Gives what stood in the way, with `expired` where the list must be begun anew.
 */
export async function readPages(
  kubectl: Kubectl,
  { path, parameters, onPage }: Listing,
  options: CallOptions,
): Promise<KubectlFailure | undefined> {
  let limit = firstPage;
  let next: string | undefined;
  do {
    const result = await kubectl.run(
      { kind: 'get', path: apiPath(path, { ...parameters, limit, continue: next }) },
      options,
    );
    if (result.kind !== 'ok') return result;
    const bytes = result.stdout.length;
    await breathe(); // to take the text, to parse it and to read what it says are three steps, not one
    const page = parsed(result.stdout);
    await breathe();
    if ('error' in page) return { ...withoutOutput(result), kind: 'unreadable', reason: page.error };
    const { next: token, count } = onPage(page.value);
    next = token;
    const each = bytes / Math.max(1, count);
    limit = Math.max(10, Math.min(largestPage, Math.floor(pageBytes / each)));
    await breathe();
  } while (next !== undefined && next !== '');
  return undefined;
}

function withoutOutput({ command, stderr, durationMs }: KubectlFailure | Parsed): Parsed {
  return { command, stderr, durationMs };
}

type Parsed = Pick<KubectlFailure, 'command' | 'stderr' | 'durationMs'>;

function parsed(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Lets the event loop go round once. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
