import { calicoRole } from '../../manifest/calicoContainers.ts';
import { documentsOf, replacedValuesOf, workloadsOf } from '../../manifest/documents.ts';
import type { ManifestDocument, ManifestFile, ScalarValue, Workload } from '../../manifest/model.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { tornEntry } from '../env/tornEntries.ts';
import type { FileContext, Fix, Report, Rule } from '../rule.ts';

/** YAML that can't be read, or has the wrong shape, in a document that concerns Calico. */
export const manifestUnreadable: Rule = {
  code: 'manifest-unreadable',
  severity: 'error',
  scope: 'file',
  check(context) {
    const { file, problems } = context.manifest;
    if (mayBeOfOthers(context.manifest)) return [];
    // Of these env-misindented tells the cause.
    const untold = problems.filter((problem) => tornEntry(context.manifest, problem) === undefined);
    const unread = untold.map(({ message, span }) => ({ at: { file, span: span ?? { start: 0, end: 0 } }, message }));
    return [...unread, ...stringsIn(context.manifest).flatMap((value) => notAString(value, context))];
  },
};

/** Whether a file is values of some chart that has an `installation` too, and nothing tells that it is Calico's. */
function mayBeOfOthers({ documents, text }: ManifestFile): boolean {
  const isValues = (each: ManifestDocument): boolean =>
    each.form === 'installation' && each.origin === 'values' && each.carrier === undefined;
  return documents.length > 0 && documents.every(isValues) && !/calico|tigera|kubernetesProvider/i.test(text);
}

/** The values that the API server wants to be strings: variables, and what the ConfigMaps of Calico say. */
function stringsIn(manifest: ManifestFile): readonly ScalarValue[] {
  const { documents } = manifest;
  // A kustomization may patch what is nothing to Calico.
  const workloads = workloadsOf(manifest).filter((each) => documents.includes(each) || isOfCalico(each));
  const variables = workloads.flatMap(({ containers }) => containers.flatMap(({ env }) => env));
  return [
    ...variables.flatMap(({ value }) => value ?? []),
    ...replacedValuesOf(manifest),
    ...documentsOf(manifest).flatMap(configMapValues),
  ];
}

function isOfCalico(workload: Workload): boolean {
  return workload.containers.some((container) => calicoRole(container, workload) !== undefined);
}

function configMapValues(document: ManifestDocument): readonly ScalarValue[] {
  if (document.form !== 'configMap' || !/calico|canal/.test(document.name?.value ?? '')) return [];
  return [...document.data.values()].map(({ value }) => value);
}

function notAString(value: ScalarValue, { manifest: { file } }: FileContext): readonly Report[] {
  if (value.type !== 'number' && value.type !== 'boolean') return [];
  const newText = writeScalar(value.value, { ...value, type: 'string', style: 'double' });
  const edits = [{ file, edits: [{ span: value.span, newText }] }];
  const fixes = (): readonly Fix[] => [{ title: say('Quote it'), preferred: true, edits }];
  return [
    { at: { file, span: value.span }, message: say('This must be a string: put `{0}` in quotes.', value.value), fixes },
  ];
}
