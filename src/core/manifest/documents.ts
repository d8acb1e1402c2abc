import type { JsonPatch, KustomizePatch, ManifestDocument, ManifestFile, ScalarValue, Workload } from './model.ts';
import { nodeOf } from './patch.ts';

/** The documents of a file, with the patches that stand in a kustomization. */

interface Found {
  readonly document: ManifestDocument;
  /** What the kustomization aims it at, for a patch in one. */
  readonly target: KustomizePatch['target'];
}

/** Every document of a file, and behind each kustomization the patches that stand in it. */
export function documentsOf(manifest: ManifestFile): readonly ManifestDocument[] {
  return found(manifest).map(({ document }) => document);
}

function found({ documents }: ManifestFile): readonly Found[] {
  return documents.flatMap((document): readonly Found[] => [
    { document, target: undefined },
    ...(document.form === 'kustomization' ? document.patches.flatMap(patched) : []),
  ]);
}

function patched({ documents, target }: KustomizePatch): readonly Found[] {
  return documents.map((document) => ({ document, target }));
}

/** The workloads among {@link documentsOf}, and what JSON patches on calico-node set in it. */
export function workloadsOf(manifest: ManifestFile): readonly Workload[] {
  return found(manifest).flatMap((each): readonly Workload[] => {
    const { document } = each;
    if (document.form === 'workload') return [document];
    return document.form === 'jsonPatch' && isOnNode(document, each) ? [fragmentOf(document)] : [];
  });
}

/** The values that JSON patches on calico-node write into entries of `env` that are there already. */
export function replacedValuesOf(manifest: ManifestFile): readonly ScalarValue[] {
  return found(manifest).flatMap((each) => {
    const { document } = each;
    if (document.form !== 'jsonPatch' || !isOnNode(document, each)) return [];
    return nodeOperations(document).flatMap(({ path, scalar }) =>
      scalar !== undefined && /\/env\/\d+\/value$/.test(path.value) ? [scalar] : [],
    );
  });
}

/**
 * Whether a JSON patch is one on calico-node: by its target, else by a variable of Calico's own, or by what is meant as
 * one; names like `IP` are everybody's.
 */
function isOnNode(patch: JsonPatch, { target }: Found): boolean {
  const { kind = 'DaemonSet', name = '*', labels = '*' } = target ?? {};
  if (!/DaemonSet|\*/.test(kind) || !/calico-node|canal|\*/.test(name)) return false;
  if (!/calico-node|canal|\*/.test(labels)) return false;
  if (/calico|canal/.test(name + labels)) return true;
  return nodeOperations(patch).some(({ env }) => env.some((entry) => own.test(entry.name.value)));
}

const own = /AUTO_?DETECT|^FELIX_|^CALICO_/i;

/** Those on the first container, which is calico-node in upstream manifests. */
function nodeOperations({ operations }: JsonPatch): JsonPatch['operations'] {
  return operations.filter(({ path }) => path.value.includes('/containers/0/env'));
}

function fragmentOf(patch: JsonPatch): Workload {
  const { operations: _, form: __, ...rest } = patch;
  const at = { start: patch.span.start, end: patch.span.start };
  const name: ScalarValue = { value: 'calico-node', style: 'plain', type: 'string', inner: undefined, span: at };
  return nodeOf(
    rest,
    nodeOperations(patch).flatMap(({ env }) => env),
    name,
  );
}
