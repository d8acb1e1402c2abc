import { methodFix, placeInMethod, suggestionFixes } from './place.ts';
import type { Fix, Rule } from './rule.ts';

/** An empty item in a list of names is an expression that matches every name. */
export const listEmptyItem: Rule = {
  code: 'list-empty-item',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text, method, agent } = context;
    if (!('items' in method)) return [];
    const empty = method.items.find(({ value }) => value === '');
    if (empty === undefined) return [];
    const { t } = agent;
    const kept = method.items.filter(({ value }) => value !== '').map(({ value }) => value);
    const message = {
      interface: t(
        'An empty item matches every name: calico-node takes the last interface of all, tunl0 and cali… included.',
      ),
      'skip-interface': t('An empty item matches every name: all interfaces are skipped, and no address is detected.'),
      cidr: t('An empty item is no CIDR, and over it no address is detected.'),
    }[method.kind];
    const fixes = (): readonly Fix[] => {
      if (kept.length === 0) return suggestionFixes(context);
      return methodFix(site, text.slice(0, text.indexOf('=') + 1) + kept.join(','), t('Remove the empty item'), true);
    };
    return [{ at: placeInMethod(site, empty.span), message, fixes }];
  },
};
