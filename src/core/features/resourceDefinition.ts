import type { CalicoResource, ManifestDocument, ManifestFile } from '../manifest/model.ts';
import type { ReferenceKind } from '../objects/review.ts';
import { reviewResource } from '../objects/reviewResource.ts';
import { type Located, touches } from '../text.ts';
import type { Definition, Target } from './definition.ts';

/** Ways between the objects of Calico and the names by which others know them. */

/** A name that stands for an object of the kind. */
interface NameSite {
  readonly kind: ReferenceKind | 'pool';
  readonly scalar: Located<string>;
}

const kinds: Readonly<Record<NameSite['kind'], string>> = {
  node: 'Node',
  tier: 'Tier',
  filter: 'BGPFilter',
  profile: 'Profile',
  pool: 'IPPool',
};

/** Where the object is written that is named at `offset`. */
export function resourceDefinitionAt(
  manifest: ManifestFile,
  files: readonly ManifestFile[],
  offset: number,
): Definition | undefined {
  const site = manifest.documents
    .filter(({ span }) => touches(span, offset))
    .flatMap((document) => sitesIn(document, manifest))
    .find(({ scalar }) => touches(scalar.span, offset));
  if (site === undefined) return undefined;
  const targets = files.flatMap((other) =>
    resourcesOf(other).flatMap(({ kind, name }): readonly Target[] =>
      kind?.value === kinds[site.kind] && name?.value === site.scalar.value
        ? [{ file: other.file, span: name.span }]
        : [],
    ),
  );
  return targets.length === 0 ? undefined : { origin: site.scalar.span, targets };
}

/** Where the object is named whose own name stands at `offset`. */
export function resourceReferencesAt(
  manifest: ManifestFile,
  files: readonly ManifestFile[],
  offset: number,
): readonly Target[] {
  const named = resourcesOf(manifest).find(({ name }) => name !== undefined && touches(name.span, offset));
  if (named === undefined) return [];
  return files.flatMap((other) =>
    other.documents
      .flatMap((document) => sitesIn(document, other))
      .filter(({ kind, scalar }) => kinds[kind] === named.kind?.value && scalar.value === named.name?.value)
      .map(({ scalar }) => ({ file: other.file, span: scalar.span })),
  );
}

function resourcesOf({ documents }: ManifestFile): readonly CalicoResource[] {
  return documents.flatMap((document) => (document.form === 'resource' ? [document] : []));
}

/** The names in an object; what else is said of it, in any language, is of no matter here. */
function sitesIn(document: ManifestDocument, { text }: ManifestFile): readonly NameSite[] {
  if (document.form === 'workload') return (document.pools ?? []).map((scalar) => ({ kind: 'pool', scalar }));
  if (document.form !== 'resource') return [];
  return reviewResource({ resource: document, source: text, version: undefined }).references;
}
