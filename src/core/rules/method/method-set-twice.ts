import { type Replacement, replacements } from '../env/replaced.ts';
import { deadImport } from '../object/deadImport.ts';
import { methodFix } from '../place.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';

/** One calico-node is given different methods: by several documents or files, or by env and a ConfigMap. */
export const methodSetTwice: Rule = {
  code: 'method-set-twice',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return [
      ...replacements(context).map((replacement) => report(replacement, context)),
      ...context.sites.flatMap((site) => deadImport(site, context) ?? []),
    ];
  },
};

function report(replacement: Replacement, { t }: WorkspaceContext): Report {
  const { loser, winner, by } = replacement;
  const { text } = winner;
  return {
    at: loser.site.name,
    message: messageOf(replacement, t),
    related: [{ at: winner.site.name, message: t('The other method') }],
    ...(by !== 'document' && { severity: 'information' as const }),
    fixes: () => (by === 'document' ? methodFix(loser, text, t('Write {0} here too', text), true) : []),
  };
}

function messageOf({ winner, by, layerText }: Replacement, t: WorkspaceContext['t']): string {
  if (layerText !== undefined) return layerText(t);
  if (by === 'document') {
    return t(
      'This method has no effect: a later document in this file sets "{0}" for the same calico-node.',
      winner.text,
    );
  }
  const { file } = winner.site.agent;
  return t(
    '{0} sets another method, "{1}", for the same calico-node. The file applied last wins; for a whole folder, that\'s {0}.',
    file.slice(file.lastIndexOf('/') + 1),
    winner.text,
  );
}
