import type { ManifestDocument, ScalarValue } from '../manifest/model.ts';
import { writeScalar } from '../manifest/writeScalar.ts';
import type { FileContext, Fix, Report, Rule } from './rule.ts';
import { tornEntry } from './tornEntries.ts';

/** YAML that can't be read, or has the wrong shape, in a document that concerns Calico. */
export const manifestUnreadable: Rule = {
  code: 'manifest-unreadable',
  severity: 'error',
  scope: 'file',
  check(context) {
    const { file, problems, documents } = context.manifest;
    // Of these env-misindented tells the cause.
    const untold = problems.filter((problem) => tornEntry(context.manifest, problem) === undefined);
    const unread = untold.map(({ message, span }) => ({ at: { file, span: span ?? { start: 0, end: 0 } }, message }));
    return [...unread, ...documents.flatMap(stringsIn).flatMap((value) => notAString(value, context))];
  },
};

/** The values that the API server wants to be strings: variables, and what the ConfigMaps of Calico say. */
function stringsIn(document: ManifestDocument): readonly ScalarValue[] {
  if (document.form === 'workload') {
    return document.containers.flatMap(({ env }) => env.flatMap(({ value }) => value ?? []));
  }
  if (document.form !== 'configMap' || !/calico|canal/.test(document.name?.value ?? '')) return [];
  return [...document.data.values()].map(({ value }) => value);
}

function notAString(value: ScalarValue, { manifest: { file }, t }: FileContext): readonly Report[] {
  if (value.type !== 'number' && value.type !== 'boolean') return [];
  const newText = writeScalar(value.value, { ...value, type: 'string', style: 'double' });
  const edits = [{ file, edits: [{ span: value.span, newText }] }];
  const fixes = (): readonly Fix[] => [{ title: t('Put it in quotes'), preferred: true, edits }];
  return [
    { at: { file, span: value.span }, message: t('This must be a string: put `{0}` in quotes.', value.value), fixes },
  ];
}
