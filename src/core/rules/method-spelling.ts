import { methodFix, placeInMethod } from './place.ts';
import type { Rule } from './rule.ts';
import { guessMethod } from './spelling.ts';

/** A method with wrong case, blanks, hyphens or underscores: calico-node compares letter by letter, and exits. */
export const methodSpelling: Rule = {
  code: 'method-spelling',
  severity: 'error',
  scope: 'site',
  check({ site, text, method, agent: { t } }) {
    if (method.kind !== 'unknown' || method.since !== undefined) return [];
    const guess = guessMethod(text);
    if (guess?.spelling !== true) return [];
    const message = t(
      'Methods are compared letter by letter: write "{0}". With "{1}" calico-node exits.',
      guess.text,
      text,
    );
    return [
      { at: placeInMethod(site), message, fixes: () => methodFix(site, guess.text, t('Write {0}', guess.text), true) },
    ];
  },
};
