import { say } from '../../message.ts';
import type { Rule } from '../rule.ts';
import { isOfOperator, schemaFindings } from './schemaProblems.ts';

/** A field that the schema in the CustomResourceDefinition requires: without it the API server refuses the object. */
export const fieldMissing: Rule = {
  code: 'field-missing',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    return schemaFindings(context, ['missing']).map(({ problem: { span, message }, known, reviewed }) => ({
      at: { file: reviewed.manifest.file, span },
      message,
      ...(isOfOperator(known) && { severity: 'information' }),
      related: known.at === undefined ? [] : [{ at: known.at, message: say('This definition requires it') }],
    }));
  },
};
