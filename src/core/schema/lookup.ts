import { groupBy } from '../collections.ts';
import { distance } from '../manifest/configMaps.ts';
import type { CalicoResource, DefinitionText, ManifestFile } from '../manifest/model.ts';
import type { Span } from '../text.ts';
import { type Definition, readDefinitions } from './definition.ts';
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
}

type Wanted = { readonly group: string; readonly version: string; readonly kind: string };

const read = new WeakMap<DefinitionText, readonly Definition[]>();

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
}

/**
 * The schema of an object in `file`. Of definitions in files that differ, the one in the file itself counts, else the
 * nearest one in its folder or those around it; where none does, it is not known which the cluster has. Where no file
 * has one, that of the cluster counts.
 */
export function schemaFor(
  wanted: Wanted,
  file: string,
  { files, published }: DefinitionSources,
): KnownSchema | undefined {
  const storedWanted = { ...wanted, group: 'crd.projectcalico.org' };
  const own = candidates(wanted, files);
  if (own.length > 0) return known(chosen(file, own), wanted.version, false);
  const isCalicos = wanted.group === 'projectcalico.org' && wanted.version === 'v3' && !differing.has(wanted.kind);
  const stored = isCalicos ? candidates(storedWanted, files) : [];
  if (stored.length > 0) return known(chosen(file, stored), 'v1', true);
  return (
    ofCluster(wanted, published, false) ??
    (isCalicos ? ofCluster({ ...storedWanted, version: 'v1' }, published, true) : undefined)
  );
}

const ofClusters = new WeakMap<readonly string[], ReadonlyMap<string, readonly Definition[]>>();

function ofCluster(wanted: Wanted, published: readonly string[] | undefined, stored: boolean): KnownSchema | undefined {
  if (published === undefined) return undefined;
  const index = ofClusters.get(published) ?? groupBy(published.flatMap(publishedDefinitions), keyOf);
  ofClusters.set(published, index);
  for (const definition of index.get(keyOf(wanted)) ?? []) {
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

/** Kinds of which the stored form is another one (libcalico-go/lib/apis/crd.projectcalico.org/v1). */
const differing: ReadonlySet<string> = new Set(['BlockAffinity', 'IPAMConfiguration']);

function known(candidate: Candidate | undefined, version: string, stored: boolean): KnownSchema | undefined {
  if (candidate === undefined) return undefined;
  const { definition, file, base, text } = candidate;
  const schema = definition.schemaOf(version);
  if (schema === undefined) return undefined;
  const start = base + Math.max(0, text.indexOf(definitionKind));
  return { schema, definition, at: { file, span: { start, end: start + definitionKind.length } }, stored };
}

const definitionKind = 'CustomResourceDefinition';

const indexes = new WeakMap<readonly ManifestFile[], ReadonlyMap<string, readonly Candidate[]>>();

/** The definitions of a kind; all are sorted by their kinds once for each list of files. */
function candidates({ group, kind }: Wanted, files: readonly ManifestFile[]): readonly Candidate[] {
  const index = indexes.get(files) ?? groupBy(allCandidates(files), ({ definition }) => keyOf(definition));
  indexes.set(files, index);
  return index.get(keyOf({ group, kind })) ?? [];
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

function definitionsIn(text: DefinitionText): readonly Definition[] {
  const before = read.get(text) ?? readDefinitions(text.text);
  read.set(text, before);
  return before;
}

function chosen(file: string, all: readonly Candidate[]): Candidate | undefined {
  const alike = (list: readonly Candidate[]): Candidate | undefined =>
    list.every(({ text }) => text === list[0]?.text) ? list[0] : undefined;
  const own = all.filter((each) => each.file === file);
  if (own.length > 0) return alike(own);
  if (alike(all) !== undefined) return all[0];
  const around = all.filter((each) => file.startsWith(each.file.slice(0, each.file.lastIndexOf('/') + 1)));
  const nearest = Math.min(...around.map((each) => distance(file, each.file)));
  return alike(around.filter((each) => distance(file, each.file) === nearest));
}
