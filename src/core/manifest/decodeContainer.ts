import { say } from '../message.ts';
import { isFilledIn, mayBeFilledIn } from '../placeholders/value.ts';
import type { Decoding } from './fields.ts';
import { blockOf, booleanAt, mapAt, mapsAt, note, place, scalarAt, stringAt } from './fields.ts';
import type { Container, EnvFrom, EnvSource, EnvVar } from './model.ts';
import type { YamlMap, YamlNode } from './tree.ts';
import { entryOf } from './tree.ts';

/** The containers of a pod's `spec`, init containers first, as Kubernetes runs them. */
export function decodeContainers(decoding: Decoding, pod: YamlMap): readonly Container[] {
  const read = (key: string, init: boolean): Container[] =>
    mapsAt(decoding, pod, key).map((map) => decodeContainer(decoding, map, init));
  return [...read('initContainers', true), ...read('containers', false)];
}

function decodeContainer(decoding: Decoding, map: YamlMap, init: boolean): Container {
  const list = entryOf(map, 'env')?.value;
  return {
    name: stringAt(decoding, map, 'name'),
    image: stringAt(decoding, map, 'image'),
    env: mapsAt(decoding, map, 'env').flatMap((entry) => decodeEnvVar(decoding, entry) ?? []),
    removed: removedIn(list),
    open: decoding.open || isOpen(list),
    envFrom: mapsAt(decoding, map, 'envFrom').flatMap((entry) => decodeEnvFrom(decoding, entry) ?? []),
    init,
    body: blockOf(decoding, map),
    envBlock: list?.kind === 'sequence' ? blockOf(decoding, list) : undefined,
  };
}

/** Whether the list, an entry, or a key or the name of one is filled in later. */
function isOpen(list: YamlNode | undefined): boolean {
  const items = list?.kind === 'sequence' ? list.items : list === undefined ? [] : [list];
  return items.some((item) => {
    if (item.kind === 'scalar') return mayBeFilledIn(item.value);
    if (item.kind === 'sequence') return false;
    const name = entryOf(item, 'name')?.value;
    const isUnread = name?.kind === 'scalar' && (isFilledIn(name.value) || /\s/.test(name.value));
    return isUnread || item.entries.some(({ key }) => isFilledIn(key.value));
  });
}

/** The names of entries with `$patch: delete`. */
function removedIn(list: YamlNode | undefined): readonly string[] {
  const items = list?.kind === 'sequence' ? list.items : [];
  return items.flatMap((item) => {
    if (item.kind !== 'map' || entryOf(item, '$patch') === undefined) return [];
    const name = entryOf(item, 'name')?.value;
    return name?.kind === 'scalar' ? [name.value] : [];
  });
}

/** One entry of `env`; undefined where it has no name, which is a problem. */
export function decodeEnvVar(decoding: Decoding, map: YamlMap): EnvVar | undefined {
  const name = stringAt(decoding, map, 'name');
  if (name === undefined) {
    if (entryOf(map, 'name') === undefined) note(decoding, map, say('This `env` entry needs a `name`.'));
    return undefined;
  }
  // A patch of kustomize that takes the variable away.
  if (entryOf(map, '$patch') !== undefined) return undefined;
  const valueKey = entryOf(map, 'value')?.key.span;
  const source = mapAt(decoding, map, 'valueFrom');
  return {
    name,
    entry: place(decoding, map.span),
    valueKey: valueKey && place(decoding, valueKey),
    value: scalarAt(decoding, map, 'value'),
    from: source && decodeSource(decoding, source),
  };
}

function decodeSource(decoding: Decoding, map: YamlMap): EnvSource {
  const span = place(decoding, map.span);
  const path = stringAt(decoding, mapAt(decoding, map, 'fieldRef'), 'fieldPath');
  if (path !== undefined) return { kind: 'field', path, span };
  if (mapAt(decoding, map, 'resourceFieldRef') !== undefined) return { kind: 'resource', span };
  return (
    decodeKeyRef(decoding, map, 'configMapKeyRef', 'configMapKey') ??
    decodeKeyRef(decoding, map, 'secretKeyRef', 'secretKey') ?? { kind: 'unknown', span }
  );
}

function decodeKeyRef(
  decoding: Decoding,
  map: YamlMap,
  field: string,
  kind: 'configMapKey' | 'secretKey',
): EnvSource | undefined {
  const reference = mapAt(decoding, map, field);
  const name = stringAt(decoding, reference, 'name');
  const key = stringAt(decoding, reference, 'key');
  if (name === undefined || key === undefined) return undefined;
  const optional = booleanAt(decoding, reference, 'optional')?.value === true;
  return { kind, name, key, optional, span: place(decoding, map.span) };
}

function decodeEnvFrom(decoding: Decoding, map: YamlMap): EnvFrom | undefined {
  const configMap = mapAt(decoding, map, 'configMapRef');
  const reference = configMap ?? mapAt(decoding, map, 'secretRef');
  const name = stringAt(decoding, reference, 'name');
  if (name === undefined) return undefined;
  return {
    kind: configMap === undefined ? 'secret' : 'configMap',
    name,
    prefix: stringAt(decoding, map, 'prefix')?.value ?? '',
    optional: booleanAt(decoding, reference, 'optional')?.value === true,
    span: place(decoding, map.span),
  };
}
