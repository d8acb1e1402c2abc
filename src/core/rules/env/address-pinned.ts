import { say } from '../../message.ts';
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
    const { site, outcomes } = context;
    const found = [...pinnedNodes(context)];
    if (found.length === 0) return [];
    const texts = found
      .slice(0, mostNamed)
      .map(({ node, stored, candidate }) =>
        say('{0} keeps {1} instead of {2}', node.name, stored, addressText(candidate)),
      );
    const isSample = outcomes.length > mostExamined;
    const more = isSample
      ? say('{0} and more', wordsText(texts))
      : say('{0} and {1} more', wordsText(texts), found.length - mostNamed);
    const message = say(
      "This method isn't used on {0}: IP isn't set, and the stored address stays.",
      isSample ? say('some nodes') : ofNodesText(found.length, outcomes.length),
    );
    const evidence = [found.length <= mostNamed ? wordsText(texts) : more];
    return [{ at: site.name, message, evidence, fixes: () => setAutodetect(context) }];
  },
};
