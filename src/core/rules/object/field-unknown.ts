import { entryOf } from '../../manifest/tree.ts';
import { type Message, say } from '../../message.ts';
import { fieldPlaces } from '../../objects/schema/fieldPlaces.ts';
import type { Fix, Report, Rule } from '../rule.ts';
import { meantWord, type SchemaFinding, schemaFindings } from './schemaProblems.ts';

/** A field that the CustomResourceDefinition does not have: kubectl refuses it, other clients lose it. */
export const fieldUnknown: Rule = {
  code: 'field-unknown',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return schemaFindings(context, ['unknown', 'version']).map((finding) => report(finding));
  },
};

const unsure = { severity: 'information' } as const;

function report(finding: SchemaFinding): Report {
  const { problem, known, reviewed } = finding;
  const { file } = reviewed.manifest;
  const { written = '', words = [] } = problem.choice ?? {};
  const meant = meantWord(written, words);
  const fixes = (): readonly Fix[] => {
    if (meant === undefined) return [];
    const edits = [{ file, edits: [{ span: problem.span, newText: meant }] }];
    return [{ title: say('Rename to {0}', meant), edits, preferred: true }];
  };
  // The fields of metadata are those of Kubernetes.
  const at = problem.path.startsWith('metadata.') ? undefined : known.at;
  const related = at === undefined ? [] : [{ at, message: say('This definition lists the fields') }];
  const message = problem.kind === 'version' ? problem.message : messageOf(finding, meant);
  const { facts } = known;
  const isOpen =
    facts !== undefined && (facts.enterprise || (problem.kind === 'version' && facts.release === undefined));
  return { at: { file, span: problem.span }, message, ...(isOpen && unsure), related, fixes };
}

function messageOf({ problem, known, reviewed: { resource } }: SchemaFinding, meant: string | undefined): Message {
  const name = problem.choice?.written ?? '';
  const parent = problem.path.slice(0, Math.max(0, problem.path.length - name.length - 1));
  const owner = parent === '' ? known.definition.kind : parent;
  if (meant !== undefined) return say('`{0}` has no field `{1}`: did you mean `{2}`?', owner, name, meant);
  const [place, ...others] = fieldPlaces(known.schema, name);
  const isFree = place !== undefined && others.length === 0 && place !== parent;
  if (isFree && entryOf(resource.tree, 'spec') !== undefined)
    return say('`{0}` has no field `{1}`: it belongs to `{2}`.', owner, name, place);
  return say('`{0}` has no field `{1}`: kubectl rejects it, and other clients drop it.', owner, name);
}
