import { groupBy } from '../collections.ts';
import type { ConfigMap, ManifestFile } from './model.ts';
import { createNearness, type Nearness } from './nearness.ts';

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
export function createConfigMapLookup(files: readonly Pick<ManifestFile, 'file' | 'documents'>[]): ConfigMapLookup {
  const candidates = files.flatMap(({ file, documents }) =>
    documents.flatMap((configMap) =>
      configMap.form === 'configMap' && configMap.name !== undefined
        ? [{ file, configMap, name: configMap.name.value }]
        : [],
    ),
  );
  const byName = groupBy(candidates, ({ name }) => name);
  const known = new Map<string, readonly Nearness<Candidate>[]>();
  const ranked = (namespace: string | undefined, name: string): readonly Nearness<Candidate>[] => {
    const all = byName.get(name) ?? [];
    const fit = groupBy(all, ({ configMap }) => namespaceFit(namespace, configMap.namespace?.value));
    return ([0, 1] as const).map((rank) => createNearness(fit.get(rank) ?? []));
  };
  return (from, namespace, name) => {
    const key = JSON.stringify([namespace, name]);
    const ranks = known.get(key) ?? ranked(namespace, name);
    known.set(key, ranks);
    const [same, other] = ranks.map((rank) => rank(from));
    const found = same === undefined || (other !== undefined && other.distance < same.distance) ? other : same;
    const chosen = found?.items.at(-1);
    if (found === undefined || chosen === undefined) return undefined;
    const others = new Set(found.items.map(({ file }) => file));
    others.delete(chosen.file);
    return { file: chosen.file, configMap: chosen.configMap, ambiguousWith: [...others] };
  };
}

/** 0 for the same namespace, 1 where one is not written, nothing where they differ. */
function namespaceFit(a: string | undefined, b: string | undefined): 0 | 1 | undefined {
  if (a === b) return 0;
  return a === undefined || b === undefined ? 1 : undefined;
}
