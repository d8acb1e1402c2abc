import { decodeSlice } from '../manifest/decode.ts';
import { type DocumentLimits, unhurried } from '../manifest/documentLimits.ts';
import { declaredKind } from '../manifest/kindKeys.ts';
import { isListKind, podPaths } from '../manifest/kinds.ts';
import type { ConfigMap } from '../manifest/model.ts';
import { type ParsedSlice, parseSlice } from '../manifest/parse.ts';
import { isDefinition } from '../manifest/relevance.ts';
import { booleanOf } from '../manifest/scalarType.ts';
import { type Slice, splitDocuments } from '../manifest/split.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../manifest/tree.ts';
import { type Message, say } from '../message.ts';
import { itemsOf, mapOf, mapsOf, numberOf, scalarOf, scalarsOf } from '../objects/fields.ts';
import { isFilledInLater } from '../objects/filledIn.ts';
import type { Token } from '../placeholders/token.ts';
import { overlaps, type Problem, type Span, shift, withLineFeeds } from '../text.ts';

/** The objects of manifests on which policy verdicts depend, with what all of them say of themselves. */

export interface PolicyObject {
  /** Equal for objects of which only the last one counts. */
  readonly key: string;
  readonly file: string;
  /** Empty for Kubernetes' core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** As it is written; empty where it is not. */
  readonly namespace: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  /** The object; its places count from `base`. */
  readonly tree: YamlMap;
  readonly base: number;
  /** Where its name stands in the file. */
  readonly span: Span;
}

/** The objects of a kind, of whatever group. */
export type OfKind = (kind: string) => readonly PolicyObject[];

/** A problem with the file that it is in. */
export interface FileProblem extends Problem {
  readonly file: string;
  /** A document is missing, or a part of it; what is said without it may be wrong. */
  readonly unread?: true;
}

const otherKinds: readonly string[] = [
  'AdminNetworkPolicy',
  'BaselineAdminNetworkPolicy',
  'ClusterNetworkPolicy',
  'EndpointSlice',
  'FelixConfiguration',
  'GlobalNetworkPolicy',
  'GlobalNetworkSet',
  'HostEndpoint',
  'Installation',
  'IPPool',
  'KubeControllersConfiguration',
  'Namespace',
  'NetworkPolicy',
  'NetworkSet',
  'Node',
  'Profile',
  'Service',
  'ServiceAccount',
  'StagedGlobalNetworkPolicy',
  'StagedKubernetesNetworkPolicy',
  'StagedNetworkPolicy',
  'Tier',
];
const kinds: ReadonlySet<string> = new Set([...podPaths.keys(), ...otherKinds]);

const deepestList = 8;

/** The ConfigMaps of a file: containers may have variables from them. */
export interface FileConfigMaps {
  readonly file: string;
  readonly documents: readonly ConfigMap[];
}

/** Objects, with what could not be read beside them. */
export interface ReadObjects {
  readonly objects: readonly PolicyObject[];
  readonly configMaps: readonly FileConfigMaps[];
  readonly problems: readonly FileProblem[];
}

/** The objects of a file, the items of lists among them; with them what could not be read. Never throws. */
export function readObjects(file: string, given: string, limits: DocumentLimits = unhurried): ReadObjects {
  return joinedObjects(splitDocuments(withLineFeeds(given)).map((slice) => readSlice(file, slice, limits)));
}

