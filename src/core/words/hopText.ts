import type { Translate } from '../l10n.ts';
import { formatAddress, formatPrefix } from '../net/address.ts';
import type { Hop } from '../network/hop.ts';
import { encapsulationText } from './faultText.ts';
import { poolText } from './poolText.ts';
import { formatDestinationOf } from './routeText.ts';

/** One hop of a path in words. */

/** A few words: `route 10.244.5.192/26`, `IPIP 192.168.30.71 → 192.168.30.72`. */
export function hopTitle(hop: Hop, t: Translate): string {
  const { kind, device = '', address, outer } = hop;
  switch (kind) {
    case 'pod':
      return t('{0} in the pod', device);
    case 'veth':
      return device === '' ? t("the pod's interface") : device;
    case 'route':
      return hop.route === undefined ? t('routing') : t('route {0}', formatDestinationOf(hop.route.route));
    case 'block':
      return blockTitle(hop, t);
    case 'encapsulation':
      return t('{0} {1} → {2}', wrapping(hop, t), outer?.source ? formatAddress(outer.source) : '?', target(hop));
    case 'nat':
      return t('source address {0}', address === undefined ? '?' : formatAddress(address));
    case 'egress':
      return device === '' ? t('way out') : t('out by {0}', device);
    case 'ingress':
      return device === '' ? t('way in') : t('in by {0}', device);
    case 'decapsulation':
      return t('unwrapping of {0}', wrapping(hop, t));
    case 'local':
      return t('delivered to the node');
  }
}

/** What happens at the hop: a sentence. */
export function hopSentence(hop: Hop, t: Translate): string {
  const { kind, node, device = '', address, gateway } = hop;
  const own = address === undefined ? '' : formatAddress(address);
  switch (kind) {
    case 'pod':
      return t('{0} with {1} is the interface of the pod itself.', device, own);
    case 'veth':
      return t(
        "On {0}, {1} is the other end of the pod's interface.",
        node,
        device === '' ? t('an interface of Calico') : device,
      );
    case 'route':
      return routeSentence(hop, t);
    case 'block':
      return blockSentence(hop, t);
    case 'encapsulation':
      return t(
        '{0} wraps the packet into one from {1} to {2}.',
        node,
        hop.outer?.source ? formatAddress(hop.outer.source) : t('an address that is not known'),
        target(hop),
      );
    case 'nat':
      return t(
        'The packet has {0} as its source outside of the pools, and the pod has it as its own again on the way back.',
        own === '' ? t('an address that is not known') : own,
      );
    case 'egress':
      if (gateway !== undefined)
        return t('The packet leaves {0} by {1}, to the router {2}.', node, device, formatAddress(gateway));
      return device === ''
        ? t('By which interface the packet leaves {0} is not known.', node)
        : t('The packet leaves {0} by {1}.', node, device);
    case 'ingress':
      return device === ''
        ? t('{0} takes the packet to {1}.', node, own)
        : t('{0} takes the packet to {1} by {2}.', node, own, device);
    case 'decapsulation':
      return t('{0} unwraps the packet, if it comes from the Calico address of a node.', node);
    case 'local':
      return device === ''
        ? t('{0} itself is at {1}.', node, own)
        : t('{0} itself is at {1}, on {2}.', node, own, device);
  }
}

function routeSentence({ node, route }: Hop, t: Translate): string {
  if (route === undefined) return t('{0} looks for a route.', node);
  return route.origin === 'live'
    ? t('{0} takes the route with the longest prefix, as read from it.', node)
    : t('{0} takes the route that is to be expected there.', node);
}

function blockTitle({ block }: Hop, t: Translate): string {
  if (block?.cover === undefined) return t('block not known');
  if (block.lender !== undefined) return t('address {0}', formatAddress(block.cover.address));
  return t('block {0}', formatPrefix(block.cover));
}

function blockSentence({ block }: Hop, t: Translate): string {
  const { cover, owner = '', pool, lender } = block ?? {};
  const of = pool === undefined ? '' : t(' of the pool {0}', poolText(pool, t));
  if (lender !== undefined) {
    return lender === ''
      ? t('The address{0} is borrowed by {1} from the block of another node.', of, owner)
      : t('The address{0} is borrowed by {1} from a block of {2}.', of, owner, lender);
  }
  if (cover === undefined) return t('The address{0} belongs to a pod on {1}.', of, owner);
  return t('The block{0} belongs to {1}.', of, owner);
}

function wrapping({ encapsulation = 'none' }: Hop, t: Translate): string {
  return encapsulationText(encapsulation, t);
}

function target({ outer }: Hop): string {
  return outer === undefined ? '?' : formatAddress(outer.destination);
}
