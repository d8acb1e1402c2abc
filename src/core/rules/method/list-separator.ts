import { type Message, say } from '../../message.ts';
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
    const { site, text } = context;
    const found = separatedOtherwise(context);
    const dead = found.map(({ item }) => item);
    const edits = found.map(({ item: { span }, meant }) => ({ span, newText: meant }));
    const fixed = applyEdits(text, edits);
    return found.map(({ item, separator }) => ({
      at: placeInMethod(site, item.span),
      message: messageOf(separator, consequenceOf(context, dead)),
      severity: severityOf(context, dead),
      fixes: () => correction(context, fixed, say('Write {0}', fixed)),
    }));
  },
};

function messageOf(separator: string, consequence: Message): Message {
  return separator.includes('|')
    ? say('The spaces around "|" are part of the expression. {0}', consequence)
    : say('Only commas separate names: "{0}" is part of the expression. {1}', separator, consequence);
}
