import { methodFix, placeInMethod } from './place.ts';
import type { Rule } from './rule.ts';
import { guessMethod } from './spelling.ts';

/** The text is none of Calico's methods, and calico-node exits over it. */
export const methodUnknown: Rule = {
  code: 'method-unknown',
  severity: 'error',
  scope: 'site',
  check({ site, text, method, agent: { t } }) {
    if (method.kind !== 'unknown' || method.since !== undefined) return [];
    const guess = guessMethod(text);
    if (guess?.spelling === true) return [];
    const message = t('"{0}" is no detection method: calico-node exits with "Invalid IP autodetection method".', text);
    const title = (meant: string): string => t('Replace by {0}', meant);
    const fixes = () => (guess === undefined ? [] : methodFix(site, guess.text, title(guess.text), true));
    return [{ at: placeInMethod(site), message, fixes }];
  },
};
