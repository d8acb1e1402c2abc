import type { CalicoVersion } from '../../calico/version.ts';
import { groupBy } from '../../collections.ts';
import type { CalicoResource, DefinitionText, ManifestFile } from '../../manifest/model.ts';
import { entryOf } from '../../manifest/tree.ts';
import { query } from '../../query.ts';
import type { Span } from '../../text.ts';
import { type Definition, readDefinitions } from './definition.ts';
import { differingKinds, factSchema } from './facts.ts';
import type { Schema } from './keywords.ts';
import { publishedDefinitions } from './published.ts';

/** What an object is to look like, and which definition says so. */
export interface KnownSchema {
  readonly schema: Schema;
  readonly definition: Definition;
  /** The place of the definition; undefined where the cluster has it. */
  readonly at: { readonly file: string; readonly span: Span } | undefined;
  /**
   * The definition is that of the objects as kubectl stores them, and this one is written for Calico's API server: fields
   * and their types are the same, but the server judges values by itself.
   */
  readonly stored: boolean;
  /** Present where neither has one, and Calico's own releases are asked. */
  readonly facts?: FactsOf;
}

/** What Calico's releases are asked by. */
export interface FactsOf {
  /** The release; undefined where it is not known, so that all of them are asked. */
  readonly release: string | undefined;
  /** Calico Enterprise has more fields under the same kinds. */
  readonly enterprise: boolean;
}

type Wanted = { readonly group: string; readonly version: string; readonly kind: string };

interface Candidate {
  readonly file: string;
  readonly base: number;
  readonly text: string;
  readonly definition: Definition;
}

/** Where definitions are looked for. */
export interface DefinitionSources {
  readonly files: readonly ManifestFile[];
  /** What the API server of the cluster publishes, as JSON; see `publishedDefinitions`. */
  readonly published: readonly string[] | undefined;
  /** The version of Calico that reads the objects of a file, undefined where none is told; without it, releases are not asked. */
  readonly versionFor?: (file: string) => CalicoVersion | undefined;
}

/**
 * The schema of an object in `file`. Of definitions in files that differ, the one in the file itself counts, else the
 * nearest one in its folder or those around it; where none does, it is not known which the cluster has. Where no file
 * has one, that of the cluster counts, else what Calico's release of that version has.
 */
export function schemaFor(
  wanted: Wanted,
  file: string,
  { files, published, versionFor }: DefinitionSources,
): KnownSchema | undefined {
  const storedWanted = { ...wanted, group: 'crd.projectcalico.org' };
  const own = candidates(wanted, files);
  if (own !== undefined) return known(chosen(file, own), wanted.version, false);
  const isCalicos = wanted.group === 'projectcalico.org' && wanted.version === 'v3' && !differingKinds.has(wanted.kind);
  const stored = isCalicos ? candidates(storedWanted, files) : undefined;
  if (stored !== undefined) return known(chosen(file, stored), 'v1', true);
  return (
    ofCluster(wanted, published, false) ??
    (isCalicos ? ofCluster({ ...storedWanted, version: 'v1' }, published, true) : undefined) ??
    (versionFor && ofReleases(wanted, versionFor(file), isEnterprise(files)))
  );
}

function ofReleases(wanted: Wanted, version: CalicoVersion | undefined, enterprise: boolean): KnownSchema | undefined {
  // The versions of Calico Enterprise are others.
  const found = factSchema(wanted, enterprise ? undefined : version);
  if (found === undefined) return undefined;
  const { schema, release, stored } = found;
  const definition = { ...wanted, schemaOf: () => schema, keepsUnknown: false };
  return { schema, definition, at: undefined, stored, facts: { release, enterprise } };
}

const publishedIndex = query((published: readonly string[]) => groupBy(published.flatMap(publishedDefinitions), keyOf));

function ofCluster(wanted: Wanted, published: readonly string[] | undefined, stored: boolean): KnownSchema | undefined {
  if (published === undefined) return undefined;
  for (const definition of publishedIndex(published).get(keyOf(wanted)) ?? []) {
    const schema = definition.schemaOf(wanted.version);
    if (schema !== undefined) return { schema, definition, at: undefined, stored };
  }
  return undefined;
}

/** The schema of an object of Calico. */
export function schemaOfResource(
  { group, version, kind }: CalicoResource,
  file: string,
  sources: DefinitionSources,
): KnownSchema | undefined {
  return kind && schemaFor({ group, version, kind: kind.value }, file, sources);
}

