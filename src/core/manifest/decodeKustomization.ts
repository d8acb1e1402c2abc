import { decodeEnvVar } from './decodeContainer.ts';
import { decodeFamilies } from './decodeInstallation.ts';
import { embeddedYaml } from './embedded.ts';
import type { Decoding } from './fields.ts';
import { blockOf, itemsOf, mapAt, mapsAt, place, placed, sequenceAt, stringAt } from './fields.ts';
import type {
  JsonPatch,
  Kustomization,
  KustomizePatch,
  ManifestDocument,
  PatchOperation,
  ScalarValue,
} from './model.ts';
import type { YamlMap, YamlNode, YamlSequence } from './tree.ts';
import { entryOf } from './tree.ts';

/** kustomize: kustomization files and the patches in them (kustomize `api/types/kustomization.go`). */

/** Reads the objects in a node, as the decoder of whole documents does. */
type ReadObjects = (decoding: Decoding, node: YamlNode) => readonly ManifestDocument[];

const nothing = { apiVersion: undefined, name: undefined, namespace: undefined };

/** A kustomization; undefined for a mapping that is none. `kind` may be left out there. */
export function decodeKustomization(decoding: Decoding, map: YamlMap, read: ReadObjects): Kustomization | undefined {
  if (entryOf(map, 'kind') === undefined && !looksLikeOne(map)) return undefined;
  return {
    form: 'kustomization',
    ...nothing,
    span: place(decoding, map.span),
    resources: ['resources', 'bases'].flatMap((key) => stringsAt(decoding, map, key)),
    components: stringsAt(decoding, map, 'components'),
    images: mapsAt(decoding, map, 'images').map((image) => ({
      name: stringAt(decoding, image, 'name')?.value ?? '',
      newName: stringAt(decoding, image, 'newName')?.value,
      newTag: stringAt(decoding, image, 'newTag'),
      digest: stringAt(decoding, image, 'digest')?.value,
    })),
    patches: PATCH_KEYS.flatMap((key) => patchesAt(decoding, map, key, read)),
  };
}

/** Whether a mapping without `kind` has the fields of a kustomization, in their shapes, and no others. */
function looksLikeOne(map: YamlMap): boolean {
  if (!map.entries.every(({ key }) => KNOWN_KEYS.test(key.value))) return false;
  const listed = ['resources', ...PATCH_KEYS].flatMap((key) => entryOf(map, key) ?? []);
  return listed.length > 0 && listed.every(({ key, value }) => hasShape(key.value, value));
}

function hasShape(key: string, value: YamlNode): boolean {
  if (value.kind !== 'sequence') return false;
  return value.items.every((item) =>
    key === 'patches' || key === 'patchesJson6902'
      ? item.kind === 'map' && ['path', 'patch'].some((field) => entryOf(item, field) !== undefined)
      : item.kind === 'scalar',
  );
}

const PATCH_KEYS = ['patches', 'patchesStrategicMerge', 'patchesJson6902'] as const;

/** The fields of a kustomization that may stand beside `resources`, by which a file without `kind` is known for one. */
const KNOWN_KEYS =
  /^(?:apiVersion|resources|bases|components|namespace|name(?:Prefix|Suffix)|labels|common(?:Labels|Annotations)|images|replicas|generatorOptions|(?:configMap|secret)Generator|transformers|patches|patchesStrategicMerge|patchesJson6902|replacements)$/;

function stringsAt(decoding: Decoding, map: YamlMap, key: string): readonly ScalarValue[] {
  return itemsOf(decoding, sequenceAt(decoding, map, key)).flatMap((item) =>
    item.kind === 'scalar' ? [placed(decoding, item)] : [],
  );
}

