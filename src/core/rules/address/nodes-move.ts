import { isAnotherAddress } from '../../detection/candidates.ts';
import { say } from '../../message.ts';
import { addressText } from '../../words/reasonText.ts';
import { placeInMethod } from '../place.ts';
import type { Rule } from '../rule.ts';
import { chosenOn } from './chosen.ts';
import { nodeList } from './nodeList.ts';

/** Nodes for which another address is stored than this method chooses. */
export const nodesMove: Rule = {
  code: 'nodes-move',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { site, outcomes } = context;
    const moves = chosenOn(context).flatMap(({ node, candidate }) => {
      const stored = node.stored?.[site.family] ?? '';
      if (!isAnotherAddress(stored, candidate)) return [];
      return [{ node, stored, candidate }];
    });
    if (moves.length === 0) return [];
    const list = nodeList(moves, ({ node, stored, candidate }) =>
      say('{0} from {1} to {2}', node.name, stored, addressText(candidate)),
    );
    const message =
      outcomes.length === 1
        ? say("The node's address changes: {0}.", list)
        : say('{0} of {1} nodes change address: {2}.', moves.length, outcomes.length, list);
    const evidence = [say('Tunnels and BGP sessions reset at the next calico-node restart.')];
    return [{ at: placeInMethod(site), message, evidence }];
  },
};