/** The objects of several documents, or files, as those of one. */
export function joinedObjects(read: readonly ReadObjects[]): ReadObjects {
  return {
    objects: read.flatMap(({ objects }) => objects),
    configMaps: read.flatMap(({ configMaps }) => configMaps),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/**
 * The objects of one document of a file; `parsed` is what is parsed of it already. Those of which a part is filled in later
 * are left out, and told: nobody knows what they will say.
 */
export function readSlice(
  file: string,
  { text, start }: Pick<Slice, 'text' | 'start'>,
  limits: DocumentLimits,
  parsed?: Pick<ParsedSlice, 'root' | 'problems' | 'tokens'>,
): ReadObjects {
  if (!mayMatter(text)) return { objects: [], configMaps: [], problems: [] };
  const { root, problems, tokens } = parsed ?? parseSlice(text, limits);
  const configMaps = configMapsIn(root, file, { text, start });
  if (declaredKind(text) === 'ConfigMap') return { objects: [], configMaps, problems: [] };
  const all = root?.kind === 'map' ? objectsIn(root, file, start, 0) : [];
  const mayBeFilledIn = tokens.length > 0 || /[$<]/.test(text);
  const later = mayBeFilledIn ? all.filter((each) => isOpen(each, tokens, all.length)) : [];
  return {
    objects: later.length === 0 ? all : all.filter((each) => !later.includes(each)),
    configMaps,
    problems: [
      ...problems.map((problem) => ({
        ...problem,
        file,
        unread: true as const,
        ...(problem.span && { span: shift(problem.span, start) }),
      })),
      ...later.map(({ kind, name, span }) => ({
        file,
        span,
        unread: true as const,
        message: filledInText(kind, name),
      })),
    ],
  };
}

/** Told of an object that nobody knows yet. */
export function filledInText(kind: string, name: string): Message {
  return say('{0} {1} is left out: part of it is filled in later.', kind, name);
}

/** Whether an object is filled in later; one of several in a list has what stands in it, and directives anywhere. */
function isOpen({ tree }: PolicyObject, tokens: readonly Token[], objects: number): boolean {
  const own = objects < 2 ? tokens : tokens.filter(({ role, span }) => role === 'branch' || overlaps(span, tree.span));
  return isFilledInLater(tree, own);
}

/** Whether objects of a kind have a part in what policies decide. */
export function isPolicyMatter(kind: string): boolean {
  return kinds.has(kind);
}

function mayMatter(text: string): boolean {
  if (isDefinition(text)) return false;
  const kind = declaredKind(text);
  return kind === undefined ? text.includes('kind') : kind === 'ConfigMap' || kinds.has(kind) || isListKind(kind);
}

function configMapsIn(
  root: YamlNode | undefined,
  file: string,
  { text, start }: Pick<Slice, 'text' | 'start'>,
): readonly FileConfigMaps[] {
  if (!text.includes('ConfigMap')) return [];
  const { documents } = decodeSlice(root, text, start);
  const found = documents.flatMap((document) => (document.form === 'configMap' ? [document] : []));
  return found.length === 0 ? [] : [{ file, documents: found }];
}

/** What items of a typed list don't say themselves, as the API server writes them. */
interface ListOf {
  readonly kind: string;
  readonly version: string;
}

function objectsIn(
  tree: YamlMap,
  file: string,
  base: number,
  depth: number,
  list: ListOf = { kind: '', version: '' },
): readonly PolicyObject[] {
  const kind = stringAt(tree, 'kind') || list.kind;
  const version = stringAt(tree, 'apiVersion') || list.version;
  if (isListKind(kind)) {
    if (depth === deepestList) return [];
    return itemsOf(tree, 'items').flatMap((item) =>
      item.kind === 'map'
        ? objectsIn(item, file, base, depth + 1, { kind: kind.slice(0, -'List'.length), version })
        : [],
    );
  }
  const metadata = mapOf(tree, 'metadata');
  const name = scalarOf(metadata, 'name');
  if (!kinds.has(kind) || name === undefined) return [];
  const group = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
  const namespace = stringAt(metadata, 'namespace');
  return [
    {
      key: `${group} ${kind} ${namespace} ${stringOf(name)}`,
      file,
      group,
      kind,
      name: stringOf(name),
      namespace,
      labels: textMap(metadata, 'labels'),
      annotations: textMap(metadata, 'annotations'),
      tree,
      base,
      span: shift(name.span, base),
    },
  ];
}

/**
 * The text of a scalar as a field for texts gets it: sigs.k8s.io/yaml writes out booleans and numbers, so that `y` is
 * "true" and `010` is "8".
 */
export function stringOf({ value, type }: YamlScalar): string {
  switch (type) {
    case 'boolean':
      return String(booleanOf(value) ?? value);
    case 'number':
      return String(numberOf(value) ?? value);
    case 'string':
      return value;
    case 'null':
      return '';
  }
}

/** The text under `key`, empty where there is none. */
export function stringAt(map: YamlMap | undefined, key: string): string {
  const scalar = scalarOf(map, key);
  return scalar === undefined ? '' : stringOf(scalar);
}

/** The texts in the list under `key`. */
export function stringsAt(map: YamlMap | undefined, key: string): readonly string[] {
  return scalarsOf(map, key).map(([, scalar]) => stringOf(scalar));
}

/** The mappings in the list under `key`. */
export function mapsAt(map: YamlMap | undefined, key: string): readonly YamlMap[] {
  return mapsOf(map, key).map(([, item]) => item);
}

/** The mapping at the end of a path. */
export function mapAtPath(map: YamlMap | undefined, path: readonly string[]): YamlMap | undefined {
  return path.reduce<YamlMap | undefined>((at, key) => mapOf(at, key), map);
}

/** The texts in the mapping under `key`. */
export function textMap(map: YamlMap | undefined, key: string): ReadonlyMap<string, string> {
  const entries = mapOf(map, key)?.entries ?? [];
  return new Map(entries.flatMap((entry) => textEntry(entry.key.value, entry.value)));
}

function textEntry(key: string, value: YamlNode): readonly (readonly [string, string])[] {
  return value.kind === 'scalar' ? [[key, stringOf(value)]] : [];
}
