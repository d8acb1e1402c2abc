import type { Span } from '../text.ts';
import { touches } from '../text.ts';
import type { Agent, WorkloadAgent } from './agent.ts';
import type { EffectiveVariable } from './env.ts';
import type { MethodSite } from './methodSites.ts';
import type { ConfigMap, ConfigMapEntry, Container, EnvVar, ManifestFile, ScalarValue, Workload } from './model.ts';

/** What stands under the cursor; an entry of `env` is given for every container, not only calico-node's. */
export type UnderCursor =
  | { readonly kind: 'methodName' | 'methodValue'; readonly site: MethodSite; readonly span: Span }
  | {
      readonly kind: 'envName' | 'envValue';
      readonly entry: EnvVar;
      readonly container: Container;
      readonly workload: Workload;
      readonly span: Span;
    };

/**
 * What stands at `offset` of `manifest`: a name or value of one of the method sites, else one of an `env` entry. `sites`
 * must come from the same reading of the file. A cursor behind the last character still touches it, and one between
 * `value:` and an empty value that value.
 */
export function underCursor(
  manifest: ManifestFile,
  sites: readonly MethodSite[],
  offset: number,
): UnderCursor | undefined {
  const found = entryAt(manifest, offset);
  if (found === undefined) return siteAt(manifest.file, sites, offset);
  const site = sites.find(({ entry }) => entry === found.entry);
  if (site === undefined) return found;
  return { kind: found.kind === 'envName' ? 'methodName' : 'methodValue', site, span: found.span };
}

type EntryUnderCursor = Extract<UnderCursor, { kind: 'envName' | 'envValue' }>;

function entryAt(manifest: ManifestFile, offset: number): EntryUnderCursor | undefined {
  const workloads = manifest.documents.filter((each) => each.form === 'workload');
  const entries = workloads.flatMap((workload) =>
    workload.containers.flatMap((container) => container.env.map((entry) => ({ entry, container, workload }))),
  );
  for (const each of entries) {
    const part = partAt(manifest.text, each.entry, offset);
    if (part !== undefined) return { ...part, ...each };
  }
  return undefined;
}

function partAt(text: string, entry: EnvVar, offset: number): Pick<EntryUnderCursor, 'kind' | 'span'> | undefined {
  const { name, value, valueKey } = entry;
  if (touches(name.span, offset)) return { kind: 'envName', span: name.span };
  if (value === undefined) return undefined;
  const blank = valueKey !== undefined && value.type === 'null' && valueKey.end < offset;
  // Blanks before a comment are the place of a value that is left out, too.
  const inBlanks = blank && /^[ \t]*$/.test(text.slice(value.span.end, offset));
  const touched = blank ? offset <= value.span.end || inBlanks : touches(value.span, offset);
  return touched ? { kind: 'envValue', span: value.span } : undefined;
}

function siteAt(file: string, sites: readonly MethodSite[], offset: number): UnderCursor | undefined {
  for (const site of sites) {
    const { name, value } = site;
    if (value?.file === file && touches(value.span, offset)) return { kind: 'methodValue', site, span: value.span };
    if (name.file === file && touches(name.span, offset)) return { kind: 'methodName', site, span: name.span };
  }
  return undefined;
}

/** A key of a ConfigMap with the object it stands in. */
export interface ConfigMapKey {
  readonly configMap: ConfigMap;
  readonly entry: ConfigMapEntry;
  /** The part on which the cursor stands. */
  readonly span: Span;
}

/** The key at `offset` of `manifest`, or the key whose value stands there in one line. */
export function configMapKeyAt({ documents }: ManifestFile, offset: number): ConfigMapKey | undefined {
  for (const configMap of documents) {
    if (configMap.form !== 'configMap') continue;
    for (const entry of configMap.data.values()) {
      const span = [entry.key.span, ...oneLine(entry.value)].find((each) => touches(each, offset));
      if (span !== undefined) return { configMap, entry, span };
    }
  }
  return undefined;
}

/** A whole file in a value is no place where one word can be meant. */
function oneLine({ style, span }: ScalarValue): readonly Span[] {
  return style === 'literal' || style === 'folded' ? [] : [span];
}

/** A variable of a calico-node that is taken from a ConfigMap. */
export interface ConfigMapUse {
  readonly agent: WorkloadAgent;
  readonly variable: EffectiveVariable;
  readonly key: ConfigMapKey;
}

/** What the calico-nodes take from the key at `offset` of `manifest`, which must be the reading that `agents` are of. */
export function configMapUses(
  manifest: ManifestFile,
  agents: readonly Agent[],
  offset: number,
): readonly ConfigMapUse[] {
  const key = configMapKeyAt(manifest, offset);
  if (key === undefined) return [];
  return agents.flatMap((agent) =>
    agent.form !== 'workload'
      ? []
      : agent.env.variables
          .filter(
            ({ valueAt, configMap }) =>
              configMap?.configMap === key.configMap && valueAt?.span === key.entry.value.span,
          )
          .map((variable) => ({ agent, variable, key })),
  );
}
