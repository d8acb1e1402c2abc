import { lineBreakOf } from '../../manifest/lines.ts';
import type { MisplacedValue } from '../../manifest/model.ts';
import { say } from '../../message.ts';
import { query } from '../../query.ts';
import type { Span, TextEdit } from '../../text.ts';
import { inactiveEndpoints, overwrittenObjects } from '../address/rivals.ts';
import type { FileContext, Fix, Report, Rule } from '../rule.ts';
import { problemReport, type ReviewedResource, reviewedResources } from './resources.ts';

/** An object, or a field of it, that is stored and has no effect. */
export const resourceIgnored: Rule = {
  code: 'resource-ignored',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return [...reports(reviewedResources(context)), ...context.files.flatMap(misplacedValues)];
  },
};

const reports = query((all: readonly ReviewedResource[]): readonly Report[] => {
  const alone = all.flatMap((reviewed) =>
    reviewed.problems.filter(({ kind }) => kind === 'ignored').map((problem) => problemReport(reviewed, problem)),
  );
  return [...alone, ...overwrittenObjects(all), ...inactiveEndpoints(all)];
});

/** Values for the operator's chart that stand where it does not look. */

/** A report for each field of the Installation that stands beside `installation` in values. */
function misplacedValues(context: FileContext): readonly Report[] {
  return context.manifest.documents.flatMap((document) =>
    document.form === 'misplaced' ? [report(document, context)] : [],
  );
}

function report({ key, entry, movable }: MisplacedValue, { manifest: { file, text } }: FileContext): Report {
  const message = say("The chart doesn't read `{0}` here: move it below `installation`.", key.value);
  const fixes = (): readonly Fix[] => {
    const edits = movable ? wrapped(entry, text) : [];
    const title = say('Align with {0}', 'installation');
    return edits.length === 0 ? [] : [{ title, edits: [{ file, edits }], preferred: true }];
  };
  return { at: { file, span: key.span }, message, fixes };
}

/** Writes `installation:` above the entry and indents its lines by two; nothing where it does not begin its line. */
function wrapped({ start, end }: Span, text: string): readonly TextEdit[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (indent.trim() !== '') return [];
  const edits: TextEdit[] = [insertion(lineStart, `${indent}installation:${lineBreakOf(text)}  `)];
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    if (!/^\r?\n/.test(text.slice(at, at + 2))) edits.push(insertion(at, '  '));
  }
  return edits;
}

function insertion(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
