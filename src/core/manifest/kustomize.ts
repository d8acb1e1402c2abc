import { distinctBy } from '../collections.ts';
import type { Kustomization, KustomizePatch, ManifestDocument, ManifestFile } from './model.ts';
import { type Built, isTargetOf, layUpon, withImages } from './patch.ts';

/** What kustomize would build of the files, as far as it concerns calico-node. */

export interface KustomizeResult {
  /** The objects that patches change. */
  readonly built: readonly Built[];
  /** The patches that were laid upon a base, and those bases: neither is applied by itself. */
  readonly used: ReadonlySet<ManifestDocument>;
  /** With the target that the kustomization names: patches whose base is in none of the files, as one that is fetched from the net. */
  readonly loose: ReadonlyMap<ManifestDocument, KustomizePatch['target']>;
}

/** As many folders as one kustomization is likely to go through. */
const mostDepth = 8;

/** Lays every patch that a kustomization names upon its base. */
export function buildOverlays(files: readonly ManifestFile[]): KustomizeResult {
  const byPath = new Map(files.map((each) => [each.file, each]));
  const used = new Set<ManifestDocument>();
  const loose = new Map<ManifestDocument, KustomizePatch['target']>();
  const context: Context = { byPath, used, loose };
  const built = files.flatMap(({ file, documents }) =>
    documents.flatMap((document) =>
      document.form === 'kustomization' ? build(context, file, document, 0).filter(({ patched }) => patched) : [],
    ),
  );
  for (const { origin } of built) used.add(origin);
  return { built: distinct(built), used, loose };
}

interface Context {
  readonly byPath: ReadonlyMap<string, ManifestFile>;
  readonly used: Set<ManifestDocument>;
  readonly loose: Map<ManifestDocument, KustomizePatch['target']>;
}

function build(context: Context, file: string, kustomization: Kustomization, depth: number): readonly Built[] {
  if (depth === mostDepth) return [];
  const { resources, components } = kustomization;
  const objects = resources.flatMap(({ value }) => resourceAt(context, resolvePath(file, value), depth));
  const withComponents = components.reduce<readonly Built[]>((before, { value }) => {
    const found = kustomizationAt(context, resolvePath(file, value));
    return found === undefined ? before : change(context, before, found.file, found.kustomization, depth + 1);
  }, objects);
  return change(context, withComponents, file, { ...kustomization, resources: [], components: [] }, depth);
}

/** `objects` with what a kustomization adds and changes. */
function change(
  context: Context,
  objects: readonly Built[],
  file: string,
  { resources, patches, images }: Kustomization,
  depth: number,
): readonly Built[] {
  if (depth === mostDepth) return objects;
  let result = [...objects, ...resources.flatMap(({ value }) => resourceAt(context, resolvePath(file, value), depth))];
  for (const patch of patches) {
    for (const { at, document } of patchDocuments(context, file, patch)) {
      const targets = result.filter((object) => isTargetOf(object.document, document, patch.target));
      if (targets.length === 0) context.loose.set(document, patch.target);
      else context.used.add(document);
      result = result.map((object) => (targets.includes(object) ? (layUpon(object, document, at) ?? object) : object));
    }
  }
  return result.map((object) => withImages(object, images, file) ?? object);
}

function resourceAt(context: Context, path: string, depth: number): readonly Built[] {
  const file = context.byPath.get(path);
  if (file !== undefined)
    return file.documents.map((document) => ({ file: path, document, origin: document, patched: false }));
  const found = kustomizationAt(context, path);
  return found === undefined ? [] : build(context, found.file, found.kustomization, depth + 1);
}

function kustomizationAt(
  { byPath }: Context,
  folder: string,
): { readonly file: string; readonly kustomization: Kustomization } | undefined {
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].map((name) => `${folder}/${name}`);
  const file = names.find((name) => byPath.has(name)) ?? '';
  const kustomization = byPath.get(file)?.documents.find(({ form }) => form === 'kustomization');
  return kustomization?.form === 'kustomization' ? { file, kustomization } : undefined;
}

function patchDocuments(
  { byPath }: Context,
  file: string,
  { path, documents }: KustomizePatch,
): readonly { readonly at: string; readonly document: ManifestDocument }[] {
  if (path === undefined) return documents.map((document) => ({ at: file, document }));
  const at = resolvePath(file, path.value);
  return (byPath.get(at)?.documents ?? []).map((document) => ({ at, document }));
}

/** `path` as seen from the folder of `file`, both with `/` between folders. */
function resolvePath(file: string, path: string): string {
  const folders = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.' && part !== '') folders.push(part);
  }
  return folders.join('/');
}

/** Overlays on overlays build the same object more than once. */
function distinct(built: readonly Built[]): readonly Built[] {
  return distinctBy(built, ({ file, document }) => `${file} ${document.span.start} ${document.form}`);
}
