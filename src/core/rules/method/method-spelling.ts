import { say } from '../../message.ts';
import { correction, placeInMethod } from '../place.ts';
import type { Rule } from '../rule.ts';
import { guessMethod } from './spelling.ts';
import { writingFault } from './writing.ts';

/** A method with wrong case, blanks, hyphens or underscores: calico-node compares letter by letter, and exits. */
export const methodSpelling: Rule = {
  code: 'method-spelling',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text } = context;
    const guess = guessMethod(context);
    if (guess?.spelling !== true || writingFault(context) !== undefined) return [];
    const message = say('Methods must match exactly, like "{0}": calico-node exits on "{1}".', guess.text, text);
    return [
      { at: placeInMethod(site), message, fixes: () => correction(context, guess.text, say('Write {0}', guess.text)) },
    ];
  },
};
