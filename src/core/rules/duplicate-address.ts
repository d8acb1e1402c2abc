import { formatAddress } from '../net/address.ts';
import { listText } from '../views/listText.ts';
import { chosenOn } from './chosen.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Report, Rule } from './rule.ts';

/** Two nodes that choose one address: the later one finds it taken, and exits. */
export const duplicateAddress: Rule = {
  code: 'duplicate-address',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, agent } = context;
    const { t } = agent;
    const byAddress = new Map<string, string[]>();
    for (const { node, candidate } of chosenOn(context)) {
      const address = formatAddress(candidate.storedAddress ?? candidate.address);
      byAddress.set(address, [...(byAddress.get(address) ?? []), node.name]);
    }
    const shared = [...byAddress].filter(([, nodes]) => nodes.length > 1);
    const first = shared[0];
    if (first === undefined) return [];
    const [address, nodes] = first;
    const more = shared.length === 1 ? '' : ` ${t('{0} more addresses are shared too.', shared.length - 1)}`;
    const names = listText(nodes, 3, t);
    const message =
      t('{0} would all take {1}: the first keeps it, and the others exit with "already using".', names, address) + more;
    const report: Report = { at: placeInMethod(site), message, fixes: () => suggestionFixes(context) };
    return [report];
  },
};
