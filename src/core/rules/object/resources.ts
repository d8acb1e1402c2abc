import type { CalicoVersion } from '../../calico/version.ts';
import { compareVersions, formatVersion } from '../../calico/version.ts';
import { groupBy } from '../../collections.ts';
import { buildOverlays } from '../../manifest/kustomize.ts';
import type { CalicoResource, ManifestFile } from '../../manifest/model.ts';
import type { YamlScalar } from '../../manifest/tree.ts';
import type { ResourceProblem } from '../../objects/review.ts';
import { type ReviewResult, reviewResource } from '../../objects/reviewResource.ts';
import type { KnownVersion } from '../../plan.ts';
import { query, revisedQuery, steadyList } from '../../query.ts';
import { shift } from '../../text.ts';
import type { Fix, Report, WorkspaceContext } from '../rule.ts';

/** Calico's objects in the files, for the rules that look at them. */

export interface ReviewedResource extends ReviewResult {
  readonly manifest: ManifestFile;
  readonly resource: CalicoResource;
}

/** Every object of Calico with what is found out about it; patches, of which the most is elsewhere, are left out. */
export const reviewedResources = query(reviewAll);

function reviewAll(context: WorkspaceContext): readonly ReviewedResource[] {
  const versionOf = versionsFor(context);
  const versions = new Map<ManifestFile, CalicoVersion | undefined>();
  const versionIn = (manifest: ManifestFile): CalicoVersion | undefined => {
    if (!versions.has(manifest)) versions.set(manifest, versionOf(manifest.file));
    return versions.get(manifest);
  };
  return steadyReviews(resourcesIn(context).map((placed) => reviewOf(placed, versionIn(placed.manifest))));
}

/** The same list as long as nothing else is found out: what depends on it alone is made once. */
const steadyReviews = steadyList<ReviewedResource>();

/** An object that stays where it is stays the same one here too. */
const reviewOf = revisedQuery(
  (
    before: ReviewedResource | undefined,
    { manifest, resource }: PlacedResource,
    version: CalicoVersion | undefined,
  ): ReviewedResource => {
    const { result } = judgementOf(resource.tree, resource, manifest, version);
    return before?.problems === result.problems && before.selectors === result.selectors
      ? before
      : { manifest, resource, ...result };
  },
);

interface Judged {
  readonly version: string;
  readonly base: number;
  readonly result: ReviewResult;
}

/** An object has the same tree as long as its document does not change: then what is said moves with it. */
const judgementOf = revisedQuery(
  (
    before: Judged | undefined,
    _tree: CalicoResource['tree'],
    resource: CalicoResource,
    { text }: ManifestFile,
    version: CalicoVersion | undefined,
  ): Judged => {
    const { base } = resource;
    const told = version === undefined ? '' : formatVersion(version);
    const result = before?.version === told ? moved(before, base) : undefined;
    if (result !== undefined && result === before?.result) return before;
    return { version: told, base, result: result ?? reviewResource({ resource, source: text, version }) };
  },
);

/** What was said of an object, for its new place; undefined where fixes would have to move too. */
function moved({ base, result }: Judged, to: number): ReviewResult | undefined {
  if (base === to) return result;
  if (result.problems.length > 0) return undefined;
  const there = <S extends { readonly scalar: YamlScalar }>(site: S): S => {
    const { span, inner } = site.scalar;
    return {
      ...site,
      scalar: { ...site.scalar, span: shift(span, to - base), inner: inner && shift(inner, to - base) },
    };
  };
  return { problems: [], selectors: result.selectors.map(there), references: result.references.map(there) };
}

interface PlacedResource {
  readonly manifest: ManifestFile;
  readonly resource: CalicoResource;
}

/** The objects of Calico in the files that are no patches, and those that charts make of values. */
export function resourcesIn({ files }: Pick<WorkspaceContext, 'files'>): readonly PlacedResource[] {
  return resourcesOf(files);
}

const resourcesOf = query((files: WorkspaceContext['files']): readonly PlacedResource[] => {
  const manifests = files.map(({ manifest }) => manifest);
  const found = manifests.flatMap(placedIn);
  if (found.length === 0 || !manifests.some(isKustomized)) return found;
  const { used, loose } = buildOverlays(manifests);
  return found.filter(({ resource }) => !used.has(resource) && !loose.has(resource));
});

const placedIn = query((manifest: ManifestFile): readonly PlacedResource[] => {
  if (isPatchFile(manifest.file)) return [];
  return manifest.documents.flatMap((document) => {
    const resource = document.form === 'installation' ? document.object : document;
    return resource?.form === 'resource' ? [{ manifest, resource }] : [];
  });
});

function isPatchFile(file: string): boolean {
  return /(?:^|[-_.])patch(?:es)?(?:[-_.]|$)/i.test(file.slice(file.lastIndexOf('/') + 1));
}

function isKustomized({ documents }: ManifestFile): boolean {
  return documents.some(({ form }) => form === 'kustomization');
}

/** The version that reads the objects of a file: that of its own calico-node, else the one that all others have. */
export function versionFor(file: string, context: WorkspaceContext): CalicoVersion | undefined {
  return versionsFor(context)(file);
}

/** {@link versionFor} for many files. */
export function versionsFor({ agents, version }: WorkspaceContext): (file: string) => CalicoVersion | undefined {
  const told = (each: KnownVersion | undefined): readonly CalicoVersion[] =>
    each === undefined || each.from === 'assumed' ? [] : [each.version];
  const byFile = groupBy(agents, ({ agent }) => agent.file);
  const all = agents.flatMap(({ plan }) => told(plan.version));
  const others = onlyOne(all.length > 0 ? all : told(version));
  return (file) => {
    const own = (byFile.get(file) ?? []).flatMap(({ plan }) => told(plan.version));
    return own.length > 0 ? onlyOne(own) : others;
  };
}

function onlyOne([first, ...others]: readonly CalicoVersion[]): CalicoVersion | undefined {
  if (first === undefined || others.some((other) => compareVersions(first, other) !== 0)) return undefined;
  return first;
}

/** What a problem is for the user; `more` is said behind it. */
export function problemReport(
  { manifest: { file } }: ReviewedResource,
  { path, span, message, repairs }: ResourceProblem,
  more: Partial<Report> = {},
): Report {
  // Others may know an object by its name.
  const preferred = repairs.length === 1 && path !== 'metadata.name';
  const fixes = (): readonly Fix[] =>
    repairs.map(({ title, edits }) => ({ title, edits: [{ file, edits }], preferred }));
  return { at: { file, span }, message, fixes, ...more };
}
