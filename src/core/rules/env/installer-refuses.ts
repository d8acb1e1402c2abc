import { isTakenByInstaller } from '../../manifest/installerMethods.ts';
import { isWritten } from '../../manifest/methodSites.ts';
import { say } from '../../message.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule } from '../rule.ts';

/** kOps checks the method by itself, and takes fewer than Calico. */
export const installerRefuses: Rule = {
  code: 'installer-refuses',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, agent, text, method } = context;
    if (!isWritten(site) || method.kind === 'unknown') return [];
    if (isTakenByInstaller(agent.agent, text, site.family)) return [];
    const message = say(
      'kOps rejects "{0}": it supports only first-found, interface=, skip-interface= and can-reach= with an IPv{1} address, and no second "=".',
      text,
      site.family,
    );
    return [{ at: placeInMethod(site), message, fixes: () => suggestionFixes(context) }];
  },
};
