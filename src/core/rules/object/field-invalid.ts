import { say } from '../../message.ts';
import { replaceBy } from '../../objects/repairs.ts';
import type { Fix, Report, Rule } from '../rule.ts';
import { meantWord, type SchemaFinding, schemaFindings } from './schemaProblems.ts';

/** A value that the schema in the CustomResourceDefinition does not allow: the API server refuses the object. */
export const fieldInvalid: Rule = {
  code: 'field-invalid',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    return schemaFindings(context, ['type', 'value', 'rule', 'unchecked']).map((finding) => report(finding));
  },
};

const unsure = { severity: 'information' } as const;

function report(finding: SchemaFinding): Report {
  const { problem, known, reviewed } = finding;
  const { file } = reviewed.manifest;
  const fixes = (): readonly Fix[] => {
    const repairs = [...problem.repairs, ...spelling(finding)];
    return repairs.map(({ title, edits }) => ({ title, edits: [{ file, edits }], preferred: repairs.length === 1 }));
  };
  const related =
    known.at === undefined ? [] : [{ at: known.at, message: say('This definition lists what is allowed') }];
  const at = { file, span: problem.span };
  return { at, message: problem.message, ...(problem.kind === 'unchecked' && unsure), related, fixes };
}

/** The allowed word that was meant. */
function spelling({ problem, reviewed }: SchemaFinding): SchemaFinding['problem']['repairs'] {
  const { choice } = problem;
  const scalar = choice?.scalar;
  const meant = choice && meantWord(choice.written, choice.words);
  if (scalar === undefined || meant === undefined || meant === '' || scalar.style === 'literal') return [];
  return [replaceBy({ resource: reviewed.resource, source: reviewed.manifest.text }, scalar, meant)];
}
