import { type Message, say } from '../../message.ts';
import { type Replacement, replacements } from '../env/replaced.ts';
import { deadImport } from '../object/deadImport.ts';
import { methodFix } from '../place.ts';
import type { Report, Rule } from '../rule.ts';

/** One calico-node is given different methods: by several documents or files, or by env and a ConfigMap. */
export const methodSetTwice: Rule = {
  code: 'method-set-twice',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return [
      ...replacements(context).map((replacement) => report(replacement)),
      ...context.sites.flatMap((site) => deadImport(site, context) ?? []),
    ];
  },
};

function report(replacement: Replacement): Report {
  const { loser, winner, by } = replacement;
  const { text } = winner;
  return {
    at: loser.site.name,
    message: messageOf(replacement),
    related: [{ at: winner.site.name, message: say('The other method') }],
    ...(by !== 'document' && { severity: 'information' as const }),
    fixes: () => (by === 'document' ? methodFix(loser, text, say('Write {0} here too', text), true) : []),
  };
}

function messageOf({ winner, by, layerText }: Replacement): Message {
  if (layerText !== undefined) return layerText();
  if (by === 'document') {
    return say(
      'This method has no effect: a later document in this file sets "{0}" for the same calico-node.',
      winner.text,
    );
  }
  const { file } = winner.site.agent;
  return say(
    '{0} sets another method, "{1}", for the same calico-node. The file applied last wins; for a whole folder, that\'s {0}.',
    file.slice(file.lastIndexOf('/') + 1),
    winner.text,
  );
}
