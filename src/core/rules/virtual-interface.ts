import { listText } from '../views/listText.ts';
import { isAccidental } from './accidental.ts';
import { chosenOn } from './chosen.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule } from './rule.ts';

/** A bridge, tunnel or pod interface is chosen by accident: other nodes can't reach the node there. */
export const virtualInterface: Rule = {
  code: 'virtual-interface',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const chosen = chosenOn(context).filter((each) => isAccidental(each, context));
    if (chosen.length === 0) return [];
    const { site, agent } = context;
    const { t } = agent;
    const places = chosen.map(({ node, candidate }) => t('{0} on {1}', candidate.interface.name, node.name));
    const message = t(
      'A virtual interface is chosen, where other nodes can seldom reach the node: {0}.',
      listText(places, 3, t),
    );
    return [{ at: placeInMethod(site), message, fixes: () => suggestionFixes(context) }];
  },
};
