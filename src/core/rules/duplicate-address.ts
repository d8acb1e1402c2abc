import { groupBy } from '../collections.ts';
import { formatAddress } from '../net/address.ts';
import { listText } from '../views/listText.ts';
import { chosenOn, storedInstead } from './chosen.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule } from './rule.ts';
import { isCheckDisabled } from './startSettings.ts';

/** Two nodes that choose one address: the later one finds it taken, and exits (startup.go, checkConflictingNodes). */
export const duplicateAddress: Rule = {
  code: 'duplicate-address',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, agent } = context;
    const { t } = agent;
    // Where the network's address is stored in its place, version-fault tells it.
    const own = chosenOn(context).filter(({ candidate }) => storedInstead(candidate) === undefined);
    const byAddress = groupBy(own, ({ candidate }) => candidate.address.value);
    const shared = [...byAddress.values()].flatMap((twins): [string, string[]][] => {
      const [one] = twins;
      if (one === undefined || twins.length === 1) return [];
      return [[formatAddress(one.candidate.address), twins.map(({ node }) => node.name)]];
    });
    const [first] = shared;
    if (first === undefined) return [];
    const [address, nodes] = first;
    const others = shared.slice(1).map(([other]) => other);
    const sentences = [
      t('{0} is the choice of {1} nodes: {2}.', address, nodes.length, listText(nodes, 3, t)),
      ...(shared.length === 1 ? [] : [t('Shared too: {0}.', listText(others, 3, t))]),
      isCheckDisabled(agent)
        ? t('Traffic for one of them reaches another.')
        : t('The first to start keeps it, the others exit with "already using".'),
    ];
    return [{ at: placeInMethod(site), message: sentences.join(' '), fixes: () => suggestionFixes(context) }];
  },
};
