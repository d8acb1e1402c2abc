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
    const { site, agent } = context;
    if (site.form === 'fixed') return []; // ip-shared tells it
    const { t } = agent;
    const shared = sharedAddresses(context).filter(({ accidental }) => !accidental);
    const [first] = shared;
    if (first === undefined) return [];
    const { address, nodes } = first;
    const others = shared.slice(1).map((other) => other.address);
    const sentences = [
      t('{1} nodes choose {0}: {2}.', address, nodes.length, listText(nodes, 3, t)),
      ...(shared.length === 1 ? [] : [t('Also shared: {0}.', listText(others, 3, t))]),
      sharedConsequence(context),
    ];
    return [{ at: placeInMethod(site), message: sentencesText(sentences), fixes: () => suggestionFixes(context) }];
  },
};
