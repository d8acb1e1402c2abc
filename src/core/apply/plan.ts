import type { ReachReport } from '../features/reachReport.ts';
import { asList, asText, at } from '../inventory/json.ts';
import type { Message } from '../message.ts';
import { type FieldConflict, isByHand } from './conflicts.ts';
import { type FieldChange, objectDiff } from './objectDiff.ts';
import { groupOf, isSecret, type ManifestObject, type ObjectName } from './objects.ts';
import type { NodePrediction } from './outlook.ts';

/** What an apply would do, as data: what is printed, kept in a file, and compared before anything is written. */

export interface ApplyPlan {
  readonly kind: 'CalicoApplyPlan';
  /** Grows when a field changes its meaning or goes. */
  readonly version: 1;
  readonly context: string;
  /** The UID of the namespace kube-system, by which a cluster is known. */
  readonly cluster: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly objects: readonly PlannedObject[];
  /** Secrets in the files, which are applied only where somebody names them. */
  readonly leftOut: readonly ObjectName[];
  readonly findings: readonly PlanFinding[];
  /** Undefined where nothing runs, or would run, calico-node. */
  readonly rollout?: PlannedRollout;
  readonly nodes: readonly NodePrediction[];
  readonly reach?: PlannedReach;
}

export interface PlannedObject extends ObjectName {
  readonly change: 'create' | 'update' | 'none';
  /** Undefined where there is none yet. */
  readonly resourceVersion?: string;
  readonly uid?: string;
  readonly fields: readonly FieldChange[];
  /** Take the fields over that were set by hand. */
  readonly force: boolean;
}

/** What stands in the way of an apply (`stops`), or is to be known. */
export type PlanFinding =
  | { readonly kind: 'problem'; readonly stops: true; readonly message: string }
  | { readonly kind: 'refused'; readonly stops: true; readonly object: ObjectName; readonly message: string }
  | { readonly kind: 'silent'; readonly stops: true; readonly object: ObjectName; readonly message: string }
  | { readonly kind: 'forbidden'; readonly stops: true; readonly verb: string; readonly what: string }
  | {
      readonly kind: 'conflict';
      readonly stops: boolean;
      readonly object: ObjectName;
      readonly manager: string;
      readonly fields: readonly string[];
    }
  | { readonly kind: 'operator'; readonly stops: true; readonly object: ObjectName; readonly installation: string }
  | { readonly kind: 'datastore'; readonly stops: true; readonly name: string };

export interface PlannedRollout {
  readonly namespace: string;
  readonly name: string;
  /** What starts pods anew: the DaemonSet's template, or nothing but whoever asks for it. */
  readonly restarts: 'template' | 'nothing' | 'first-start';
  readonly strategy: 'RollingUpdate' | 'OnDelete';
  /** As the DaemonSet has it, `1` or `10%`. */
  readonly maxUnavailable: string;
  /** The operator writes the DaemonSet, so that its strategy is not ours. */
  readonly byOperator: boolean;
}

/** Ordered pairs, of nodes and pods alike. */
export interface PlannedReach {
  readonly before: number;
  readonly after: number;
  readonly breaks: readonly PairChange[];
  readonly heals: readonly PairChange[];
  /** What breaks while only the first node has moved. */
  readonly meanwhile: readonly PairChange[];
}

export interface PairChange {
  readonly pairs: number;
  readonly at: readonly string[];
  readonly text: Message;
}

/** What was read of one object: live, as the server would store it, and what stands in the way. */
export interface TriedObject {
  readonly object: ManifestObject;
  readonly live: unknown;
  readonly next: unknown;
  readonly conflicts: readonly FieldConflict[];
  /** Why the server refuses it. */
  readonly refusal?: string;
  /** Why the server has not answered. */
  readonly silence?: string;
}

/** The plan's part for one object; `takeOver` names managers whose fields may be taken. */
export function plannedObject(
  { object, live, next, conflicts }: TriedObject,
  takeOver: readonly string[],
): PlannedObject {
  const version = asText(at(live, 'metadata', 'resourceVersion'));
  const uid = asText(at(live, 'metadata', 'uid'));
  const changes = live === undefined || next === undefined ? [] : objectDiff(live, next);
  const fields = isSecret(object) ? changes.map(masked) : changes;
  const namespace = asText(at(next, 'metadata', 'namespace')) ?? object.namespace;
  const { apiVersion, kind, name } = object;
  return {
    ...{ apiVersion, kind, name },
    ...(namespace !== undefined && { namespace }),
    change: live === undefined ? 'create' : next === undefined || fields.length > 0 ? 'update' : 'none',
    ...(version !== undefined && { resourceVersion: version }),
    ...(uid !== undefined && { uid }),
    fields,
    force: conflicts.length > 0 && conflicts.every(({ manager }) => mayTake(manager, takeOver)),
  };
}

/** As kubectl shows what a Secret has. */
const mask = '***';

function masked({ path, before, after }: FieldChange): FieldChange {
  return { path, ...(before !== undefined && { before: mask }), ...(after !== undefined && { after: mask }) };
}

function mayTake(manager: string, takeOver: readonly string[]): boolean {
  return isByHand(manager) || takeOver.includes(manager);
}

/** What is to be said of one object. */
export function findingsOf(tried: TriedObject, takeOver: readonly string[]): readonly PlanFinding[] {
  const { object, live, conflicts, refusal, silence } = tried;
  const owner = ownerOf(live);
  if (owner !== undefined && object.kind === 'DaemonSet') {
    return [{ kind: 'operator', stops: true, object: named(object), installation: owner }];
  }
  if (silence !== undefined) return [{ kind: 'silent', stops: true, object: named(object), message: silence }];
  if (refusal !== undefined) return [{ kind: 'refused', stops: true, object: named(object), message: refusal }];
  return conflicts.map(({ manager, fields }) => ({
    kind: 'conflict',
    stops: !mayTake(manager, takeOver),
    object: named(object),
    manager,
    fields,
  }));
}

