import type { CalicoPod } from '../core/inventory/calicoPods.ts';
import { linkScript, readLinks } from '../core/inventory/linkScript.ts';
import {
  addressCommands,
  type NodeReading,
  readInterfaces,
  readRouting,
  routingScript,
} from '../core/inventory/nodeCommands.ts';
import type { Translate } from '../core/l10n.ts';
import { nothing } from '../core/message.ts';
import { render } from '../core/words/render.ts';
import type { ContainerName } from './argv.ts';
import { permissionText } from './explain.ts';
import type { CallOptions, Kubectl } from './kubectl.ts';
import { isKubeName } from './kubeName.ts';
import type { KubectlFailure, KubectlResult } from './result.ts';

/** What a node answered through its calico-node pod. */
export interface NodeAnswer {
  /** Undefined where nothing could be learned of its interfaces. */
  readonly reading?: NodeReading;
  /** What is missing, in words for the user, without the names of users and servers. */
  readonly trouble?: string;
  readonly failure?: KubectlFailure;
}

export interface AskOptions {
  readonly signal: AbortSignal;
  /** Milliseconds for all commands together. */
  readonly deadline: number;
  /** Whether to start all commands at once, which spares a slow node's second wait. */
  readonly together: boolean;
}

/** Both in one go, because each command costs a connection. */
const pathCommand: readonly string[] = ['sh', '-c', `${routingScript}\n${linkScript}`];

/** Runs the commands in `pod`, and puts together what they tell. */
export async function askNode(
  kubectl: Kubectl,
  pod: CalicoPod,
  { deadline, signal, together }: AskOptions,
  t: Translate,
): Promise<NodeAnswer> {
  const container = containerOf(pod);
  if (container === undefined) return { trouble: wrongName(pod, t) };
  if (pod.phase !== 'Running') return { trouble: notRunning(pod, t) };
  let left = deadline; // of the time in which commands run, not of that in which they wait for their turn
  const call = async (command: readonly string[]): Promise<KubectlResult> => {
    const options = { signal, deadline: together ? deadline : Math.max(1, left) };
    const result = await execIn(kubectl, container, command, options);
    left -= result.durationMs;
    return result.kind === 'timed-out' ? { ...result, afterMs: deadline } : result;
  };
  const early = together ? call(pathCommand) : undefined;
  const found = await readAddresses(call, t);
  if ('failure' in found) return { failure: found.failure, trouble: troubleOf(found.failure, pod, t) };
  const routes = await (early ?? call(pathCommand));
  const routing = routes.kind === 'ok' ? readRouting(routes.stdout) : undefined;
  const linked = routes.kind === 'ok' ? readLinks(routes.stdout) : undefined;
  const { interfaces } = found;
  const reading = { interfaces, families: [4, 6] as const, ...(routing ?? { routing: {}, sysctls: {} }), ...linked };
  if (routing === undefined) {
    const trouble = t("Can't read this node's routes; can-reach is predicted from its subnets.");
    return { reading, trouble, ...(routes.kind !== 'ok' && { failure: routes }) };
  }
  if (linked !== undefined) return { reading };
  const trouble = t("Can't read this node's firewall and neighbors; paths are predicted without them.");
  return { reading, trouble };
}

/** The container of calico-node; undefined where a name of it is none that Kubernetes takes. */
export function containerOf({ namespace, name: pod, container }: CalicoPod): ContainerName | undefined {
  return isKubeName(namespace) && isKubeName(pod) && isKubeName(container) ? { namespace, pod, container } : undefined;
}

/** Runs one command in the container of calico-node. */
export function execIn(
  kubectl: Kubectl,
  container: ContainerName,
  command: readonly string[],
  options: CallOptions,
): Promise<KubectlResult> {
  return kubectl.run({ kind: 'exec', container, command }, options);
}

type Call = (command: readonly string[]) => Promise<KubectlResult>;

async function readAddresses(
  call: Call,
  t: Translate,
): Promise<Pick<NodeReading, 'interfaces'> | { readonly failure: KubectlFailure }> {
  let failure: KubectlFailure | undefined;
  for (const command of addressCommands) {
    const result = await call(command);
    if (result.kind === 'ok') {
      const read = readInterfaces(result.stdout);
      if (read !== undefined && read.problems.length === 0) return read;
      failure = { ...result, kind: 'unreadable', reason: render(t, read?.problems[0]?.message ?? nothing) };
    } else {
      failure = result;
      if (result.kind !== 'failed' || lacksIp(result)) break; // another form of the command would fare no better
    }
  }
  return { failure: failure ?? { kind: 'cancelled', command: '', stderr: '', durationMs: 0 } };
}

/** Whether the container has no `ip`: the runtime says so, each in its own words. */
export function lacksIp({ stderr }: KubectlFailure): boolean {
  return /executable file not found|no such file or directory: unknown|exec of "ip" failed/.test(stderr);
}

/** Why a node could not be asked, in one sentence and the way out. */
export function troubleOf(failure: KubectlFailure, pod: CalicoPod, t: Translate): string {
  if (lacksIp(failure)) {
    return t(
      "Can't list the node's interfaces: the image of pod {0} has no `ip` command. Use a calico/node image.",
      pod.name,
    );
  }
  switch (failure.kind) {
    case 'timed-out':
      return t(
        "The node didn't answer within {0} s. Check that its kubelet is running: `kubectl describe node {1}`.",
        Math.round(failure.afterMs / 100) / 10,
        pod.node,
      );
    case 'forbidden':
      return t(
        "Can't list its interfaces: you lack permission to {0}.",
        failure.permission === undefined ? t('run commands in pods') : permissionText(failure.permission, t),
      );
    case 'absent':
      return t('Pod {0} no longer exists. Refresh to read the cluster again.', pod.name);
    case 'cancelled':
      return t('The query to the node was canceled.');
    case 'unreachable':
      return t(
        "The cluster can't reach the node. Check that its kubelet is running: `kubectl describe node {0}`.",
        pod.node,
      );
    case 'not-found':
    case 'failed':
    case 'too-much-output':
    case 'unreadable':
    case 'unauthorised':
    case 'expired':
      return t('`ip addr` failed in pod {0}; see its output in the list of problems.', pod.name);
  }
}

/** Why nothing is run in a pod with such names, which no API server gives. */
export function wrongName({ namespace, name, container }: CalicoPod, t: Translate): string {
  return notAName([namespace, name, container].find((each) => !isKubeName(each)) ?? '', t);
}

/** Why nothing is asked of what is called so. */
export function notAName(name: string, t: Translate): string {
  return t("Can't query the node: {0} isn't a valid Kubernetes name.", JSON.stringify(name));
}

function notRunning({ name, namespace, phase }: CalicoPod, t: Translate): string {
  return t(
    "Can't query the node: its calico-node pod {0} is {1}, not Running. See `kubectl describe pod -n {2} {0}`.",
    name,
    phase,
    namespace,
  );
}
