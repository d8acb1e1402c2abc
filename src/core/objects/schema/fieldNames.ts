import { entryOf, type YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import type { Located } from '../../text.ts';
import type { Schema } from './keywords.ts';
import { type Check, note } from './problem.ts';

/** What is said of keys that are no fields, or not in each release. */

/** Notes a key that is none of `fields`, of which those may be meant that `map` does not have yet. */
export function noteUnknown(
  map: YamlMap,
  key: Located<string>,
  path: string,
  fields: readonly string[],
  check: Check,
): void {
  const free = fields.filter((field) => entryOf(map, field) === undefined);
  const choice = { written: key.value, words: free, scalar: undefined };
  note(check, 'unknown', { path, span: key.span }, say('Unknown field `{0}`.', key.value), { choice });
}

/** Whether a field is there in all releases that have what is around it. */
export function isAsLong({ availability }: Schema, { availability: around }: Schema): boolean {
  return availability?.since === around?.since && availability?.last === around?.last;
}

/** Notes which releases of Calico have a field, where the one in question, or some, do not. */
export function noteRelease(
  key: Located<string>,
  path: string,
  availability: Schema['availability'],
  check: Check,
): void {
  if (availability === undefined) return;
  const { anyRelease } = check;
  const { since, last } = availability;
  const name = key.value;
  const message =
    since !== undefined
      ? anyRelease
        ? say('Calico supports `{0}` only since {1}: in earlier versions it has no effect.', name, since)
        : say('Calico supports `{0}` only since {1}: in this version it has no effect.', name, since)
      : anyRelease
        ? say('Calico supports `{0}` only until {1}: in later versions it has no effect.', name, last ?? '')
        : say('Calico supports `{0}` only until {1}: in this version it has no effect.', name, last ?? '');
  note(check, 'version', { path, span: key.span }, message);
}

/** The fields of every object's `metadata` (k8s.io/apimachinery, `ObjectMeta`), with two that older ones had. */
const metadataFields = [
  ...['name', 'namespace', 'labels', 'annotations', 'generateName', 'ownerReferences', 'finalizers', 'uid'],
  ...['resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds'],
  ...['managedFields', 'selfLink', 'clusterName', 'initializers'],
];

/** Whether a cluster gave the object out, whose version then has its fields. */
export function isExported(root: YamlMap): boolean {
  const metadata = entryOf(root, 'metadata')?.value;
  return metadata?.kind === 'map' && ['uid', 'resourceVersion'].some((key) => entryOf(metadata, key) !== undefined);
}

/** Judges the names of the fields of `metadata`. */
export function checkMetadata(root: YamlMap, check: Check): void {
  const metadata = entryOf(root, 'metadata')?.value;
  if (metadata?.kind !== 'map' || check.keepsUnknown) return;
  for (const { key } of metadata.entries)
    if (!metadataFields.includes(key.value)) noteUnknown(metadata, key, `metadata.${key.value}`, metadataFields, check);
}
