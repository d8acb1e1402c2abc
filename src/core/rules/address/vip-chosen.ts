import type { Suggestion } from '../../detection/suggest.ts';
import { type Message, say } from '../../message.ts';
import { formatAddress } from '../../net/address.ts';
import { addressText } from '../../words/reasonText.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule } from '../rule.ts';
import { chosenOn } from './chosen.ts';
import { nodeList } from './nodeList.ts';
import { ownAddressBeside, ownBeside } from './vip.ts';

/** A virtual or secondary address is chosen: it may move to another node, and the kernel seldom sends from it. */
export const vipChosen: Rule = {
  code: 'vip-chosen',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { site } = context;
    const chosen = chosenOn(context).flatMap(({ node, candidate }) => {
      const own = ownBeside(candidate, context);
      return own === undefined ? [] : [{ node, candidate, own }];
    });
    if (chosen.length === 0) return [];
    const textOf = ({ node, candidate }: (typeof chosen)[number]): Message =>
      say('{0} {1} on {2}', candidate.interface.name, addressText(candidate), node.name);
    const ownOf = ({ node, own }: (typeof chosen)[number]): Message =>
      say('{0} on {1}', formatAddress(own.address), node.name);
    const message = say(
      'A secondary address is chosen, which may move to another node: {0}.',
      nodeList(chosen, textOf),
    );
    const evidence = [
      say(
        "Such addresses (kube-vip, keepalived) move between nodes, and the kernel prefers the interface's own address when sending.",
      ),
      say("The interface's own address: {0}.", nodeList(chosen, ownOf)),
    ];
    return [{ at: placeInMethod(site), message, evidence, fixes: () => suggestionFixes(context, choosesOwn) }];
  },
};

function choosesOwn({ choices }: Suggestion): boolean {
  return choices.every((candidate) => candidate === undefined || ownAddressBeside(candidate) === undefined);
}
