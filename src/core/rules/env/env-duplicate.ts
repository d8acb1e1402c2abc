import type { Container, EnvVar } from '../../manifest/model.ts';
import { entryRemoval } from '../../manifest/writeEnv.ts';
import { say } from '../../message.ts';
import { templateTokens } from '../../placeholders/scan.ts';
import type { AgentContext, Fix, Report, Rule } from '../rule.ts';

/** A variable is set twice in one container: Kubernetes takes the last entry of a name. */
export const envDuplicate: Rule = {
  code: 'env-duplicate',
  severity: 'warning',
  scope: 'agent',
  check(context) {
    const { agent } = context;
    if (agent.form !== 'workload') return [];
    return agent.workload.containers.flatMap((container) => {
      const isSet = (entry: EnvVar): boolean =>
        container === agent.container ? agent.env.get(entry.name.value)?.definition === entry : isAlwaysSet(entry);
      // What a patch is laid upon stands in another file, where it is read by itself.
      const own = { ...container, env: container.env.filter(({ file }) => file === undefined) };
      return replacedIn(own, isSet).flatMap(([entry, by]) =>
        isTemplated(entry, by, context) ? [] : report(entry, by, container, context),
      );
    });
  },
};

/** Entries that have no effect, each with the one that counts: none that a variable in between refers to. */
function replacedIn({ env }: Container, isSet: (entry: EnvVar) => boolean): readonly (readonly [EnvVar, EnvVar])[] {
  const last = new Map(env.filter(isSet).map((entry) => [entry.name.value, entry]));
  if (last.size === env.length) return [];
  return env.flatMap((entry, at) => {
    const by = last.get(entry.name.value);
    const counts = by === undefined || by === entry ? -1 : env.indexOf(by);
    if (by === undefined || counts <= at) return [];
    const reference = `$(${entry.name.value})`;
    const isUsed = env.slice(at + 1, counts + 1).some(({ value }) => value?.value.includes(reference) === true);
    return isUsed ? [] : [[entry, by] as const];
  });
}

/** Whether a template stands between the entries, which may pick one of them. */
function isTemplated({ name }: EnvVar, by: EnvVar, { agent, textOf }: AgentContext): boolean {
  const between = textOf(agent.file)?.slice(name.span.start, by.name.span.start) ?? '';
  return templateTokens(between).some(({ kind, role }) => kind === 'template' && role !== 'comment');
}

/** An optional reference sets nothing where there is no such key. */
function isAlwaysSet({ from }: EnvVar): boolean {
  return from === undefined || !('optional' in from) || !from.optional;
}

function report(entry: EnvVar, by: EnvVar, container: Container, { agent, textOf }: AgentContext): Report {
  const { file } = agent;
  const same = sourceOf(entry) === sourceOf(by);
  const fixes = (): readonly Fix[] => {
    const source = textOf(file);
    const edit = source === undefined ? undefined : entryRemoval(entry, container, source);
    return edit === undefined
      ? []
      : [{ title: say('Remove this entry'), preferred: true, edits: [{ file, edits: [edit] }] }];
  };
  return {
    at: { file, span: entry.name.span },
    message: same
      ? say('This entry has no effect: a later one is identical. Remove one of them.')
      : say('This entry has no effect: a later one has the same name. Remove one of them.'),
    related: [{ at: { file, span: by.name.span }, message: say('This one applies') }],
    fixes,
    ...(same && { severity: 'information' as const }),
  };
}

/** Equal for entries that give the variable the same text. */
function sourceOf({ value, from }: EnvVar): string {
  if (from === undefined) return JSON.stringify(value?.value ?? '');
  const { kind } = from;
  if (kind === 'field') return JSON.stringify([kind, from.path.value]);
  if (kind === 'configMapKey' || kind === 'secretKey') return JSON.stringify([kind, from.name.value, from.key.value]);
  return JSON.stringify([kind, from.span]);
}
