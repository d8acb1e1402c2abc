import { say } from '../../message.ts';
import { listText, sentencesText } from '../../words/listText.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule } from '../rule.ts';
import { sharedAddresses, sharedConsequence } from './shared.ts';

/** Nodes that choose one address; where it is that of a virtual interface, virtual-interface tells it. */
export const duplicateAddress: Rule = {
  code: 'duplicate-address',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site } = context;
    if (site.form === 'fixed') return [];
    const shared = sharedAddresses(context).filter(({ accidental }) => !accidental);
    const [first] = shared;
    if (first === undefined) return [];
    const { address, nodes } = first;
    const others = shared.slice(1).map((other) => other.address);
    const sentences = [
      say('{1} nodes choose {0}: {2}.', address, nodes.length, listText(nodes, 3)),
      ...(shared.length === 1 ? [] : [say('Also shared: {0}.', listText(others, 3))]),
      sharedConsequence(context),
    ];
    return [{ at: placeInMethod(site), message: sentencesText(sentences), fixes: () => suggestionFixes(context) }];
  },
};
