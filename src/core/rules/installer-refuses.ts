import { parseAddress } from '../net/address.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule, SiteContext } from './rule.ts';

/**
 * kOps checks the method by itself, and takes fewer than Calico: first-found, can-reach= with an address of the family,
 * interface= and skip-interface= (kops pkg/apis/kops/validation/validation.go).
 */
export const installerRefuses: Rule = {
  code: 'installer-refuses',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, agent, text, method } = context;
    if (agent.agent.form !== 'settings' || agent.agent.settings.tool !== 'kops' || method.kind === 'unknown') return [];
    const { t } = agent;
    if (isTaken(context)) return [];
    const message = t(
      'kOps refuses "{0}": it takes only first-found, interface=, skip-interface= and can-reach= with an IPv{1} address, and no second "=".',
      text,
      site.family,
    );
    const fixes = () => suggestionFixes(context, (suggestion) => isTakenText(suggestion.text, site.family));
    return [{ at: placeInMethod(site), message, fixes }];
  },
};

function isTaken({ text, site }: SiteContext): boolean {
  return isTakenText(text, site.family);
}

function isTakenText(text: string, family: 4 | 6): boolean {
  if (text === 'first-found') return true;
  const [name, argument, ...more] = text.split('=');
  if (argument === undefined || more.length > 0) return false;
  if (name === 'can-reach') return parseAddress(argument)?.family === family;
  return name === 'interface' || name === 'skip-interface';
}
