import { asText, at } from '../inventory/json.ts';

/** What differs between two states of an object, field by field. */

export interface FieldChange {
  /** `spec.template.spec.containers[calico-node].env[IP].value`. */
  readonly path: string;
  /** As JSON; undefined where the field is not there. */
  readonly before?: string;
  readonly after?: string;
}

/** What the server keeps of its own account, and what says nothing of the object's meaning. */
const kept: ReadonlySet<string> = new Set([
  'status',
  'metadata.managedFields',
  'metadata.resourceVersion',
  'metadata.generation',
  'metadata.uid',
  'metadata.creationTimestamp',
  'metadata.selfLink',
  'metadata.annotations.deprecated.daemonset.template.generation',
  'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration',
]);

/** Compares the live object, undefined where there is none, with what it becomes. Items of lists are told apart by name. */
export function objectDiff(live: unknown, next: unknown): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  compare('', live, next, changes);
  return changes;
}

function compare(path: string, before: unknown, after: unknown, changes: FieldChange[]): void {
  if (kept.has(path) || Object.is(before, after)) return;
  const [one, other] = [partsOf(before), partsOf(after)];
  if (one === undefined || other === undefined || one.list !== other.list) {
    // An empty map and none at all are the same to Kubernetes.
    const isNothing = (one ?? other)?.parts.size === 0 && (before === undefined || after === undefined);
    if (!isNothing) add(path, before, after, changes);
    return;
  }
  for (const key of new Set([...one.parts.keys(), ...other.parts.keys()])) {
    const inner = one.list ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    compare(inner, one.parts.get(key), other.parts.get(key), changes);
  }
}

function add(path: string, before: unknown, after: unknown, changes: FieldChange[]): void {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === now) return;
  changes.push({ path, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) });
}

interface Parts {
  readonly list: boolean;
  readonly parts: ReadonlyMap<string, unknown>;
}

function partsOf(value: unknown): Parts | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return { list: false, parts: new Map(Object.entries(value)) };
  const items: readonly unknown[] = value;
  const names = items.map((item) => asText(at(item, 'name')));
  const isNamed = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  return {
    list: true,
    parts: new Map(items.map((item, index) => [isNamed ? (names[index] ?? '') : `${index}`, item])),
  };
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
