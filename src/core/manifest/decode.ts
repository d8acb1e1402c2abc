import { listed } from '../collections.ts';
import { say } from '../message.ts';
import type { Variables } from '../placeholders/substitute.ts';
import type { Located, Problem } from '../text.ts';
import { decodeChartObject, decodeValuesFile } from './decodeCharts.ts';
import { decodeContainers } from './decodeContainer.ts';
import { decodeInstallation } from './decodeInstallation.ts';
import { decodeJsonPatch, decodeKustomization } from './decodeKustomization.ts';
import { decodeRanges } from './decodeRanges.ts';
import { decodeResource } from './decodeResource.ts';
import { decodeSettingsObject, decodeVariables } from './decodeSettings.ts';
import { type DocumentLimits, whileTyping } from './documentLimits.ts';
import type { Decoding } from './fields.ts';
import { entriesOf, mapAt, mapAtPath, mapsAt, note, place, placed, stringAt } from './fields.ts';
import { decodeFlux, FLUX_GROUP } from './flux.ts';
import { isListKind, OPERATOR_GROUP, podPaths } from './kinds.ts';
import type { ConfigMap, ConfigMapEntry, ManifestDocument, ScalarValue, Workload } from './model.ts';
import type { YamlMap, YamlNode } from './tree.ts';

const MAX_LIST_DEPTH = 4;
const MAX_PROBLEMS = 16;

export interface DecodeOptions {
  /** The YAML is not in order. */
  readonly breaks?: boolean;
  /** A template brings more than is written. */
  readonly open?: boolean;
  readonly limits?: Pick<DocumentLimits, 'maxItems'>;
  /** What Flux fills in; the tree is filled in already. */
  readonly variables?: Variables;
}

/** What one document says, and what in it has the wrong type. */
export interface DecodedSlice {
  readonly documents: readonly ManifestDocument[];
  readonly problems: readonly Problem[];
  /** What is filled in later may bring more than is read here. */
  readonly open: boolean;
}

/**
 * Reads the objects in the tree of one document; the items of a `List` count as objects of their own. Kinds that are
 * not known give nothing. `text` is the text the tree was parsed from and `base` its offset in the file; of more than
 * `maxItems` items the rest is left out.
 */
export function decodeSlice(
  root: YamlNode | undefined,
  text: string,
  base: number,
  { breaks = false, open = false, variables, limits: { maxItems } = whileTyping }: DecodeOptions = {},
): DecodedSlice {
  const decoding: Decoding = { text, base, variables, open, problems: [], gaps: [], remaining: maxItems };
  const documents = root === undefined ? [] : documentsIn(decoding, root);
  const read = breaks || open ? documents.map(asPartial) : documents;
  return {
    documents: read,
    problems: decoding.problems.slice(0, MAX_PROBLEMS),
    open: open || decoding.gaps.length > 0,
  };
}

function asPartial(document: ManifestDocument): ManifestDocument {
  return document.form === 'resource' ? { ...document, open: true, partial: true } : document;
}

function documentsIn(decoding: Decoding, node: YamlNode): readonly ManifestDocument[] {
  if (node.kind === 'map') return objectsIn(decoding, node, 0);
  return node.kind === 'sequence' ? [decodeJsonPatch(decoding, node) ?? []].flat() : [];
}

function objectsIn(decoding: Decoding, map: YamlMap, depth: number): readonly ManifestDocument[] {
  const kind = stringAt(decoding, map, 'kind');
  if (kind === undefined) {
    const resource = decodeResource(decoding, map, metaOf(decoding, map), undefined);
    if (resource !== undefined) return [resource];
    return depth === 0 ? kindless(decoding, map) : [];
  }
  if (!isListKind(kind.value)) {
    const resource = decodeResource(decoding, map, metaOf({ ...decoding, problems: [] }, map), kind);
    return [...(objectOf(decoding, map, kind) ?? []), ...listed(resource)];
  }
  if (depth === MAX_LIST_DEPTH) return [];
  return mapsAt(decoding, map, 'items').flatMap((item) => objectsIn(decoding, item, depth + 1));
}

function objectOf(decoding: Decoding, map: YamlMap, kind: Located<string>): readonly ManifestDocument[] | undefined {
  if (kind.value === 'ConfigMap') return [decodeConfigMap(decoding, map)];
  const podPath = podPaths.get(kind.value);
  if (podPath !== undefined) return [decodeWorkload(decoding, map, kind, podPath)];
  const meta = metaOf(decoding, map);
  const group = meta.apiVersion?.value.replace(/\/.*$/s, '') ?? '';
  const object = groupObject(decoding, map, kind.value, group);
  if (object !== undefined) return [{ ...meta, ...object }];
  if (group === FLUX_GROUP) return undefined;
  if (kind.value === 'Kustomization' || kind.value === 'Component')
    return listed(decodeKustomization(decoding, map, documentsIn));
  if (kind.value !== 'Installation') return decodeChartObject(decoding, map, kind.value, meta);
  const isOurs = (meta.apiVersion?.value ?? OPERATOR_GROUP).startsWith(OPERATOR_GROUP);
  return isOurs ? [{ ...meta, ...decodeInstallation(decoding, map) }] : undefined;
}

