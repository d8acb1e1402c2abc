import { groupBy } from '../../collections.ts';
import type { Placed } from '../../detection/apart.ts';
import { isDown, isVirtual } from '../../detection/virtual.ts';
import { type Message, say } from '../../message.ts';
import { type Address, bits, contains, formatPrefix, type Prefix, sameAddress, unmap } from '../../net/address.ts';
import type { Interface } from '../../net/node.ts';
import { sourceAddress } from '../../net/routing.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import { nodesApartNames, placedNodes } from '../placed.ts';
import type { Report, Rule, SiteContext } from '../rule.ts';
import { nodeList } from './nodeList.ts';
import { subnetKey, subnetOf } from './subnet.ts';

/**
 * Two interfaces of a node are in the subnet of the chosen address, and by the routes the other one sends there: the
 * first route to a subnet that the kernel finds decides, whatever Calico chooses. IPv4 only, as for nodes-apart.
 */
export const sameSubnet: Rule = {
  code: 'same-subnet',
  severity: 'information',
  scope: 'site',
  check(context) {
    if (context.site.family === 6) return [];
    const doubles = placedNodes(context).flatMap((each) => doubleOf(each) ?? []);
    if (doubles.length === 0) return [];
    const apart = nodesApartNames(context);
    const peers = groupBy(placedNodes(context), ({ candidate }) => subnetKey(candidate));
    const overtaken = doubles.flatMap((each) => {
      if (apart.has(each.node.name)) return [];
      const peer = peers.get(subnetKey(each.candidate))?.find(({ node }) => node !== each.node);
      return overtakenBy(each, peer?.candidate.address ?? freeAddress(each)) ?? [];
    });
    return overtaken.length === 0 ? [] : [report(overtaken, context)];
  },
};

/** A node with real interfaces beside the chosen one in the chosen subnet. */
interface Double extends Placed {
  readonly twins: readonly Interface[];
  readonly subnet: Prefix;
}

interface Overtaken extends Double {
  /** The interface that sends. */
  readonly sender: Interface;
  /** Whether that is only what it looks like without the routes. */
  readonly doubtful: boolean;
}

function doubleOf({ node, candidate }: Placed): Double | undefined {
  const subnet = subnetOf(candidate);
  if (subnet === undefined) return undefined;
  // Bounds are cheaper than shifting each of many addresses.
  const low = subnet.address.value;
  const high = low + (1n << BigInt(bits(4) - subnet.length));
  const twins = (node.interfaces ?? []).filter(
    (device) =>
      device !== candidate.interface &&
      device.addresses.some(
        ({ address: { family, value }, prefixLength }) =>
          family === 4 && prefixLength === subnet.length && value >= low && value < high,
      ) &&
      !isVirtual(device) &&
      !isDown(device),
  );
  return twins.length === 0 ? undefined : { node, candidate, twins, subnet };
}

/** The twin from which the kernel sends to `destination`; undefined where that is the chosen interface, or not known. */
function overtakenBy(double: Double, destination: Address | undefined): Overtaken | undefined {
  const { node, candidate, twins } = double;
  const answer = destination && sourceAddress(node, destination);
  if (answer?.ok !== true) return undefined;
  const [source] = answer.sources;
  if (source === undefined || answer.sources.some((each) => sameAddress(unmap(each), candidate.address)))
    return undefined;
  const sender = twins.find(({ addresses }) => addresses.some(({ address }) => sameAddress(address, source)));
  const doubtful = answer.doubts.includes('routes-from-subnets');
  return sender && { ...double, sender, doubtful };
}

/** An address of the subnet that the node itself does not have. */
function freeAddress({ node, subnet }: Double): Address | undefined {
  const own = (node.interfaces ?? []).flatMap(({ addresses }) => addresses.map(({ address }) => address.value));
  for (let value = subnet.address.value + 1n; ; value += 1n) {
    const address: Address = { family: 4, value };
    if (!contains(subnet, address)) return undefined;
    if (!own.includes(value)) return address;
  }
}

function report(overtaken: readonly Overtaken[], context: SiteContext): Report {
  const textOf = ({ node, candidate, sender, subnet }: Overtaken): Message =>
    say('{0} in {1} ({2}, chosen: {3})', node.name, formatPrefix(subnet), sender.name, candidate.interface.name);
  const list = nodeList(overtaken, textOf);
  const message = overtaken.some(({ doubtful }) => doubtful)
    ? say('The kernel may send from another interface than the chosen one: {0}.', list)
    : say('The kernel sends from another interface than the chosen one: {0}.', list);
  const evidence = [
    say("A node has two interfaces in the chosen address's subnet: the order of its routes decides, not Calico."),
    ...(overtaken.some(({ doubtful }) => doubtful) ? [say('Its routes are unknown, so this is the best guess.')] : []),
  ];
  const senders = new Map(overtaken.map(({ node, sender }) => [node, sender]));
  const fixes = () =>
    suggestionFixes(context, ({ choices }) =>
      context.outcomes.every(
        ({ node }, at) => (senders.get(node) ?? choices[at]?.interface) === choices[at]?.interface,
      ),
    );
  return { at: placeInMethod(context.site), message, evidence, fixes };
}
