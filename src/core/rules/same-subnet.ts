import { groupBy } from '../collections.ts';
import type { Placed } from '../detection/apart.ts';
import { isDown, isVirtual } from '../detection/virtual.ts';
import { type Address, bits, contains, formatPrefix, type Prefix, sameAddress, unmap } from '../net/address.ts';
import type { Interface } from '../net/node.ts';
import { sourceAddress } from '../net/routing.ts';
import { listText } from '../views/listText.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import { nodesApartNames, placedNodes } from './placed.ts';
import type { Rule } from './rule.ts';
import { subnetOf, subnetText } from './subnet.ts';

/**
 * Two interfaces of a node are in the subnet of the chosen address, and by the routes the other one sends there: the
 * first route to a subnet that the kernel finds decides, whatever Calico chooses. IPv4 only, as for nodes-apart.
 */
export const sameSubnet: Rule = {
  code: 'same-subnet',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { site, agent } = context;
    if (site.family === 6) return [];
    const { t } = agent;
    const placed = placedNodes(context);
    const twins = placed.flatMap((each) => twinOf(each) ?? []);
    if (twins.length === 0) return [];
    const peers = groupBy(placed, ({ candidate }) => subnetText(candidate));
    const apart = nodesApartNames(context);
    const places = twins.flatMap(({ node, candidate, twin, subnet }) => {
      const peer = peers.get(formatPrefix(subnet))?.find((each) => each.node !== node)?.candidate.address;
      const sender = apart.has(node.name)
        ? undefined
        : senderTo(peer ?? freeAddress(subnet, node.interfaces ?? []), { node, candidate });
      if (sender === undefined) return [];
      return [
        t('{0} has {1} (chosen) and {2} in {3}', node.name, candidate.interface.name, twin.name, formatPrefix(subnet)),
      ];
    });
    if (places.length === 0) return [];
    const message = t(
      'Two interfaces of a node are in the subnet of the chosen address, and the one that is not chosen sends there: {0}. Which one sends is decided by the order of the routes, not by Calico.',
      listText(places, 3, t),
    );
    const fixes = () => suggestionFixes(context, ({ contested }) => contested.length === 0);
    return [{ at: placeInMethod(site), message, fixes }];
  },
};

interface Twin extends Placed {
  readonly twin: Interface;
  readonly subnet: Prefix;
}

/** Another real interface of the node with an address in the chosen subnet, of the same prefix. */
function twinOf({ node, candidate }: Placed): Twin | undefined {
  const subnet = subnetOf(candidate);
  if (subnet === undefined) return undefined;
  const low = subnet.address.value;
  const high = low + (1n << BigInt(bits(subnet.address.family) - subnet.length));
  const twin = (node.interfaces ?? []).find(
    (device) =>
      device !== candidate.interface &&
      device.addresses.some(
        ({ address: { family, value }, prefixLength }) =>
          family === 4 && prefixLength === subnet.length && value >= low && value < high,
      ) &&
      !isVirtual(device) &&
      !isDown(device),
  );
  return twin && { node, candidate, twin, subnet };
}

/** The address from which the kernel sends to `destination`, where it is known to be another than the chosen one. */
function senderTo(destination: Address | undefined, { node, candidate }: Placed): Address | undefined {
  const answer = destination && sourceAddress(node, destination);
  if (answer?.ok !== true || answer.sources.some((source) => sameAddress(unmap(source), candidate.address)))
    return undefined;
  return answer.sources[0];
}

/** An address of the subnet that is none of the node's own. */
function freeAddress(subnet: Prefix, interfaces: readonly Interface[]): Address | undefined {
  const own = interfaces.flatMap((device) => device.addresses.map(({ address }) => address.value));
  for (let value = subnet.address.value + 1n; ; value += 1n) {
    const address = { family: subnet.address.family, value };
    if (!contains(subnet, address)) return undefined;
    if (!own.includes(value)) return address;
  }
}