function groupObject(decoding: Decoding, map: YamlMap, kind: string, group: string): GroupObject | undefined {
  if (group === FLUX_GROUP) return kind === 'Kustomization' ? decodeFlux(decoding, map) : undefined;
  return decodeRanges(decoding, map, kind, group) ?? decodeSettingsObject(decoding, map, kind, group);
}

type GroupObject = NonNullable<
  ReturnType<typeof decodeFlux> | ReturnType<typeof decodeRanges> | ReturnType<typeof decodeSettingsObject>
>;

/** Files that tools read, which are no objects of Kubernetes. */
function kindless(decoding: Decoding, map: YamlMap): readonly ManifestDocument[] {
  const variables = decodeVariables(decoding, map);
  const kustomization = decodeKustomization(decoding, map, documentsIn);
  if (kustomization !== undefined) return [kustomization];
  if (variables === undefined) return decodeValuesFile(decoding, map);
  const span = place(decoding, map.span);
  return [{ apiVersion: undefined, name: undefined, namespace: undefined, span, ...variables }];
}

function decodeWorkload(decoding: Decoding, map: YamlMap, kind: Located<string>, podPath: readonly string[]): Workload {
  const pod = mapAtPath(decoding, map, podPath);
  const metadata = mapAt(decoding, map, 'metadata');
  const labels = new Map<string, ScalarValue>();
  for (const { key, value } of entriesOf(decoding, mapAt(decoding, metadata, 'labels'))) {
    if (value.kind === 'scalar') labels.set(key.value, placed(decoding, value));
  }
  return {
    form: 'workload',
    kind: { value: kind.value, span: kind.span },
    ...metaOf(decoding, map),
    labels,
    ownerKinds: mapsAt(decoding, metadata, 'ownerReferences').flatMap(
      (owner) => stringAt(decoding, owner, 'kind')?.value ?? [],
    ),
    ...poolsOf(decoding, map, podPath),
    containers: pod === undefined ? [] : decodeContainers(decoding, pod),
  };
}

const poolAnnotations = ['cni.projectcalico.org/ipv4pools', 'cni.projectcalico.org/ipv6pools'];

/** Each annotation is a text with a JSON list in it, of names or networks; what else it may be is not judged here. */
function poolsOf(decoding: Decoding, map: YamlMap, podPath: readonly string[]): Pick<Workload, 'pools'> {
  const quiet = { ...decoding, problems: [] };
  const annotations = mapAtPath(quiet, map, [...podPath.slice(0, -1), 'metadata', 'annotations']);
  const pools = poolAnnotations.flatMap((key) => {
    const inner = stringAt(quiet, annotations, key)?.inner;
    if (inner === undefined) return [];
    const text = decoding.text.slice(inner.start - decoding.base, inner.end - decoding.base);
    return [...text.matchAll(/"([^"\\\n]+)"/g)].map(({ 1: value = '', index }) => {
      const start = inner.start + index + 1;
      return { value, span: { start, end: start + value.length } };
    });
  });
  return pools.length === 0 ? {} : { pools };
}

function decodeConfigMap(decoding: Decoding, map: YamlMap): ConfigMap {
  const data = new Map<string, ConfigMapEntry>();
  for (const { key, value } of entriesOf(decoding, mapAt(decoding, map, 'data'))) {
    if (value.kind !== 'scalar') {
      note(decoding, value, say('`data.{0}` must be a string.', key.value));
      continue;
    }
    const located = { value: key.value, span: place(decoding, key.span) };
    data.set(key.value, { key: located, value: placed(decoding, value) });
  }
  return { form: 'configMap', ...metaOf(decoding, map), data };
}

function metaOf(decoding: Decoding, map: YamlMap): Pick<Workload, 'apiVersion' | 'name' | 'namespace' | 'span'> {
  const metadata = mapAt(decoding, map, 'metadata');
  return {
    apiVersion: stringAt(decoding, map, 'apiVersion'),
    name: stringAt(decoding, metadata, 'name'),
    namespace: stringAt(decoding, metadata, 'namespace'),
    span: place(decoding, map.span),
  };
}
