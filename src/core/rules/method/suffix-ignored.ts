import { say } from '../../message.ts';
import { methodFix, placeInMethod } from '../place.ts';
import type { Fix, Rule } from '../rule.ts';

/** Calico tests the beginning of kubernetes-internal-ip only: what is written behind it changes nothing. */
export const suffixIgnored: Rule = {
  code: 'suffix-ignored',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { site, text, method } = context;
    if (!('suffix' in method) || method.suffix === '') return [];
    const { kind, suffix } = method;
    const message = say('"{0}" after {1} is ignored: calico-node only reads the beginning.', suffix, kind);
    const span = { start: text.length - suffix.length, end: text.length };
    const fixes = (): readonly Fix[] => methodFix(context, kind, say('Write {0}', kind), true);
    return [{ at: placeInMethod(site, span), message, fixes }];
  },
};
