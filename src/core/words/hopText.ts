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
      return device === '' ? t('sent') : t('out {0}', device);
    case 'ingress':
      return device === '' ? t('received') : t('in {0}', device);
    case 'decapsulation':
      return t('{0} decapsulation', wrapping(hop, t));
    case 'local':
      return t('delivered to the node');
    case 'outside':
      return t('outside the cluster');
  }
}

/** What happens at the hop: a sentence. */
export function hopSentence(hop: Hop, t: Translate): string {
  const { kind, node, device = '', address, gateway } = hop;
  const own = address === undefined ? '' : formatAddress(address);
  switch (kind) {
    case 'pod':
      return t("{0} with {1} is the pod's own interface.", device, own);
    case 'veth':
      return t(
        "On {0}, {1} is the host side of the pod's interface.",
        node,
        device === '' ? t('a Calico interface') : device,
      );
    case 'route':
      return routeSentence(hop, t);
    case 'block':
      return blockSentence(hop, t);
    case 'encapsulation':
      return t(
        '{0} encapsulates the packet, from {1} to {2}.',
        node,
        hop.outer?.source ? formatAddress(hop.outer.source) : t('an unknown address'),
        target(hop),
      );
    case 'nat':
      return t(
        "Outside the pools, the packet's source is {0}; on the return path it's the pod's address again.",
        own === '' ? t('an unknown address') : own,
      );
    case 'egress':
      if (gateway !== undefined)
        return t('The packet leaves {0} through {1}, to the router {2}.', node, device, formatAddress(gateway));
      return device === ''
        ? t('The interface the packet leaves {0} on is unknown.', node)
        : t('The packet leaves {0} through {1}.', node, device);
    case 'ingress':
      return device === ''
        ? t('{0} receives the packet for {1}.', node, own)
        : t('{0} receives the packet for {1} on {2}.', node, own, device);
    case 'decapsulation':
      return t("{0} decapsulates the packet if it comes from a node's Calico address.", node);
    case 'local':
      return device === '' ? t('{0} itself has {1}.', node, own) : t('{0} itself has {1}, on {2}.', node, own, device);
    case 'outside':
      return t('{0} is outside the cluster.', own);
  }
}

function routeSentence({ node, route }: Hop, t: Translate): string {
  if (route === undefined) return t('{0} looks up the route.', node);
  return route.origin === 'live'
    ? t('{0} uses the longest-prefix route (read from the node).', node)
    : t('{0} uses the route expected there.', node);
}

function blockTitle({ block }: Hop, t: Translate): string {
  if (block?.cover === undefined) return t('block unknown');
  if (block.lender !== undefined) return t('address {0}', formatAddress(block.cover.address));
  return t('block {0}', formatPrefix(block.cover));
}

function blockSentence({ block }: Hop, t: Translate): string {
  const { cover, owner = '', pool, lender } = block ?? {};
  const of = pool === undefined ? '' : t(' in pool {0}', poolText(pool, t));
  if (lender !== undefined) {
    return lender === ''
      ? t("{1} borrows this address{0} from another node's block.", of, owner)
      : t('{1} borrows this address{0} from a block of {2}.', of, owner, lender);
  }
  if (cover === undefined) return t('This address{0} belongs to a pod on {1}.', of, owner);
  return t('{1} owns this block{0}.', of, owner);
}

function wrapping({ encapsulation = 'none' }: Hop, t: Translate): string {
  return encapsulationText(encapsulation, t);
}

function target({ outer }: Hop): string {
  return outer === undefined ? '?' : formatAddress(outer.destination);
}
