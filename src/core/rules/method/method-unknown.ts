import { say } from '../../message.ts';
import { correction, placeInMethod, suggestionFixes } from '../place.ts';
import type { Fix, Rule } from '../rule.ts';
import { guessMethod } from './spelling.ts';
import { writingFault } from './writing.ts';

/** The text is none of Calico's methods, and calico-node exits over it. */
export const methodUnknown: Rule = {
  code: 'method-unknown',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text, method } = context;
    if (method.kind !== 'unknown' || method.since !== undefined || writingFault(context) !== undefined) return [];
    const guess = guessMethod(context);
    if (guess?.spelling === true) return [];
    const message = say(
      '"{0}" isn\'t a detection method: calico-node exits with "Invalid IP autodetection method".',
      text,
    );
    const fixes = (): readonly Fix[] =>
      guess === undefined
        ? suggestionFixes(context)
        : correction(context, guess.text, say('Replace with {0}', guess.text));
    return [{ at: placeInMethod(site), message, fixes }];
  },
};
