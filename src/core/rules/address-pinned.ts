import { listText } from '../views/listText.ts';
import { addressText } from '../views/reasonText.ts';
import { pinnedNodes } from './pinned.ts';
import type { Rule } from './rule.ts';
import { setAutodetect } from './startSettings.ts';

/** An address that was stored before keeps the method from being used, since IP does not ask for detection. */
export const addressPinned: Rule = {
  code: 'address-pinned',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { site, outcomes, agent } = context;
    const { t } = agent;
    const pinned = [...pinnedNodes(context)].map(({ node, stored, candidate }) =>
      t('{0} keeps {1} instead of {2}', node.name, stored, addressText(candidate)),
    );
    if (pinned.length === 0) return [];
    const list = listText(pinned, 3, t);
    const message =
      outcomes.length === 1
        ? t('IP is not set, so the stored address stays and this method is not used: {0}.', list)
        : t(
            'IP is not set, so stored addresses stay and this method is not used on {0} of {1} nodes: {2}.',
            pinned.length,
            outcomes.length,
            list,
          );
    return [{ at: site.name, message, fixes: () => setAutodetect(context) }];
  },
};