function known(candidate: Candidate | undefined, version: string, stored: boolean): KnownSchema | undefined {
  if (candidate === undefined) return undefined;
  const { definition, file, base, text } = candidate;
  const schema = definition.schemaOf(version);
  if (schema === undefined) return undefined;
  const start = base + Math.max(0, text.indexOf(definitionKind));
  return { schema, definition, at: { file, span: { start, end: start + definitionKind.length } }, stored };
}

const definitionKind = 'CustomResourceDefinition';

/** The definitions of one kind in the files. */
interface Candidates {
  readonly all: readonly Candidate[];
  readonly byFolder: ReadonlyMap<string, readonly Candidate[]>;
  /** The first of those that all have one text; undefined where they differ. */
  readonly alike: (list: readonly Candidate[]) => Candidate | undefined;
}

/** The definitions of a kind; all are sorted by their kinds once for each list of files. */
function candidates({ group, kind }: Wanted, files: readonly ManifestFile[]): Candidates | undefined {
  return indexOf(files).get(keyOf({ group, kind }));
}

const indexOf = query((files: readonly ManifestFile[]): ReadonlyMap<string, Candidates> => {
  const kinds = groupBy(allCandidates(files), ({ definition }) => keyOf(definition));
  return new Map([...kinds].map(([key, all]) => [key, sorted(all)]));
});

function sorted(all: readonly Candidate[]): Candidates {
  const known = new Map<readonly Candidate[], boolean>();
  const alike = (list: readonly Candidate[]): Candidate | undefined => {
    const is = known.get(list) ?? list.every(({ text }) => text === list[0]?.text);
    known.set(list, is);
    return is ? list[0] : undefined;
  };
  return { all, byFolder: groupBy(all, ({ file }) => folderOf(file)), alike };
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function keyOf({ group, kind }: Pick<Definition, 'group' | 'kind'>): string {
  return `${group}/${kind}`;
}

function allCandidates(files: readonly ManifestFile[]): readonly Candidate[] {
  return files.flatMap(({ file, definitions }) =>
    definitions.flatMap(({ definition: text, base }) =>
      definitionsIn(text).map((definition) => ({ file, base, text: text.text, definition })),
    ),
  );
}

const definitionsIn = query(({ text }: DefinitionText): readonly Definition[] => readDefinitions(text));

/** That of the file itself, else the one that all files have, else that of the nearest folder around it. */
function chosen(file: string, { all, byFolder, alike }: Candidates): Candidate | undefined {
  const own = (byFolder.get(folderOf(file)) ?? []).filter((each) => each.file === file);
  if (own.length > 0) return alike(own);
  if (alike(all) !== undefined) return all[0];
  for (let folder = folderOf(file); ; folder = folderOf(folder.slice(0, -1))) {
    const around = byFolder.get(folder);
    if (around !== undefined || folder === '') return around && alike(around);
  }
}

/** Whether Calico Enterprise is meant, which has more kinds, and more fields under the same kinds. */

/** Kinds of its operator that Calico's does not have. */
const ownKinds: ReadonlySet<string> = new Set([
  ...['ApplicationLayer', 'Authentication', 'Compliance', 'EgressGateway', 'IntrusionDetection', 'LogCollector'],
  ...['LogStorage', 'ManagementCluster', 'Manager', 'Monitor', 'NonClusterHost', 'PacketCaptureAPI', 'PacketCapture'],
  ...['PolicyRecommendation', 'Tenant', 'TLSPassThroughRoute', 'TLSTerminatedRoute', 'AmazonCloudIntegration'],
]);

const variants: ReadonlySet<string> = new Set(['TigeraSecureEnterprise', 'CalicoEnterprise']);

/** Whether one of the files shows it: by kinds of its own, the variant of an Installation, or its images. */
const isEnterprise = query((files: readonly ManifestFile[]): boolean => files.some(shows));

function shows({ text, documents }: ManifestFile): boolean {
  const inObject = documents.some((document) => {
    if (document.form !== 'resource' || document.group !== 'operator.tigera.io') return false;
    if (ownKinds.has(document.kind?.value ?? '')) return true;
    const spec = entryOf(document.tree, 'spec')?.value;
    const variant = spec?.kind === 'map' ? entryOf(spec, 'variant')?.value : undefined;
    return variant?.kind === 'scalar' && variants.has(variant.value);
  });
  return inObject || text.includes('tigera/cnx-');
}
