import { isVirtual } from '../detection/virtual.ts';
import { listText } from '../views/listText.ts';
import { chosenOn } from './chosen.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule } from './rule.ts';

/** A bridge, tunnel or pod interface is chosen: other nodes can't reach the node there. */
export const virtualInterface: Rule = {
  code: 'virtual-interface',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const chosen = chosenOn(context).filter(({ candidate }) => isVirtual(candidate.interface));
    if (chosen.length === 0) return [];
    const { site, agent } = context;
    const { t } = agent;
    const names = listText([...new Set(chosen.map(({ candidate }) => candidate.interface.name))], 3, t);
    const nodes = listText(
      chosen.map(({ node }) => node.name),
      3,
      t,
    );
    const message = t(
      'A virtual interface is chosen on {0}: {1}. Other nodes can seldom reach a node there.',
      nodes,
      names,
    );
    return [{ at: placeInMethod(site), message, fixes: () => suggestionFixes(context) }];
  },
};
