import { ofNodesText } from '../../words/countText.ts';
import { wordsText } from '../../words/listText.ts';
import { addressText } from '../../words/reasonText.ts';
import type { Rule } from '../rule.ts';
import { mostExamined, pinnedNodes } from './pinned.ts';
import { setAutodetect } from './startSettings.ts';

const mostNamed = 3;

/** An address that was stored before keeps the method from being used, since IP does not ask for detection. */
export const addressPinned: Rule = {
  code: 'address-pinned',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { site, outcomes, agent } = context;
    const { t } = agent;
    const found = [...pinnedNodes(context)];
    if (found.length === 0) return [];
    const texts = found
      .slice(0, mostNamed)
      .map(({ node, stored, candidate }) =>
        t('{0} keeps {1} instead of {2}', node.name, stored, addressText(candidate)),
      );
    const isSample = outcomes.length > mostExamined;
    const more = isSample
      ? t('{0} and more', wordsText(texts, t))
      : t('{0} and {1} more', wordsText(texts, t), found.length - mostNamed);
    const message = t(
      "This method isn't used on {0}, because IP isn't set and the stored address stays: {1}.",
      isSample ? t('some nodes') : ofNodesText(found.length, outcomes.length, t),
      found.length <= mostNamed ? wordsText(texts, t) : more,
    );
    return [{ at: site.name, message, fixes: () => setAutodetect(context) }];
  },
};
