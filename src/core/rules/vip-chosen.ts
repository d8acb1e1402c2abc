import type { Suggestion } from '../detection/suggest.ts';
import { formatAddress } from '../net/address.ts';
import { listText } from '../views/listText.ts';
import { addressText } from '../views/reasonText.ts';
import { chosenOn } from './chosen.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule } from './rule.ts';
import { ownAddressBeside } from './vip.ts';

/** A virtual or secondary address is chosen: it may move to another node, and the kernel seldom sends from it. */
export const vipChosen: Rule = {
  code: 'vip-chosen',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { site, agent } = context;
    const { t } = agent;
    const chosen = chosenOn(context).flatMap(({ node, candidate }) => {
      const own = ownAddressBeside(candidate);
      if (own === undefined) return [];
      const [name, address] = [candidate.interface.name, addressText(candidate)];
      return [t('{0} {1} on {2} (its own is {3})', name, address, node.name, formatAddress(own.address))];
    });
    if (chosen.length === 0) return [];
    const message = t(
      "An address is chosen that was added to the interface besides its own: {0}. Such addresses, as kube-vip and keepalived add them, move to other nodes, and the kernel prefers the interface's own address when it sends.",
      listText(chosen, 3, t),
    );
    return [{ at: placeInMethod(site), message, fixes: () => suggestionFixes(context, choosesOwn) }];
  },
};

function choosesOwn({ choices }: Suggestion): boolean {
  return choices.every((candidate) => candidate === undefined || ownAddressBeside(candidate) === undefined);
}
