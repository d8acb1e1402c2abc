import { behaves } from '../../calico/changes.ts';
import type { Candidate } from '../../detection/choice.ts';
import { say } from '../../message.ts';
import { bits, sameAddress, unmap } from '../../net/address.ts';
import { ofNodesText } from '../../words/countText.ts';
import { addressText } from '../../words/reasonText.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import { placedNodes } from '../placed.ts';
import type { Rule } from '../rule.ts';
import { nodeList } from './nodeList.ts';
import { rangesFor, rangeText } from './rangeText.ts';

/**
 * An address without a subnet, with a pool of `CrossSubnet`: a node counts as near where the stored address and its
 * prefix hold the other's (felix/calc/l3_route_resolver.go, nodeInOurSubnet), so that here none does.
 */
export const crossSubnetPrefix: Rule = {
  code: 'cross-subnet-prefix',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { site, agent, outcomes } = context;
    const pool = rangesFor(context).find(({ ipip, vxlan }) => ipip === 'CrossSubnet' || vxlan === 'CrossSubnet');
    if (pool === undefined || outcomes.length < 2) return [];
    const alone = placedNodes(context).filter(({ candidate }) => isAlone(candidate));
    if (alone.length === 0) return [];
    const message = say(
      'Packets to pods on all other nodes are encapsulated, in spite of CrossSubnet: the chosen address has no subnet.',
    );
    const evidence = [
      say(
        'The chosen address has no subnet on {0} ({1}), and {2} uses CrossSubnet.',
        ofNodesText(alone.length, outcomes.length),
        nodeList(alone, ({ node, candidate }) => say('{0} on {1}', addressText(candidate), node.name)),
        rangeText(pool),
      ),
      ...(behaves(agent.plan.version.version, 'peer-has-no-subnet') && alone.some(({ candidate }) => hasPeer(candidate))
        ? [say('Through Calico v3.31, an address of a point-to-point link had the subnet of its peer.')]
        : []),
    ];
    const related = pool.at === undefined ? [] : [{ at: pool.at, message: say('The pool is here.') }];
    const fixes = () =>
      suggestionFixes(context, ({ choices }) => choices.every((each) => each === undefined || !isAlone(each)));
    return [{ at: placeInMethod(site), message, evidence, related, fixes }];
  },
};

function isAlone({ address, prefixLength }: Candidate): boolean {
  return prefixLength === bits(address.family);
}

/** Whether the interface has a shorter prefix for the address, which is that of the peer. */
function hasPeer({ interface: device, address }: Candidate): boolean {
  const own = device.addresses.find((each) => sameAddress(unmap(each.address), address));
  return own?.peer !== undefined && own.prefixLength < bits(address.family);
}
