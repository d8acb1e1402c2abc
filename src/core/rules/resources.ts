import type { CalicoVersion } from '../calico/version.ts';
import { compareVersions, formatVersion } from '../calico/version.ts';
import { buildOverlays } from '../manifest/kustomize.ts';
import type { CalicoResource, ManifestFile } from '../manifest/model.ts';
import type { KnownVersion } from '../plan.ts';
import type { ResourceProblem } from '../resources/review.ts';
import { type ReviewResult, reviewResource } from '../resources/reviewResource.ts';
import type { Fix, Report, WorkspaceContext } from './rule.ts';

/** Calico's objects in the files, for the rules that look at them. */

export interface ReviewedResource extends ReviewResult {
  readonly manifest: ManifestFile;
  readonly resource: CalicoResource;
}

const known = new WeakMap<WorkspaceContext, readonly ReviewedResource[]>();

/** Every object of Calico with what is found out about it; patches, of which the most is elsewhere, are left out. */
export function reviewedResources(context: WorkspaceContext): readonly ReviewedResource[] {
  const reviewed = known.get(context) ?? reviewAll(context);
  known.set(context, reviewed);
  return reviewed;
}

function reviewAll(context: WorkspaceContext): readonly ReviewedResource[] {
  const versions = new Map(context.files.map(({ manifest: { file } }) => [file, versionFor(file, context)]));
  return resourcesIn(context).map(({ manifest, resource }) => ({
    manifest,
    resource,
    ...review(resource, manifest, versions.get(manifest.file), context),
  }));
}

interface Judged {
  readonly version: string;
  readonly result: ReviewResult;
}

/** An object is the same one as long as its document neither changes nor moves: then nothing changes in what is said. */
const judged = new WeakMap<CalicoResource, Judged>();

function review(
  resource: CalicoResource,
  { text }: ManifestFile,
  version: CalicoVersion | undefined,
  { t }: WorkspaceContext,
): ReviewResult {
  const told = version === undefined ? '' : formatVersion(version);
  const before = judged.get(resource);
  if (before?.version === told) return before.result;
  const result = reviewResource({ resource, source: text, version, t });
  judged.set(resource, { version: told, result });
  return result;
}

/** The objects of Calico in the files that are no patches. */
export function resourcesIn({
  files,
}: Pick<WorkspaceContext, 'files'>): readonly { readonly manifest: ManifestFile; readonly resource: CalicoResource }[] {
  const manifests = files.map(({ manifest }) => manifest);
  const found = manifests.flatMap((manifest) =>
    isPatchFile(manifest.file)
      ? []
      : manifest.documents.flatMap((document) =>
          document.form === 'resource' ? [{ manifest, resource: document }] : [],
        ),
  );
  if (!found.some(() => manifests.some(isKustomized))) return found;
  const { used, loose } = buildOverlays(manifests);
  return found.filter(({ resource }) => !used.has(resource) && !loose.has(resource));
}

function isPatchFile(file: string): boolean {
  return /(?:^|[-_.])patch(?:es)?(?:[-_.]|$)/i.test(file.slice(file.lastIndexOf('/') + 1));
}

function isKustomized({ documents }: ManifestFile): boolean {
  return documents.some(({ form }) => form === 'kustomization');
}

/** The version that reads the objects of a file: that of its own calico-node, else the one that all others have. */
export function versionFor(file: string, { agents, version }: WorkspaceContext): CalicoVersion | undefined {
  const told = (each: KnownVersion | undefined): readonly CalicoVersion[] =>
    each === undefined || each.from === 'assumed' ? [] : [each.version];
  const own = agents.filter(({ agent }) => agent.file === file).flatMap(({ plan }) => told(plan.version));
  const all = own.length > 0 ? own : agents.flatMap(({ plan }) => told(plan.version));
  const [first, ...others] = all.length > 0 ? all : told(version);
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
