import { homedir } from 'node:os';
import { join } from 'node:path';
import type { KubeName } from './kubeName.ts';

/** What kubectl is asked to read. Nothing else becomes its arguments, and of what a cluster tells only names do. */
export type Call =
  /** The contexts of the kubeconfig, without credentials. */
  | { readonly kind: 'contexts' }
  /** A path of the API with its query. */
  | { readonly kind: 'get'; readonly path: `/${string}` }
  /** A command in a container. */
  | { readonly kind: 'exec'; readonly container: ContainerName; readonly command: readonly string[] };

/** Where a command can be run. */
export interface ContainerName {
  readonly namespace: KubeName;
  readonly pod: KubeName;
  readonly container: KubeName;
}

/** Which cluster is meant. Names of contexts may hold anything. */
export interface Target {
  /** `~/` is the home folder; absent: what kubectl itself takes. */
  readonly kubeconfig?: string;
  readonly context?: string;
}

/** The arguments by which kubectl knows the cluster. */
export function targetWords({ kubeconfig, context }: Target): readonly string[] {
  return [...(kubeconfig ? [`--kubeconfig=${inHome(kubeconfig)}`] : []), ...(context ? [`--context=${context}`] : [])];
}

/** The one place where arguments are made of what is read: each value is one word with its option, or a checked name. */
export function argv(target: Target, call: Call): readonly string[] {
  return [...targetWords(target), ...wordsOf(call)];
}

function wordsOf(call: Call): readonly string[] {
  switch (call.kind) {
    case 'contexts':
      return ['config', 'view', '-o', 'json'];
    case 'get':
      return ['get', '--raw', call.path];
    case 'exec': {
      const { namespace, pod, container } = call.container;
      return ['exec', '-n', namespace, pod, '-c', container, '--', ...call.command];
    }
  }
}

/** `path`, with the home folder in place of a leading `~/`. */
export function inHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}
