import { createHash } from 'node:crypto';
import { getRaw } from '../cluster/api.ts';
import type { Session } from '../cluster/connect.ts';
import { explain } from '../cluster/explain.ts';
import { isKubeName } from '../cluster/kubeName.ts';
import type { KubectlFailure, KubectlResult } from '../cluster/result.ts';
import { readConflicts } from '../core/apply/conflicts.ts';
import { type ManifestObject, readObjects } from '../core/apply/objects.ts';
import { type Outlook, outlookInSteps } from '../core/apply/outlook.ts';
import {
  type ApplyPlan,
  datastoreFindings,
  findingsOf,
  type PlanFinding,
  type PlannedRollout,
  plannedObject,
  plannedReach,
  plannedRollout,
  type TriedObject,
} from '../core/apply/plan.ts';
import { asText, at } from '../core/inventory/json.ts';
import type { Translate } from '../core/l10n.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { render } from '../core/words/render.ts';
import { missingPermissions } from './permissions.ts';
import { explainFor, isAway, liveIn } from './writeObject.ts';
import type { WriteCall, Writer } from './writer.ts';

export interface PlanInput {
  readonly context: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly session: Session;
  readonly writer: Writer;
  /** Secrets in the files that are wanted, as `NAMESPACE/NAME`. */
  readonly secrets: readonly string[];
  /** Field managers whose fields may be taken over. */
  readonly takeOver: readonly string[];
  /** The node that is to move first; the pairs that break then are told. */
  readonly canary?: string;
  readonly settings: CalicoSettings;
  readonly signal: AbortSignal;
  readonly t: Translate;
  /** Works through steps with pauses, so that nobody is held up. */
  readonly inSteps: <T>(steps: Generator<undefined, T>) => Promise<T>;
}

export interface MadePlan {
  readonly plan: ApplyPlan;
  /** In the order in which they are to be applied. */
  readonly tried: readonly TriedObject[];
  /** What is predicted, and what was predicted of that which runs. */
  readonly outlook: Outlook | undefined;
  readonly before: Outlook | undefined;
  /** The DaemonSet as it is; undefined where there is none. */
  readonly daemonSet: unknown;
}

/** Finds out what an apply would do: reads, asks what is allowed, and has the server try; nothing is written. */
export async function makePlan(input: PlanInput): Promise<MadePlan> {
  const { context, files, session, takeOver, settings, t, inSteps } = input;
  const { objects, problems, secrets } = readObjects(files, input.secrets);
  const cluster = await clusterOf(input);
  await askSlowNodes(session);
  const inventory = session.inventory;
  const findings: PlanFinding[] = [
    ...problems.map((each) => ({ kind: 'problem', stops: true, message: render(t, each) }) as const),
    ...('problem' in cluster ? [{ kind: 'problem', stops: true, message: cluster.problem } as const] : []),
    ...(objects.length === 0
      ? [{ kind: 'problem', stops: true, message: t('The files hold no object to apply.') } as const]
      : []),
  ];
  const canTry = findings.length === 0;
  const tried = canTry ? await tryAll(objects, input) : [];
  findings.push(...tried.flatMap((each) => findingsOf(each, takeOver)));
  const next = tried.flatMap((each) => (each.next === undefined ? [] : [each.next]));
  // What is half refused is not predicted: nobody knows what it would be.
  const isWhole = canTry && tried.every((each) => each.next !== undefined);
  const predicted = isWhole && inventory && { inventory, settings };
  const outlook = predicted ? await inSteps(outlookInSteps({ ...predicted, objects: next })) : undefined;
  const before = predicted ? await inSteps(outlookInSteps({ ...predicted, objects: [] })) : undefined;
  const { daemonSet, rollout } = await rolloutOf(outlook, tried, input);
  findings.push(...datastoreFindings([daemonSet, ...next]));
  if (canTry) findings.push(...(await missingPermissions({ tried, rollout, before, ...input })));
  const nodes = outlook?.nodes ?? [];
  const reach = outlook && (await reachOf(outlook, input));
  const plan: ApplyPlan = {
    kind: 'CalicoApplyPlan',
    version: 1,
    context,
    cluster: 'uid' in cluster ? cluster.uid : '',
    files: files.map(({ name, text }) => ({ name, sha256: createHash('sha256').update(text).digest('hex') })),
    objects: tried.map((each) => plannedObject(each, takeOver)),
    leftOut: secrets.map(({ apiVersion, kind, namespace, name }) => ({
      ...{ apiVersion, kind, name },
      ...(namespace !== undefined && { namespace }),
    })),
    findings,
    ...(rollout && { rollout }),
    nodes,
    ...(reach && { reach }),
  };
  return { plan, tried: inOrder(tried, rollout), outlook, before, daemonSet };
}

/** Nodes that were too slow to answer are asked once more: without their interfaces nothing is predicted for them. */
async function askSlowNodes({ progress, execNodes, settled }: Session): Promise<void> {
  const slow = progress.problems.flatMap(({ part, kind, node }) => {
    const mayPass = part === 'exec' && (kind === 'timed-out' || kind === 'unreachable');
    return mayPass && node !== undefined ? [node] : [];
  });
  if (slow.length === 0) return;
  await execNodes(slow);
  await settled();
}

/** A cluster is known by what is in it: its address, and what a user calls it, may lead to another one tomorrow. */
async function clusterOf(input: PlanInput): Promise<{ readonly uid: string } | { readonly problem: string }> {
  const { session, signal, t } = input;
  const read = await getRaw(session.kubectl, '/api/v1/namespaces/kube-system', { signal });
  const uid = read.kind === 'ok' ? asText(at(read.value, 'metadata', 'uid')) : undefined;
  if (uid !== undefined) return { uid };
  const why = read.kind === 'ok' ? '' : explain(read, t);
  return { problem: t("Can't tell which cluster this is: the namespace kube-system can't be read. {0}", why) };
}

