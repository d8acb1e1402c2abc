import { groupBy } from '../../collections.ts';
import type { Candidate } from '../../detection/choice.ts';
import { isOwnNetwork, isVirtual } from '../../detection/virtual.ts';
import { type Message, say } from '../../message.ts';
import { contains } from '../../net/address.ts';
import type { AddressRange } from '../../ranges.ts';
import { ofNodesText } from '../../words/countText.ts';
import { addressText } from '../../words/reasonText.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Report, Rule, SiteContext } from '../rule.ts';
import { type ChosenOn, chosenOn } from './chosen.ts';
import { nodeList } from './nodeList.ts';
import { rangesFor, rangeText } from './rangeText.ts';
import { subnetOf } from './subnet.ts';

/** The chosen address lies in the range of an IP pool, of pods or of services. */
export const addressInRange: Rule = {
  code: 'address-in-range',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const ranges = rangesFor(context);
    if (ranges.length === 0) return [];
    const inside = chosenOn(context).flatMap((each) => {
      const range = rangeOf(each.candidate, ranges);
      return range === undefined || isTunnelOrBridge(each) ? [] : [{ ...each, range }];
    });
    const groups = groupBy(inside, ({ range }) => range);
    return [...groups].map(([range, nodes]) => report(range, nodes, context));
  },
};

function rangeOf({ address }: Candidate, ranges: readonly AddressRange[]): AddressRange | undefined {
  return ranges.find(({ prefix }) => contains(prefix, address));
}

/** Calico's own interfaces have addresses of pools; that one is chosen is another finding. */
function isTunnelOrBridge({ node, candidate: { interface: device, address } }: ChosenOn): boolean {
  return isVirtual(device) && !isOwnNetwork(device, address, node);
}

function report(range: AddressRange, nodes: readonly ChosenOn[], context: SiteContext): Report {
  const { site, outcomes } = context;
  const evidence = [
    say(
      'On {0}, the chosen address is in {1}: {2}.',
      ofNodesText(nodes.length, outcomes.length),
      rangeText(range),
      nodeList(nodes, ({ node, candidate }) => say('{0} on {1}', addressText(candidate), node.name)),
    ),
    ...(nodes.every(({ candidate }) => holdsSubnet(range, candidate))
      ? [say('The range contains their whole subnet.')]
      : []),
  ];
  const ranges = rangesFor(context);
  const outside = (candidate: Candidate | undefined) =>
    candidate === undefined || rangeOf(candidate, ranges) === undefined;
  const related = range.at === undefined ? [] : [{ at: range.at, message: say('The range is here.') }];
  const fixes = () => suggestionFixes(context, ({ choices }) => choices.every(outside));
  return { at: placeInMethod(site), message: consequence(range), evidence, related, fixes };
}

function holdsSubnet({ prefix }: AddressRange, candidate: Candidate): boolean {
  const subnet = subnetOf(candidate);
  return subnet !== undefined && subnet.length >= prefix.length;
}

function consequence({ kind }: AddressRange): Message {
  return kind === 'services'
    ? say("A Service may get a node's address: the node then can't be reached there.")
    : say("A pod may get a node's address: packets to that node are then treated as packets to pods.");
}
