import type { ConfigMap, ManifestFile } from './model.ts';

/** A ConfigMap and the file it stands in. */
export interface ConfigMapHit {
  readonly file: string;
  readonly configMap: ConfigMap;
  /** Other files with a ConfigMap that could be meant just as well. */
  readonly ambiguousWith: readonly string[];
}

/** Finds the ConfigMap that a pod in file `from` and in `namespace` means by `name`. */
export type ConfigMapLookup = (from: string, namespace: string | undefined, name: string) => ConfigMapHit | undefined;

interface Candidate {
  readonly file: string;
  readonly configMap: ConfigMap;
}

/**
 * Looks through all files: the pod's own first, then those in the nearest folders. A namespace that is not written may
 * be any, since `kubectl -n` or kustomize sets it, but one that is the same goes before it. In one file the last
 * ConfigMap of a name counts, as it is applied last.
 */
export function createConfigMapLookup(files: readonly ManifestFile[]): ConfigMapLookup {
  const byName = new Map<string, Candidate[]>();
  for (const { file, documents } of files) {
    for (const configMap of documents) {
      if (configMap.form !== 'configMap' || configMap.name === undefined) continue;
      const candidates = byName.get(configMap.name.value);
      if (candidates === undefined) byName.set(configMap.name.value, [{ file, configMap }]);
      else candidates.push({ file, configMap });
    }
  }
  return (from, namespace, name) => {
    const fitting = (byName.get(name) ?? []).flatMap((candidate) => {
      const fit = namespaceFit(namespace, candidate.configMap.namespace?.value);
      return fit === undefined ? [] : [{ candidate, rank: distance(from, candidate.file) * 2 + fit }];
    });
    const best = Math.min(...fitting.map(({ rank }) => rank));
    const nearest = fitting.filter(({ rank }) => rank === best).map(({ candidate }) => candidate);
    const chosen = nearest.at(-1);
    if (chosen === undefined) return undefined;
    const others = new Set(nearest.map(({ file }) => file));
    others.delete(chosen.file);
    return { ...chosen, ambiguousWith: [...others] };
  };
}

/** How far apart two files are: 0 for the same file, 1 in the same folder, and 1 more for each folder up or down. */
export function distance(from: string, to: string): number {
  if (from === to) return 0;
  const a = from.split('/').slice(0, -1);
  const b = to.split('/').slice(0, -1);
  const differs = a.findIndex((folder, index) => folder !== b[index]);
  const shared = differs === -1 ? a.length : differs;
  return 1 + a.length - shared + b.length - shared;
}

/** 0 for the same namespace, 1 where one is not written, nothing where they differ. */
function namespaceFit(a: string | undefined, b: string | undefined): 0 | 1 | undefined {
  if (a === b) return 0;
  return a === undefined || b === undefined ? 1 : undefined;
}
