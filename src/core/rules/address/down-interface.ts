import { isDown, isVirtual } from '../../detection/virtual.ts';
import { say } from '../../message.ts';
import { listText } from '../../words/listText.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule } from '../rule.ts';
import { chosenOn } from './chosen.ts';

/** calico-node does not look at the state of a link: one that is down is chosen like any other. */
export const downInterface: Rule = {
  code: 'down-interface',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const chosen = chosenOn(context).filter(
      ({ candidate: { interface: device } }) => isDown(device) && !isVirtual(device),
    );
    if (chosen.length === 0) return [];
    const { site } = context;
    const places = chosen.map(({ node, candidate }) => say('{0} on {1}', candidate.interface.name, node.name));
    const message = say(
      "The chosen interface has no link: {0}. calico-node doesn't check link state.",
      listText(places, 3),
    );
    return [{ at: placeInMethod(site), message, fixes: () => suggestionFixes(context) }];
  },
};
