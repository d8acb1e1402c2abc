import { type Message, say, verbatim } from '../message.ts';
import { type Address, bits, formatAddress, formatPrefix } from '../net/address.ts';
import type { Route } from '../net/node.ts';
import type { Hop } from '../network/hop.ts';
import { encapsulationText } from './faultText.ts';
import { poolText } from './poolText.ts';

/** One hop of a path in words. */

/** A few words: `route 10.244.5.192/26`, `IPIP 192.168.30.71 → 192.168.30.72`. */
export function hopTitle(hop: Hop): Message {
  const { kind, device = '', address, outer } = hop;
  switch (kind) {
    case 'pod':
      return say('{0} in the pod', device);
    case 'veth':
      return device === '' ? say("the pod's interface") : verbatim(device);
    case 'route':
      return hop.route === undefined ? say('routing') : say('route {0}', formatDestinationOf(hop.route.route));
    case 'block':
      return blockTitle(hop);
    case 'encapsulation':
      return say('{0} {1} → {2}', wrapping(hop), textOr(outer?.source, '?'), target(hop));
    case 'nat':
      return say('source address {0}', textOr(address, '?'));
    case 'egress':
      return device === '' ? say('sent') : say('out {0}', device);
    case 'ingress':
      return device === '' ? say('received') : say('in {0}', device);
    case 'decapsulation':
      return say('{0} decapsulation', wrapping(hop));
    case 'local':
      return say('delivered to the node');
    case 'outside':
      return say('outside the cluster');
  }
}

function textOr<T>(address: Address | undefined, other: T): string | T {
  return address === undefined ? other : formatAddress(address);
}

function egressSentence({ node, device = '', gateway }: Hop): Message {
  if (gateway !== undefined)
    return say('The packet leaves {0} through {1}, to the router {2}.', node, device, formatAddress(gateway));
  return device === ''
    ? say('The interface the packet leaves {0} on is unknown.', node)
    : say('The packet leaves {0} through {1}.', node, device);
}

/** What happens at the hop: a sentence. */
export function hopSentence(hop: Hop): Message {
  const { kind, node, device = '', address } = hop;
  const own = address === undefined ? '' : formatAddress(address);
  switch (kind) {
    case 'pod':
      return say("{0} with {1} is the pod's own interface.", device, own);
    case 'veth':
      return say(
        "On {0}, {1} is the host side of the pod's interface.",
        node,
        device === '' ? say('a Calico interface') : device,
      );
    case 'route':
      return routeSentence(hop);
    case 'block':
      return blockSentence(hop);
    case 'encapsulation':
      return say(
        '{0} encapsulates the packet, from {1} to {2}.',
        node,
        textOr(hop.outer?.source, say('an unknown address')),
        target(hop),
      );
    case 'nat':
      return say(
        "Outside the pools, the packet's source is {0}; on the return path it's the pod's address again.",
        textOr(address, say('an unknown address')),
      );
    case 'egress':
      return egressSentence(hop);
    case 'ingress':
      return device === ''
        ? say('{0} receives the packet for {1}.', node, own)
        : say('{0} receives the packet for {1} on {2}.', node, own, device);
    case 'decapsulation':
      return say("{0} decapsulates the packet if it comes from a node's Calico address.", node);
    case 'local':
      return device === ''
        ? say('{0} itself has {1}.', node, own)
        : say('{0} itself has {1}, on {2}.', node, own, device);
    case 'outside':
      return say('{0} is outside the cluster.', own);
  }
}

function routeSentence({ node, route }: Hop): Message {
  if (route === undefined) return say('{0} looks up the route.', node);
  return route.origin === 'live'
    ? say('{0} uses the longest-prefix route (read from the node).', node)
    : say('{0} uses the route expected there.', node);
}

function blockTitle({ block }: Hop): Message {
  if (block?.cover === undefined) return say('block unknown');
  if (block.lender !== undefined) return say('address {0}', formatAddress(block.cover.address));
  return say('block {0}', formatPrefix(block.cover));
}

function blockSentence({ block }: Hop): Message {
  const { cover, owner = '', pool, lender } = block ?? {};
  const of = pool === undefined ? '' : say(' in pool {0}', poolText(pool));
  if (lender !== undefined) {
    return lender === ''
      ? say("{1} borrows this address{0} from another node's block.", of, owner)
      : say('{1} borrows this address{0} from a block of {2}.', of, owner, lender);
  }
  if (cover === undefined) return say('This address{0} belongs to a pod on {1}.', of, owner);
  return say('{1} owns this block{0}.', of, owner);
}

function wrapping({ encapsulation = 'none' }: Hop): Message {
  return encapsulationText(encapsulation);
}

function target({ outer }: Hop): string {
  return outer === undefined ? '?' : formatAddress(outer.destination);
}

/** Where a route leads, as `ip route` begins it: `default`, `10.244.5.192/26`, `10.244.5.193`. */
function formatDestinationOf({ destination, family }: Route): string {
  if (destination.length === 0) return 'default';
  return destination.length === bits(family) ? formatAddress(destination.address) : formatPrefix(destination);
}
