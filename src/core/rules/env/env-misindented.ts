import { calicoRole } from '../../manifest/calicoContainers.ts';
import { workloadsOf } from '../../manifest/documents.ts';
import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import type { EnvVar, Workload } from '../../manifest/model.ts';
import { say } from '../../message.ts';
import type { FileContext, Fix, Report, Rule } from '../rule.ts';
import { type TornEntry, tornEntry } from './tornEntries.ts';

/** The name and the value of a variable do not stand in one entry of the list. */
export const envMisindented: Rule = {
  code: 'env-misindented',
  severity: 'error',
  scope: 'file',
  check(context) {
    const { manifest } = context;
    const torn = manifest.problems.flatMap((problem) => tornEntry(manifest, problem) ?? []);
    // Where the YAML breaks or is not all there, a value may be there all the same.
    const found = workloadsOf(manifest).flatMap((each) => methodsAlone(each, context));
    const isPartial = found.length > 0 && (manifest.problems.length > 0 || manifest.open);
    const alone = isPartial ? [] : found;
    return [...torn.map((entry) => tornReport(entry, context)), ...alone.map((entry) => aloneReport(entry, context))];
  },
};

function tornReport({ name, key, at, nameAt, ownDash, edits }: TornEntry, context: FileContext): Report {
  const { manifest } = context;
  const { file } = manifest;
  const message = ownDash
    ? say('The dash makes `{0}` a separate entry without a name: it belongs to the entry of {1}.', key, name)
    : say("Indent `{0}` of {1} to line up with its `name`: otherwise the file isn't valid YAML.", key, name);
  const title = ownDash ? say('Join it with {0}', name) : say('Align with the name of {0}', name);
  const fixes = (): readonly Fix[] =>
    edits.length === 0 ? [] : [{ title, preferred: true, edits: [{ file, edits }] }];
  return {
    at: { file, span: at },
    message,
    related: [{ at: { file, span: nameAt }, message: say('The name is here') }],
    fixes,
  };
}

/** Entries that name a method and say nothing else at all; a patch that deletes an entry says `$patch`. */
function methodsAlone(workload: Workload, { manifest: { text } }: FileContext): readonly EnvVar[] {
  const nodes = workload.containers.filter((container) => calicoRole(container, workload) === 'node');
  return nodes.flatMap(({ env }) =>
    env.filter(({ name, entry, valueKey, from }) => {
      if (valueKey !== undefined || from !== undefined || !Object.values(METHOD_VARIABLES).includes(name.value))
        return false;
      return /^["']?\s*}?$/.test(text.slice(name.span.end, entry.end));
    }),
  );
}

function aloneReport({ name }: EnvVar, { manifest: { file } }: FileContext): Report {
  const message = say(
    '{0} has no value here, so calico-node uses the first interface found. Add `value:` below it.',
    name.value,
  );
  return { at: { file, span: name.span }, message, severity: 'warning' };
}
