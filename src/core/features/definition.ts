import { type ConfigMapLookup, createConfigMapLookup } from '../manifest/configMaps.ts';
import { configMapKeyAt } from '../manifest/cursor.ts';
import type { ConfigMap, Container, EnvVar, ManifestFile, Workload } from '../manifest/model.ts';
import { referencesIn, referredEntry } from '../manifest/references.ts';
import { type Span, touches } from '../text.ts';

/** Ways between an environment variable and what it is taken from. */

export interface Target {
  readonly file: string;
  readonly span: Span;
}

export interface Definition {
  /** What the way begins at, in the file that was asked for. */
  readonly origin: Span;
  readonly targets: readonly Target[];
}

/**
 * Where what stands at `offset` is defined: for a variable from a ConfigMap the key there, for `$(NAME)` that variable's
 * entry, and for a key of a ConfigMap, the other way, the variables that are taken from it.
 */
export function definitionAt(
  manifest: ManifestFile,
  files: readonly ManifestFile[],
  offset: number,
): Definition | undefined {
  for (const workload of manifest.documents) {
    if (workload.form !== 'workload' || !touches(workload.span, offset)) continue;
    const found = fromWorkload(manifest.file, workload, files, offset);
    if (found !== undefined) return found;
  }
  const key = configMapKeyAt(manifest, offset);
  if (key === undefined) return undefined;
  const targets = usesOf(key.configMap, key.entry.key.value, files);
  return targets.length === 0 ? undefined : { origin: key.span, targets };
}

/**
 * Where what stands at `offset` is used: the variables that are taken from a key of a ConfigMap, and the references to a
 * variable in its container.
 */
export function referencesAt(
  manifest: ManifestFile,
  files: readonly ManifestFile[],
  offset: number,
): readonly Target[] {
  const { file } = manifest;
  for (const [workload, container, entry] of entriesOf(manifest)) {
    if (!touches(entry.name.span, offset)) continue;
    const uses = container.env.flatMap((other) =>
      referencesIn(other)
        .filter(({ name }) => referredEntry(container, other, name) === entry)
        .map(({ span }) => ({ file, span })),
    );
    const { from } = entry;
    const hit =
      from?.kind === 'configMapKey'
        ? createConfigMapLookup(files)(file, workload.namespace?.value, from.name.value)
        : undefined;
    return hit === undefined || from?.kind !== 'configMapKey'
      ? uses
      : [...uses, ...usesOf(hit.configMap, from.key.value, files)];
  }
  const key = configMapKeyAt(manifest, offset);
  return key === undefined ? [] : usesOf(key.configMap, key.entry.key.value, files);
}

function fromWorkload(
  file: string,
  workload: Workload,
  files: readonly ManifestFile[],
  offset: number,
): Definition | undefined {
  const find = (name: string) => createConfigMapLookup(files)(file, workload.namespace?.value, name);
  for (const container of workload.containers) {
    if (!touches(container.body.span, offset)) continue;
    for (const entry of container.env) {
      if (!touches(entry.entry, offset)) continue;
      return fromReference(file, container, entry, offset) ?? fromKey(entry, find, offset);
    }
    const imported = container.envFrom.find(({ kind, name }) => kind === 'configMap' && touches(name.span, offset));
    const hit = imported && find(imported.name.value);
    const name = hit?.configMap.name;
    if (imported && hit && name) return { origin: imported.name.span, targets: [{ file: hit.file, span: name.span }] };
  }
  return undefined;
}

function fromReference(file: string, container: Container, entry: EnvVar, offset: number): Definition | undefined {
  const reference = referencesIn(entry).find(({ span }) => touches(span, offset));
  const target = reference && referredEntry(container, entry, reference.name);
  return target && { origin: reference.span, targets: [{ file, span: target.name.span }] };
}

/** From the name, the key or the ConfigMap's name of an entry, each to what it says. */
function fromKey(
  { name, from }: EnvVar,
  find: (name: string) => ReturnType<ConfigMapLookup>,
  offset: number,
): Definition | undefined {
  if (from?.kind !== 'configMapKey') return undefined;
  const origin = [name, from.key, from.name].find(({ span }) => touches(span, offset));
  const hit = origin && find(from.name.value);
  if (hit === undefined || origin === undefined) return undefined;
  const key = hit.configMap.data.get(from.key.value)?.key;
  const target = origin === from.name ? hit.configMap.name : (key ?? hit.configMap.name);
  return target && { origin: origin.span, targets: [{ file: hit.file, span: target.span }] };
}

/** The entries of all containers that are taken from `key` of `configMap`, and the `envFrom` that take all its keys. */
function usesOf(configMap: ConfigMap, key: string, files: readonly ManifestFile[]): readonly Target[] {
  const name = configMap.name?.value;
  if (name === undefined) return [];
  const lookup = createConfigMapLookup(files);
  const isMeant = (file: string, workload: Workload): boolean =>
    lookup(file, workload.namespace?.value, name)?.configMap === configMap;
  return files.flatMap((manifest) =>
    manifest.documents.flatMap((workload) =>
      workload.form === 'workload' ? usesIn(manifest.file, workload, name, key, isMeant) : [],
    ),
  );
}

function usesIn(
  file: string,
  workload: Workload,
  configMap: string,
  key: string,
  isMeant: (file: string, workload: Workload) => boolean,
): readonly Target[] {
  const spans = workload.containers.flatMap(({ env, envFrom }) => [
    ...env
      .filter(({ from }) => from?.kind === 'configMapKey' && from.name.value === configMap && from.key.value === key)
      .map(({ name }) => name.span),
    ...envFrom
      .filter((each) => each.kind === 'configMap' && each.name.value === configMap)
      .map(({ name }) => name.span),
  ]);
  return spans.length === 0 || !isMeant(file, workload) ? [] : spans.map((span) => ({ file, span }));
}

function* entriesOf({ documents }: ManifestFile): Generator<readonly [Workload, Container, EnvVar]> {
  for (const workload of documents) {
    if (workload.form !== 'workload') continue;
    for (const container of workload.containers) for (const entry of container.env) yield [workload, container, entry];
  }
}
