import { isStaged } from '../../calico/policies.ts';
import { groupBy } from '../../collections.ts';
import type { ReadManifest, ReadSlice } from '../../manifest/file.ts';
import type { CalicoResource, ManifestFile } from '../../manifest/model.ts';
import { mapOf } from '../../objects/fields.ts';
import { isFilledInLater } from '../../objects/filledIn.ts';
import { type WrittenPolicy, writtenPolicy } from '../../objects/writtenPolicies.ts';
import { overlapping } from '../../placeholders/places.ts';
import { joinedObjects, type PolicyObject, type ReadObjects, textMap } from '../../policy/objects.ts';
import { readWorld } from '../../policy/readWorld.ts';
import { objectsOfSlice } from '../../policy/sliceObjects.ts';
import type { World, WorldPolicy } from '../../policy/world.ts';
import { query, steadyList } from '../../query.ts';
import { shift } from '../../text.ts';
import { resourcesIn } from '../object/resources.ts';
import { folderOf } from '../pool/pools.ts';
import type { WorkspaceContext } from '../rule.ts';

/** The policies of the files, those of Kubernetes too, with their rules as Felix has them. */

export interface PolicyFolder {
  readonly world: World;
  readonly objects: readonly PolicyObject[];
  /** Those that are not only staged. */
  readonly enforced: readonly WorldPolicy[];
  /** Those of all folders: one of them may be for the same cluster. */
  readonly everywhere: readonly WorldPolicy[];
  /** Whether everything was read, in all folders: else what is said of policies that are missing may be wrong. */
  readonly complete: boolean;
}

/** By folders, which are taken to be of one cluster each. Patches, and what only overlays have, are left out. */
export const policyFolders = query((context: WorkspaceContext): readonly PolicyFolder[] => {
  const own = new Set(resourcesIn(context).map(({ manifest }) => manifest));
  const files = context.files.flatMap(({ manifest }) =>
    own.has(manifest) || objectsOf(manifest).isOfKubernetes ? [manifest] : [],
  );
  const folders = [...groupBy(files, ({ file }) => folderOf(file)).values()].map((each) => folderIn(steady(each)));
  const everywhere = folders.flatMap(({ enforced }) => enforced);
  const complete = folders.every((each) => each.complete);
  return folders.map((each) => ({ ...each, everywhere, complete }));
});

/** The files of a folder as one list as long as none of them changes. */
const steady = steadyList<ReadManifest>();

const folderIn = query((files: readonly ReadManifest[]): Omit<PolicyFolder, 'everywhere'> => {
  const read = files.map((manifest) => ({ manifest, read: objectsOf(manifest).read }));
  const input = read.map(({ manifest, read }) => ({ name: manifest.file, text: manifest.text, read }));
  const { world, problems } = readWorld(input, {});
  return {
    world,
    objects: read.flatMap((each) => each.read.objects),
    enforced: world.policies.filter(({ policy }) => !isStaged(policy)),
    complete: problems.length === 0,
  };
});

/** Calico's own policies as they are written, each by itself. */
export interface PolicyResource {
  readonly manifest: ManifestFile;
  readonly resource: CalicoResource;
  readonly written: WrittenPolicy;
}

/** Those that can be read; of what is filled in later nobody knows yet what it says. */
export const writtenPolicies = query((context: WorkspaceContext): readonly PolicyResource[] =>
  resourcesIn(context).flatMap(({ manifest, resource }) => {
    const written = writtenPolicy(resource);
    return written === undefined || isOpen(manifest, resource) ? [] : [{ manifest, resource, written }];
  }),
);

/** The labels of all sets of networks; undefined where one of them is filled in later. */
export const networkSetLabels = query(
  (context: WorkspaceContext): readonly ReadonlyMap<string, string>[] | undefined => {
    const sets = resourcesIn(context).filter(({ resource: { kind } }) => kind?.value.endsWith('NetworkSet'));
    if (sets.some(({ manifest, resource }) => isOpen(manifest, resource))) return undefined;
    return sets.map(({ resource: { tree } }) => textMap(mapOf(tree, 'metadata'), 'labels'));
  },
);

/** Directives around the whole document count too. */
function isOpen({ text, tokens }: ManifestFile, { tree, base }: CalicoResource): boolean {
  const own = { start: base + tree.span.start, end: base + tree.span.end };
  if (tokens.length === 0 && !/[$<]/.test(text.slice(own.start, own.end))) return false;
  const end = text.indexOf('\n---', own.end);
  const around = overlapping(tokens, { start: base, end: end === -1 ? text.length : end });
  return isFilledInLater(
    tree,
    around.map((token) => ({ ...token, span: shift(token.span, -base) })),
  );
}

const groups = ['projectcalico.org/', 'networking.k8s.io/'];

interface FileObjects {
  readonly read: ReadObjects;
  readonly isOfKubernetes: boolean;
}

/** Only of the documents that may be about policies: others may be many. */
const objectsOf = query(({ file, slices }: ReadManifest): FileObjects => {
  const found = slices.filter(mayHavePolicies);
  return {
    read: joinedObjects(found.map((slice) => objectsOfSlice(slice, file))),
    isOfKubernetes: slices.some(namesKubernetes),
  };
});

const mayHavePolicies = query(({ text }: ReadSlice): boolean => groups.some((group) => text.includes(group)));

const namesKubernetes = query(({ text }: ReadSlice): boolean => text.includes('networking.k8s.io'));