function named({ apiVersion, kind, namespace, name }: ObjectName): ObjectName {
  return { apiVersion, kind, name, ...(namespace !== undefined && { namespace }) };
}

/**
 * What is to be said where calico-node keeps addresses in etcd: they can't be read back there, nor put back. `DATASTORE_TYPE`
 * tells it, or else that `ETCD_ENDPOINTS` is there (libcalico-go/lib/apiconfig/load.go). `objects` are of any kind.
 */
export function datastoreFindings(objects: readonly unknown[]): readonly PlanFinding[] {
  const found = objects.find((object) => at(object, 'kind') === 'DaemonSet' && usesEtcd(object));
  return found === undefined
    ? []
    : [{ kind: 'datastore', stops: true, name: asText(at(found, 'metadata', 'name')) ?? '' }];
}

function usesEtcd(daemonSet: unknown): boolean {
  const containers = asList(at(daemonSet, 'spec', 'template', 'spec', 'containers'));
  const env = asList(
    at(
      containers.find((each) => at(each, 'name') === 'calico-node'),
      'env',
    ),
  );
  const named = (name: string): unknown => env.findLast((each) => at(each, 'name') === name);
  const type = named('DATASTORE_TYPE');
  return type === undefined ? named('ETCD_ENDPOINTS') !== undefined : at(type, 'value') === 'etcdv3';
}

/** The Installation that owns an object (tigera/operator, pkg/controller/utils: every object it makes has it as owner). */
export function ownerOf(live: unknown): string | undefined {
  const owner = asList(at(live, 'metadata', 'ownerReferences')).find((each) => {
    return at(each, 'kind') === 'Installation' && groupOf(asText(at(each, 'apiVersion')) ?? '') === operatorGroup;
  });
  return asText(at(owner, 'name'));
}

export const operatorGroup = 'operator.tigera.io';

/**
 * What happens to the pods of calico-node: `live` is its DaemonSet as it is, `next` as it becomes, the same where it is not
 * among what is applied. Kubernetes starts pods anew only where the template changes, and not with OnDelete
 * (pkg/controller/daemon/update.go).
 */
export function plannedRollout(live: unknown, next: unknown): PlannedRollout | undefined {
  const namespace = asText(at(next, 'metadata', 'namespace'));
  const name = asText(at(next, 'metadata', 'name'));
  if (namespace === undefined || name === undefined) return undefined;
  const strategy = at(next, 'spec', 'updateStrategy');
  const template = (object: unknown): unknown => at(object, 'spec', 'template');
  const isNew = live === undefined;
  const changes = !isNew && (isUnfinished(live) || objectDiff(template(live), template(next)).length > 0);
  const most = at(strategy, 'rollingUpdate', 'maxUnavailable');
  return {
    ...{ namespace, name },
    restarts: isNew ? 'first-start' : changes ? 'template' : 'nothing',
    strategy: at(strategy, 'type') === 'OnDelete' ? 'OnDelete' : 'RollingUpdate',
    maxUnavailable: typeof most === 'number' || typeof most === 'string' ? String(most) : '1',
    byOperator: ownerOf(next) !== undefined,
  };
}

/** Some pods are still of an older template, as where a rollout was held: whatever lets it go on replaces them. */
function isUnfinished(live: unknown): boolean {
  const status = at(live, 'status');
  const [all, updated = 0] = [at(status, 'desiredNumberScheduled'), at(status, 'updatedNumberScheduled')];
  return typeof all === 'number' && typeof updated === 'number' && updated < all;
}

/** How many pods may be away at a time: at least one (apimachinery/pkg/util/intstr: a share is rounded up). */
export function mostAway(maxUnavailable: string, nodes: number): number {
  const share = /^(\d{1,3})%$/.exec(maxUnavailable)?.[1];
  const count = share === undefined ? Number(maxUnavailable) : Math.ceil((Number(share) * nodes) / 100);
  return Number.isSafeInteger(count) && count > 0 ? count : 1;
}

export function plannedReach(report: ReachReport, meanwhile: ReachReport | undefined): PlannedReach {
  const pairsOf = (causes: readonly ReachReport['causes'][number][]): readonly PairChange[] =>
    causes.map(({ pairs, at: places, witness }) => ({ pairs, at: places, text: witness.text }));
  const { breaks = [], heals = [] } = report.changes ?? {};
  const broken = Object.values(report.reached).reduce((sum, each) => sum + each.broken, 0);
  const sum = (causes: readonly { readonly pairs: number }[]): number =>
    causes.reduce((all, { pairs }) => all + pairs, 0);
  return {
    before: broken + sum(heals) - sum(breaks),
    after: broken,
    breaks: pairsOf(breaks),
    heals: pairsOf(heals),
    meanwhile: pairsOf(meanwhile?.changes?.breaks ?? []),
  };
}

/** Whether anything is to be written. */
export function writes({ objects }: ApplyPlan): boolean {
  return objects.some(({ change }) => change !== 'none');
}

export function stops({ findings }: ApplyPlan): boolean {
  return findings.some((each) => each.stops);
}

/** What has changed since the plan in a file was made, by the fields' paths; empty where it still holds. */
export function changedSince(before: unknown, now: object): readonly string[] {
  return objectDiff(before, now).map(({ path }) => path);
}
