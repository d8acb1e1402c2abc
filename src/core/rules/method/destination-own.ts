import type { Placed } from '../../detection/apart.ts';
import { readDestination } from '../../detection/destination.ts';
import type { Suggestion } from '../../detection/suggest.ts';
import { isVirtual } from '../../detection/virtual.ts';
import { localNames } from '../../inventory/inventory.ts';
import { say } from '../../message.ts';
import {
  type Address,
  contains,
  formatAddress,
  formatPrefix,
  type Prefix,
  sameAddress,
  unmap,
} from '../../net/address.ts';
import type { AddressRange } from '../../ranges.ts';
import { chosenOn } from '../address/chosen.ts';
import { rangesFor, rangeText } from '../address/rangeText.ts';
import { subnetKey, subnetOf } from '../address/subnet.ts';
import { isFaulty } from '../faults.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import { nodesLostNames, placedNodes } from '../placed.ts';
import type { Place, Report, Rule, SiteContext } from '../rule.ts';
import { isAccidental } from './accidental.ts';

/** can-reach= leads to pods or services, or to an address of a node that has another one where the others are. */
export const destinationOwn: Rule = {
  code: 'destination-own',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const address = destinationOf(context);
    if (address === undefined) return [];
    const report = inRange(address, context) ?? onOneNode(address, context);
    return report === undefined ? [] : [report];
  },
};

function destinationOf(context: SiteContext): Address | undefined {
  const { method, site, agent } = context;
  if (!('destination' in method) || isFaulty(context)) return undefined;
  const hosts = agent.resolution?.inventory.hosts ?? localNames;
  const destination = readDestination(method.destination.value, site.family, agent.plan.version.version, hosts);
  return destination.kind === 'address' ? destination.address : undefined;
}

/** The destination lies in a range of the cluster; where nodes themselves are in that range, it is the range that is wrong. */
function inRange(address: Address, context: SiteContext): Report | undefined {
  const range = rangesFor(context).find(({ prefix }) => contains(prefix, address));
  if (range === undefined || hasNodes(range, context) || isTaken(context)) return undefined;
  const message = say(
    'The route to {0} may be missing or wrong when calico-node starts: it is in {1}.',
    formatAddress(address),
    rangeText(range),
  );
  const related = range.at === undefined ? [] : [{ at: range.at, message: say('The range is here.') }];
  const evidence = [say('Use a router or a host outside the cluster.')];
  return { at: placeOf(context), message, evidence, related, fixes: () => suggestionFixes(context) };
}

function hasNodes({ prefix }: AddressRange, { outcomes }: SiteContext): boolean {
  return outcomes.some(({ node }) =>
    (node.interfaces ?? []).some(
      (device) => !isVirtual(device) && device.addresses.some(({ address }) => contains(prefix, unmap(address))),
    ),
  );
}

/** Whether a virtual interface is chosen because of it, as another finding tells. */
function isTaken(context: SiteContext): boolean {
  return chosenOn(context).some((each) => isAccidental(each, context));
}

/**
 * A node that has the address takes it, and the others theirs on the way to it. That is fine but where it has another
 * address in the subnet of theirs; nodes-apart tells where ways are wrong because of it.
 */
function onOneNode(address: Address, context: SiteContext): Report | undefined {
  const nodes = placedNodes(context);
  const own = nodes.find(({ candidate }) => sameAddress(candidate.address, address));
  const subnet = own && commonSubnet(nodes.filter(({ node }) => node !== own.node));
  if (own === undefined || subnet === undefined || contains(subnet, address)) return undefined;
  const beside = (own.node.interfaces ?? []).find(
    (device) => !isVirtual(device) && device.addresses.some((each) => contains(subnet, unmap(each.address))),
  );
  if (beside === undefined || nodesLostNames(context).has(own.node.name)) return undefined;
  const message = say(
    '{1} chooses {0}, its own address; the other nodes choose theirs in {2}, where {1} also has one, on {3}.',
    formatAddress(address),
    own.node.name,
    formatPrefix(subnet),
    beside.name,
  );
  const at = context.outcomes.findIndex(({ node }) => node === own.node);
  const isThere = ({ choices }: Suggestion): boolean => {
    const candidate = choices[at];
    return candidate !== undefined && contains(subnet, candidate.address);
  };
  return { at: placeOf(context), message, severity: 'information', fixes: () => suggestionFixes(context, isThere) };
}

/** The one subnet of what is chosen on all `nodes`. */
function commonSubnet(nodes: readonly Placed[]): Prefix | undefined {
  const [first] = nodes;
  const key = first && subnetKey(first.candidate);
  if (first === undefined || key === undefined) return undefined;
  return nodes.every(({ candidate }) => subnetKey(candidate) === key) ? subnetOf(first.candidate) : undefined;
}

function placeOf({ site, method }: SiteContext): Place {
  return placeInMethod(site, 'destination' in method ? method.destination.span : undefined);
}
