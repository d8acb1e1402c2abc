import { say } from '../../message.ts';
import { isCheckDisabled } from '../env/startSettings.ts';
import { isAccidental } from '../method/accidental.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule } from '../rule.ts';
import { chosenOn } from './chosen.ts';
import { nodeList } from './nodeList.ts';
import { sharedAddresses, sharedConsequence } from './shared.ts';

/** A bridge, tunnel or pod interface is chosen by accident: other nodes can't reach the node there. */
export const virtualInterface: Rule = {
  code: 'virtual-interface',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const chosen = chosenOn(context).filter((each) => isAccidental(each, context));
    if (chosen.length === 0) return [];
    const { site, agent } = context;
    const places = nodeList(chosen, ({ node, candidate }) => say('{0} on {1}', candidate.interface.name, node.name));
    const [shared] = sharedAddresses(context).filter(({ accidental }) => accidental);
    const evidence =
      shared === undefined
        ? []
        : [
            say('{0} nodes have the same address there: {1}.', shared.nodes.length, shared.address),
            sharedConsequence(context),
          ];
    const exits = shared !== undefined && !isCheckDisabled(agent);
    return [
      {
        at: placeInMethod(site),
        message: say('Other nodes can rarely reach the node on the chosen virtual interface: {0}.', places),
        evidence,
        fixes: () => suggestionFixes(context),
        ...(exits && { severity: 'error' as const }),
      },
    ];
  },
};
