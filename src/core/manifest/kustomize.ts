import type { Kustomization, KustomizePatch, ManifestDocument, ManifestFile } from './model.ts';
import { type Built, isTargetOf, layUpon } from './patch.ts';

/** What kustomize would build of the files, as far as it concerns calico-node. */

export interface KustomizeResult {
  /** The objects that patches change. */
  readonly built: readonly Built[];
  /** The patches that were laid upon a base, and those bases: neither is applied by itself. */
  readonly used: ReadonlySet<ManifestDocument>;
  /** Patches whose base is in none of the files, as one that is fetched from the net. */
  readonly loose: ReadonlySet<ManifestDocument>;
}

/** As many folders as one kustomization is likely to go through. */
const mostDepth = 8;

/** Lays every patch that a kustomization names upon its base. */
export function buildOverlays(files: readonly ManifestFile[]): KustomizeResult {
  const byPath = new Map(files.map((each) => [each.file, each]));
  const used = new Set<ManifestDocument>();
  const loose = new Set<ManifestDocument>();
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
  readonly loose: Set<ManifestDocument>;
}

function build(context: Context, file: string, { resources, patches }: Kustomization, depth: number): readonly Built[] {
  if (depth === mostDepth) return [];
  let objects: readonly Built[] = resources.flatMap(({ value }) =>
    resourceAt(context, resolvePath(file, value), depth),
  );
  for (const patch of patches) {
    for (const { at, document } of patchDocuments(context, file, patch)) {
      const targets = objects.filter((object) => isTargetOf(object.document, document, patch.target));
      if (targets.length === 0) context.loose.add(document);
      else context.used.add(document);
      objects = objects.map((object) =>
        targets.includes(object) ? (layUpon(object, document, at) ?? object) : object,
      );
    }
  }
  return objects;
}

function resourceAt(context: Context, path: string, depth: number): readonly Built[] {
  const file = context.byPath.get(path);
  if (file !== undefined)
    return file.documents.map((document) => ({ file: path, document, origin: document, patched: false }));
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].map((name) => `${path}/${name}`);
  const found = names.find((name) => context.byPath.has(name)) ?? '';
  const documents = context.byPath.get(found)?.documents ?? [];
  return documents.flatMap((document) =>
    document.form === 'kustomization' ? build(context, found, document, depth + 1) : [],
  );
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
  for (const part of path.replace(/\/+$/, '').split('/')) {
    if (part === '..') folders.pop();
    else if (part !== '.' && part !== '') folders.push(part);
  }
  return folders.join('/');
}

/** Overlays on overlays build the same object more than once. */
function distinct(built: readonly Built[]): readonly Built[] {
  const known = new Set<string>();
  return built.filter(({ file, document }) => {
    const key = `${file} ${document.span.start} ${document.form}`;
    return !known.has(key) && known.add(key);
  });
}
