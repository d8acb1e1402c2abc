import { targetWords } from '../cluster/argv.ts';
import type { KubeName } from '../cluster/kubeName.ts';
import { createRunner, type KubectlOptions, type Runner, type Words } from '../cluster/runner.ts';

/** A kubectl that may write. This room alone imports it, and it is made only where an apply was asked for. */
export type Writer = Runner<WriteCall>;

export type WriteCall =
  /** The object as it is; nothing is printed where there is none. */
  | { readonly kind: 'live'; readonly object: unknown }
  /** What the server would store; nothing is written. */
  | { readonly kind: 'try'; readonly object: unknown; readonly force: boolean }
  /** Whether something is allowed: `daemonset.apps`, in a namespace or in the whole cluster. */
  | { readonly kind: 'may'; readonly verb: string; readonly resource: string; readonly namespace?: KubeName }
  | { readonly kind: 'apply'; readonly object: unknown; readonly force: boolean }
  /** Puts the whole object in the place of the one with its resourceVersion. */
  | { readonly kind: 'replace'; readonly object: unknown }
  | { readonly kind: 'delete-pod'; readonly namespace: KubeName; readonly name: KubeName; readonly uid: string }
  /** Sets annotations of a node; null removes one. */
  | {
      readonly kind: 'annotate';
      readonly node: KubeName;
      readonly annotations: Readonly<Record<string, string | null>>;
    };

/** By this name the server knows which fields are ours. */
const manager = '--field-manager=vscode-calico';
const fromInput = ['-o', 'json', '-f', '-'] as const;

/** Milliseconds: of a write that is given up nobody knows whether it was done. */
const deadline = 60_000;

export function createWriter(options: KubectlOptions): Writer {
  return createRunner({ deadline, ...options }, (call: WriteCall) => {
    const { args, input } = wordsOf(call);
    return { args: [...targetWords(options), ...args], ...(input !== undefined && { input }) };
  });
}

/** The one place where arguments are made of what is written: objects go through standard input, names are checked. */
function wordsOf(call: WriteCall): Words {
  switch (call.kind) {
    case 'live':
      return { args: ['get', '--ignore-not-found', ...fromInput], input: JSON.stringify(call.object) };
    case 'try':
      return applying(call, ['--dry-run=server']);
    case 'apply':
      return applying(call, []);
    case 'may': {
      const { verb, resource, namespace } = call;
      const place = namespace === undefined ? [] : ['-n', namespace];
      return { args: ['auth', 'can-i', verb, resource, ...place] };
    }
    case 'replace':
      return { args: ['replace', manager, ...fromInput], input: JSON.stringify(call.object) };
    case 'delete-pod': {
      const { namespace, name, uid } = call;
      const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
      const options = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid } };
      return { args: ['delete', '--raw', path, '-f', '-'], input: JSON.stringify(options) };
    }
    case 'annotate': {
      const patch = JSON.stringify({ metadata: { annotations: call.annotations } });
      return { args: ['patch', 'node', call.node, manager, '--type=merge', `--patch=${patch}`] };
    }
  }
}

function applying({ object, force }: WriteCall & { kind: 'try' | 'apply' }, more: readonly string[]): Words {
  const taking = force ? ['--force-conflicts'] : [];
  return { args: ['apply', '--server-side', manager, ...more, ...taking, ...fromInput], input: JSON.stringify(object) };
}
