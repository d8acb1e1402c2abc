import type { Translate } from '../../l10n.ts';
import { applyEdits } from '../../text.ts';
import { consequenceOf, severityOf } from '../network/dead.ts';
import { correction, placeInMethod } from '../place.ts';
import type { Rule } from '../rule.ts';
import { separatedOtherwise } from './separators.ts';
import { writingFault } from './writing.ts';

/** Names are separated by something else than a comma. */
export const listSeparator: Rule = {
  code: 'list-separator',
  severity: 'error',
  scope: 'site',
  check(context) {
    if (writingFault(context) !== 'list-separator') return [];
    const { site, text, agent } = context;
    const { t } = agent;
    const found = separatedOtherwise(context);
    const dead = found.map(({ item }) => item);
    const edits = found.map(({ item: { span }, meant }) => ({ span, newText: meant }));
    const fixed = applyEdits(text, edits);
    return found.map(({ item, separator }) => ({
      at: placeInMethod(site, item.span),
      message: messageOf(separator, consequenceOf(context, dead), t),
      severity: severityOf(context, dead),
      fixes: () => correction(context, fixed, t('Write {0}', fixed)),
    }));
  },
};

function messageOf(separator: string, consequence: string, t: Translate): string {
  return separator.includes('|')
    ? t('The spaces around "|" are part of the expression. {0}', consequence)
    : t('Only commas separate names: "{0}" is part of the expression. {1}', separator, consequence);
}