function patchesAt(decoding: Decoding, map: YamlMap, key: string, read: ReadObjects): readonly KustomizePatch[] {
  if (key !== 'patchesStrategicMerge') return mapsAt(decoding, map, key).map((item) => patchOf(decoding, item, read));
  return itemsOf(decoding, sequenceAt(decoding, map, key)).map((item): KustomizePatch => {
    const documents = inlineDocuments(decoding, item, read);
    const path = documents.length === 0 && item.kind === 'scalar' ? placed(decoding, item) : undefined;
    return { path, target: undefined, documents };
  });
}

function patchOf(decoding: Decoding, item: YamlMap, read: ReadObjects): KustomizePatch {
  const target = mapAt(decoding, item, 'target');
  return {
    path: stringAt(decoding, item, 'path'),
    target: target && {
      kind: stringAt(decoding, target, 'kind')?.value,
      name: stringAt(decoding, target, 'name')?.value,
      labels: stringAt(decoding, target, 'labelSelector')?.value,
    },
    documents: inlineDocuments(decoding, entryOf(item, 'patch')?.value, read),
  };
}

function inlineDocuments(
  decoding: Decoding,
  node: YamlNode | undefined,
  read: ReadObjects,
): readonly ManifestDocument[] {
  return embeddedYaml(decoding, node).flatMap((embedded) => read(embedded.decoding, embedded.root));
}

/** A list of operations; undefined for any other list. */
export function decodeJsonPatch(decoding: Decoding, list: YamlSequence): JsonPatch | undefined {
  const operations = itemsOf(decoding, list).flatMap((item) =>
    item.kind === 'map' ? (decodeOperation(decoding, item) ?? []) : [],
  );
  if (operations.length === 0) return undefined;
  return {
    form: 'jsonPatch',
    ...nothing,
    span: place(decoding, list.span),
    operations,
    body: blockOf(decoding, list),
  };
}

const OPERATIONS = ['add', 'replace', 'remove'] as const;

function decodeOperation(decoding: Decoding, map: YamlMap): PatchOperation | undefined {
  const text = entryOf(map, 'op')?.value;
  const op = OPERATIONS.find((name) => text?.kind === 'scalar' && text.value === name);
  const pathNode = entryOf(map, 'path')?.value;
  if (op === undefined || pathNode?.kind !== 'scalar' || !CONCERNS.test(pathNode.value)) return undefined;
  const value = entryOf(map, 'value')?.value;
  const path = placed(decoding, pathNode);
  return {
    op,
    path,
    env: value === undefined ? [] : entriesIn(decoding, path.value, value),
    scalar: value?.kind === 'scalar' ? placed(decoding, value) : undefined,
    autodetection: value === undefined ? {} : familiesIn(decoding, path, value),
  };
}

/** The paths that matter, counted from the object's root. */
const CONCERNS =
  /^\/spec\/(?:template\/spec\/containers\/\d+\/env(?:\/|$)|calicoNetwork\/nodeAddressAutodetectionV[46](?:\/|$))/;

function entriesIn(decoding: Decoding, path: string, value: YamlNode): PatchOperation['env'] {
  if (!/\/env(?:\/(?:-|\d+))?$/.test(path)) return [];
  const items = value.kind === 'sequence' ? itemsOf(decoding, value) : [value];
  return items.flatMap((item) => (item.kind === 'map' ? (decodeEnvVar(decoding, item) ?? []) : []));
}

/** What stands at `…/nodeAddressAutodetectionV4` or below it, read as if it stood in its place. */
function familiesIn(decoding: Decoding, path: ScalarValue, value: YamlNode): PatchOperation['autodetection'] {
  const [, field, below] = /\/(nodeAddressAutodetectionV[46])(?:\/(\w+))?$/.exec(path.value) ?? [];
  if (field === undefined) return {};
  const span = { start: path.span.start - decoding.base, end: path.span.end - decoding.base };
  const wrap = (key: string, node: YamlNode): YamlMap => {
    return { kind: 'map', flow: true, span, entries: [{ key: { value: key, span }, value: node }] };
  };
  return decodeFamilies(decoding, wrap(field, below === undefined ? value : wrap(below, value)));
}
