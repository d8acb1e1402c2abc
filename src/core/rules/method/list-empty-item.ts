import { say } from '../../message.ts';
import { matchesEverything } from '../faults.ts';
import { correction, placeInMethod, suggestionFixes } from '../place.ts';
import type { Fix, Rule, SiteContext } from '../rule.ts';
import { writingFault } from './writing.ts';

/** An empty item in a list of names, or an empty alternative, is an expression that matches every name. */
export const listEmptyItem: Rule = {
  code: 'list-empty-item',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, method } = context;
    if (!('items' in method) || writingFault(context) !== undefined) return [];
    const isEmpty = 'networks' in method ? (value: string) => value === '' : matchesEverything;
    const empty = method.items.find(({ value }) => isEmpty(value));
    if (empty === undefined) return [];
    const message = {
      interface: say('The last interface of all wins, even tunl0 or cali…: an empty item matches every name.'),
      'skip-interface': say('No address is detected: an empty item matches every name, so all interfaces are skipped.'),
      cidr: say("calico-node detects no address at all: an empty item isn't a CIDR."),
    }[method.kind];
    return [{ at: placeInMethod(site, empty.span), message, fixes: () => withoutEmpty(context) }];
  },
};

function withoutEmpty(context: SiteContext): readonly Fix[] {
  const { method, text } = context;
  if (!('items' in method)) return [];
  const items = method.items.map(({ value }) =>
    !('networks' in method) && matchesEverything(value) ? value.split('|').filter(Boolean).join('|') : value,
  );
  const kept = items.filter(Boolean);
  if (kept.length === 0) return suggestionFixes(context);
  const meant = text.slice(0, text.indexOf('=') + 1) + kept.join(',');
  return correction(context, meant, say('Remove the empty item'));
}
