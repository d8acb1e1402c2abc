import { english } from '../l10n.ts';
import type { CalicoResource, ManifestFile } from '../manifest/model.ts';
import type { ReferenceKind, ReferenceSite } from '../resources/review.ts';
import { reviewResource } from '../resources/reviewResource.ts';
import { touches } from '../text.ts';
import type { Definition, Target } from './definition.ts';

/** Ways between the objects of Calico and the names by which others know them. */

const kinds: Readonly<Record<ReferenceKind, string>> = {
  node: 'Node',
  tier: 'Tier',
  filter: 'BGPFilter',
  profile: 'Profile',
};

/** Where the object is written that is named at `offset`. */
export function resourceDefinitionAt(
  manifest: ManifestFile,
  files: readonly ManifestFile[],
  offset: number,
): Definition | undefined {
  const site = resourcesOf(manifest)
    .filter(({ span }) => touches(span, offset))
    .flatMap((resource) => sitesIn(resource, manifest))
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
    resourcesOf(other)
      .flatMap((resource) => sitesIn(resource, other))
      .filter(({ kind, scalar }) => kinds[kind] === named.kind?.value && scalar.value === named.name?.value)
      .map(({ scalar }) => ({ file: other.file, span: scalar.span })),
  );
}

function resourcesOf({ documents }: ManifestFile): readonly CalicoResource[] {
  return documents.flatMap((document) => (document.form === 'resource' ? [document] : []));
}

/** The names in an object; what else is said of it, in any language, is of no matter here. */
function sitesIn(resource: CalicoResource, { text }: ManifestFile): readonly ReferenceSite[] {
  return reviewResource({ resource, source: text, version: undefined, t: english }).references;
}