function tryAll(objects: readonly ManifestObject[], input: PlanInput): Promise<readonly TriedObject[]> {
  return Promise.all(objects.map((object) => tryOne(object, input)));
}

async function tryOne(object: ManifestObject, input: PlanInput): Promise<TriedObject> {
  const { value } = object;
  const { t } = input;
  const found = await asked({ kind: 'live', object: value }, input);
  if (found.kind !== 'ok') return failed(object, undefined, found, t);
  const read = liveIn(found.stdout, t);
  if (read.kind !== 'written')
    return { object, live: undefined, next: undefined, conflicts: [], refusal: t("It can't be read.") };
  const live = read.object;
  const first = await triedAs(object, false, input);
  if ('next' in first) return { object, live, next: first.next, conflicts: [] };
  const conflicts = readConflicts(first.failure.stderr);
  // What it would be with the fields taken over; by itself that changes nothing.
  const forced = conflicts.length > 0 ? await triedAs(object, true, input) : first;
  return 'next' in forced ? { object, live, next: forced.next, conflicts } : failed(object, live, forced.failure, t);
}

async function triedAs(
  { value }: ManifestObject,
  force: boolean,
  input: PlanInput,
): Promise<{ readonly next: unknown } | { readonly failure: KubectlFailure }> {
  const result = await asked({ kind: 'try', object: value, force }, input);
  if (result.kind !== 'ok') return { failure: result };
  const read = liveIn(result.stdout, input.t);
  return { next: read.kind === 'written' ? read.object : undefined };
}

/** A server that does not answer is asked once more: it tells nothing of the object. */
async function asked(call: WriteCall, { writer, signal }: PlanInput): Promise<KubectlResult> {
  const result = await writer.run(call, { signal });
  return result.kind !== 'ok' && isAway(result) ? writer.run(call, { signal }) : result;
}

function failed(object: ManifestObject, live: unknown, failure: KubectlFailure, t: Translate): TriedObject {
  const why = explainFor(object.value, failure, t);
  const told = isAway(failure) ? { silence: why } : { refusal: why };
  return { object, live, next: undefined, conflicts: [], ...told };
}

/** The DaemonSet of calico-node as it is, and what becomes of its pods. */
async function rolloutOf(
  outlook: Outlook | undefined,
  tried: readonly TriedObject[],
  { session, signal }: PlanInput,
): Promise<{ readonly daemonSet: unknown; readonly rollout: PlannedRollout | undefined }> {
  const name = daemonSetOf(outlook);
  if (name === undefined) return { daemonSet: undefined, rollout: undefined };
  const own = tried.find(({ object, next }) => {
    return object.kind === 'DaemonSet' && object.name === name.name && namespaceOf(next) === name.namespace;
  });
  if (own !== undefined) return { daemonSet: own.live, rollout: plannedRollout(own.live, own.next) };
  if (!isKubeName(name.namespace) || !isKubeName(name.name)) return { daemonSet: undefined, rollout: undefined };
  const path = `/apis/apps/v1/namespaces/${name.namespace}/daemonsets/${name.name}` as const;
  const read = await getRaw(session.kubectl, path, { signal });
  if (read.kind !== 'ok') return { daemonSet: undefined, rollout: undefined };
  const installation = tried.find(({ object }) => object.kind === 'Installation');
  const rollout = plannedRollout(read.value, read.value);
  // The operator changes the DaemonSet as soon as its Installation has changed.
  const byOperator = installation !== undefined && rollout?.byOperator;
  return { daemonSet: read.value, rollout: byOperator ? { ...rollout, restarts: 'template' } : rollout };
}

function namespaceOf(object: unknown): string | undefined {
  return asText(at(object, 'metadata', 'namespace'));
}

/** The DaemonSet of the calico-node that is predicted. */
export function daemonSetOf(
  outlook: Outlook | undefined,
): { readonly namespace: string; readonly name: string } | undefined {
  const agent = outlook?.resolution.plan.agent;
  if (agent === undefined) return undefined;
  // The operator's is always called so (tigera/operator, pkg/render/node.go).
  if (agent.form !== 'workload') return { namespace: 'calico-system', name: 'calico-node' };
  const { kind, name, namespace } = agent.workload;
  if (kind.value !== 'DaemonSet' || name === undefined) return undefined;
  return { namespace: namespace?.value ?? 'default', name: name.value };
}

async function reachOf(outlook: Outlook, { canary, inSteps }: PlanInput): Promise<ApplyPlan['reach']> {
  const moving = outlook.nodes.filter(({ moves }) => moves !== false);
  const first = moving.find(({ node }) => node === canary) ?? moving[0];
  const meanwhile =
    moving.length < 2 || first === undefined ? undefined : await inSteps(outlook.reachWith(new Set([first.node])));
  return plannedReach(await inSteps(outlook.reach()), meanwhile);
}

/** What others need comes first, and what starts pods anew last, when all that they read is there. */
function inOrder(tried: readonly TriedObject[], rollout: PlannedRollout | undefined): readonly TriedObject[] {
  const rank = ({ object }: TriedObject): number => {
    if (object.kind === 'Namespace' || object.kind === 'CustomResourceDefinition') return 0;
    const isRollout = object.kind === 'Installation' || (object.kind === 'DaemonSet' && object.name === rollout?.name);
    return isRollout ? 2 : 1;
  };
  return [...tried].sort((a, b) => rank(a) - rank(b));
}
