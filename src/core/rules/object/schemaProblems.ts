import type { CalicoResource } from '../../manifest/model.ts';
import type { ReviewResult } from '../../objects/reviewResource.ts';
import { type DefinitionSources, type KnownSchema, schemaOfResource } from '../../objects/schema/lookup.ts';
import type { SchemaProblem, SchemaProblemKind } from '../../objects/schema/problem.ts';
import { validate } from '../../objects/schema/validate.ts';
import { queryInSteps, revisedQuery } from '../../query.ts';
import type { WorkspaceContext } from '../rule.ts';
import { nearest } from './nearest.ts';
import { type ReviewedResource, reviewedResources, versionsFor } from './resources.ts';

/** What the schemas in the files, the cluster and Calico's releases say of Calico's objects, for the rules on fields. */

/** The rules that tell it. */
export const schemaCodes: ReadonlySet<string> = new Set(['field-unknown', 'field-invalid', 'field-missing']);

export interface SchemaFinding {
  readonly problem: SchemaProblem;
  readonly known: KnownSchema;
  readonly reviewed: ReviewedResource;
}

/** The problems of these kinds that no other rule tells at the same place. */
export function schemaFindings(
  context: WorkspaceContext,
  kinds: readonly SchemaProblemKind[],
): readonly SchemaFinding[] {
  return schemaFindingsOf.now(context).filter(({ problem }) => kinds.includes(problem.kind));
}

/**
 * Whether a schema is what Calico's release has of the operator's objects: the operator has versions of its own, of which
 * some of which need less.
 */
export function isOfOperator({ facts, definition }: KnownSchema): boolean {
  return facts !== undefined && definition.group === 'operator.tigera.io';
}

/** All of them, found with a pause after each object that is judged anew, since the rules in CEL of one may take a while; once for a run. */
export const schemaFindingsOf = queryInSteps(function* (
  context: WorkspaceContext,
): Generator<undefined, readonly SchemaFinding[]> {
  const all: SchemaFinding[] = [];
  for (const findings of findEach(context)) {
    all.push(...findings);
    yield undefined;
  }
  return all;
});

/** What is found in each object, one after the other. */
function* findEach(context: WorkspaceContext): Generator<readonly SchemaFinding[]> {
  const manifests = context.files.map(({ manifest }) => manifest);
  const sources = { files: manifests, published: context.inventory?.schemas, versionFor: versionsFor(context) };
  const knownIn = schemasIn(sources);
  const work = { made: 0 };
  for (const reviewed of reviewedResources(context)) {
    const known = knownIn(reviewed);
    if (known === undefined) continue;
    const { made } = work;
    const { problems } = judgementOf(reviewed.resource.tree, reviewed, known, work);
    if (problems.length === 0 && work.made === made) continue;
    yield problems.filter((problem) => !isTold(problem, reviewed)).map((problem) => ({ problem, known, reviewed }));
  }
}

/** The schemas of objects, looked for once for each kind in a file. */
function schemasIn(sources: DefinitionSources): (reviewed: ReviewedResource) => KnownSchema | undefined {
  const kinds = new Map<string, KnownSchema | undefined>();
  let last: string | undefined;
  return ({ resource, manifest: { file } }) => {
    // Objects stand by files.
    if (file !== last) kinds.clear();
    last = file;
    const key = `${resource.group} ${resource.version} ${resource.kind?.value}`;
    if (!kinds.has(key)) kinds.set(key, schemaOfResource(resource, file, sources));
    return kinds.get(key);
  };
}

interface Judged {
  readonly schema: KnownSchema['schema'];
  readonly base: number;
  readonly problems: readonly SchemaProblem[];
}

/** An object has the same tree as long as its document does not change. `work` counts those that are judged anew. */
const judgementOf = revisedQuery(
  (
    before: Judged | undefined,
    _tree: CalicoResource['tree'],
    { resource, manifest }: ReviewedResource,
    known: KnownSchema,
    work: { made: number },
  ): Judged => {
    const { base } = resource;
    const holds = before?.schema === known.schema && (before.base === base || before.problems.length === 0);
    if (before !== undefined && holds) return before;
    work.made += 1;
    return { schema: known.schema, base, problems: validate(known, { resource, source: manifest.text }) };
  },
);

/** The rules on the meaning of fields know more of what is wrong, and have the word. */
function isTold({ kind, path, span, value }: SchemaProblem, { manifest, problems }: ReviewedResource): boolean {
  const here = (each: ReviewResult['problems'][number]['span'] | undefined): boolean =>
    [span, value].some((own) => own !== undefined && each?.start === own.start && each.end === own.end);
  // Most rules in CEL say what Calico's validator does, and not as exactly where.
  const isNear = (each: string): boolean => each.startsWith(path) || path.startsWith(each);
  return (
    // Methods are told by the rules on methods.
    (kind === 'version' && path.includes('.nodeAddressAutodetectionV')) ||
    (kind === 'rule' && problems.some((each) => isNear(each.path))) ||
    problems.some((each) => each.path === path || here(each.span)) ||
    manifest.problems.some((each) => here(each.span))
  );
}

/** The word that was meant: one that differs in case or in a few letters. */
export function meantWord(text: string, words: readonly string[]): string | undefined {
  const plain = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, '');
  const same = words.filter((word) => plain(word) === plain(text));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  return nearest(text, words, text.length <= 3 ? 0 : text.length <= 6 ? 1 : 2);
}
