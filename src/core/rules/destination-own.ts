import type { Placed } from '../detection/apart.ts';
import { readDestination } from '../detection/destination.ts';
import { isOwnNetwork, isVirtual } from '../detection/virtual.ts';
import { localNames } from '../inventory/inventory.ts';
import { type Address, contains, formatAddress, sameAddress, unmap } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import type { AddressRange } from '../ranges.ts';
import { isAccidental } from './accidental.ts';
import { chosenOn } from './chosen.ts';
import { isFaulty, partsOf } from './faults.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import { nodesApartNames, placedNodes } from './placed.ts';
import { rangesFor, rangeText } from './rangeText.ts';
import type { Report, Rule, SiteContext } from './rule.ts';
import { subnetText } from './subnet.ts';

/** can-reach= leads to pods or services, or to an address of the nodes themselves that only one of them has. */
export const destinationOwn: Rule = {
  code: 'destination-own',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const address = destinationOf(context);
    if (address === undefined) return [];
    const holders = holdersOf(address, context);
    const report =
      inRange(address, context) ?? onBridge(address, holders, context) ?? onOneNode(address, holders, context);
    return report === undefined ? [] : [report];
  },
};

function destinationOf(context: SiteContext): Address | undefined {
  const { method, site, agent } = context;
  if (method.kind !== 'can-reach' || isFaulty(context)) return undefined;
  const hosts = agent.resolution?.inventory.hosts ?? localNames;
  const destination = readDestination(method.destination.value, site.family, agent.plan.version.version, hosts);
  return destination.kind === 'address' ? destination.address : undefined;
}

interface Holder {
  readonly node: Node;
  readonly device: Interface;
  readonly virtual: boolean;
}

/** The interfaces that have the address; of the loopback interface none, for its addresses may be the node's own. */
function holdersOf(address: Address, { outcomes }: SiteContext): readonly Holder[] {
  return outcomes.flatMap(({ node }) =>
    (node.interfaces ?? []).flatMap((device) => {
      if (!device.addresses.some((own) => sameAddress(unmap(own.address), address))) return [];
      return device.name === 'lo'
        ? []
        : [{ node, device, virtual: isVirtual(device) && !isOwnNetwork(device, address, node) }];
    }),
  );
}

/** The destination lies in a range of the cluster; where nodes themselves are in that range, it is the range that is wrong. */
function inRange(address: Address, context: SiteContext): Report | undefined {
  const { agent } = context;
  const { t } = agent;
  const range = rangesFor(context).find(({ prefix }) => contains(prefix, address));
  if (range === undefined || hasNodes(range, context) || isTaken(context)) return undefined;
  const message = t(
    '{0} lies in {1}: when calico-node starts, the way to it is not there yet, or leads through an interface of Calico or kube-proxy. A router, or a host outside of the cluster, is a better destination.',
    formatAddress(address),
    rangeText(range, t),
  );
  const related = range.at === undefined ? [] : [{ at: range.at, message: t('The range is written here.') }];
  return { ...placed(context), message, related };
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

function onBridge(address: Address, holders: readonly Holder[], context: SiteContext): Report | undefined {
  const { t } = context.agent;
  const [holder] = holders.filter(({ virtual }) => virtual);
  if (holder === undefined || isTaken(context)) return undefined;
  const message = t(
    '{0} is the address of {1} on {2}, a virtual interface: that node reaches itself, and does not find its way to others.',
    formatAddress(address),
    holder.device.name,
    holder.node.name,
  );
  return { ...placed(context), message };
}

/** A node that has the address takes it, and the others theirs on the way to it: fine where these are in one subnet. */
function onOneNode(address: Address, holders: readonly Holder[], context: SiteContext): Report | undefined {
  const { agent } = context;
  const { t } = agent;
  const names = new Set(holders.map(({ node }) => node.name));
  if (names.size === 0) return undefined;
  const nodes = placedNodes(context);
  const own = nodes.find(({ node }) => names.has(node.name));
  const others = nodes.filter(({ node }) => !names.has(node.name));
  if (own === undefined || others.length === 0 || !others.every((each) => isElsewhere(each, own))) return undefined;
  if (nodesApartNames(context).has(own.node.name)) return undefined;
  const message = t(
    '{0} is an address of {1} itself, which takes it; the others take theirs on the way to it, in another subnet ({2}, not {3}).',
    formatAddress(address),
    own.node.name,
    subnetText(others[0]?.candidate ?? own.candidate) ?? '',
    subnetText(own.candidate) ?? '',
  );
  return { ...placed(context), message, severity: 'information' };
}

function isElsewhere(one: Placed, two: Placed): boolean {
  const [a, b] = [subnetText(one.candidate), subnetText(two.candidate)];
  return a !== undefined && b !== undefined && a !== b;
}

function placed(context: SiteContext): Pick<Report, 'at' | 'fixes'> {
  const [destination] = partsOf(context);
  return {
    at: placeInMethod(context.site, destination?.span),
    fixes: () => suggestionFixes(context, ({ text }) => !text.startsWith('can-reach=') || text !== context.text),
  };
}
