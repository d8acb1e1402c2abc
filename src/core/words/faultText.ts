import type { Translate } from '../l10n.ts';
import { type Address, bits, type Family, formatAddress, formatPrefix } from '../net/address.ts';
import { formatRoute } from '../net/iproute2.ts';
import type { Fault } from '../network/fault.ts';
import type { Encapsulation } from '../network/pool.ts';
import { type FaultWords, faultAdvice } from './faultAdvice.ts';
import { isKernelFault, kernelFaultText } from './kernelFaultText.ts';
import { listText } from './listText.ts';
import { outcomeText } from './reasonText.ts';

/** What stops a packet, and what to change, in sentences. */
export interface FaultText {
  readonly text: string;
  /** Empty where nothing is known to help. */
  readonly advice: string;
}

export function faultText(fault: Fault, words: FaultWords): FaultText {
  return { text: sentence(fault, words), advice: faultAdvice(fault, words) };
}

/** `IPIP`, `VXLAN`, `WireGuard`; `not wrapped` for none. */
export function encapsulationText(encapsulation: Encapsulation, t: Translate): string {
  switch (encapsulation) {
    case 'ipip':
      return 'IPIP';
    case 'vxlan':
      return 'VXLAN';
    case 'wireguard':
      return 'WireGuard';
    case 'none':
      return t('not wrapped');
  }
}

function sentence(fault: Fault, { family, live, t }: FaultWords): string {
  switch (fault.kind) {
    case 'no-address':
      return noAddressText(fault, family, live, t);
    case 'address-unknown':
      return unknownText(fault, family, live, t);
    case 'address-not-local':
      return t("{0}'s address {1} is on none of its interfaces.", fault.node, formatAddress(fault.address));
    case 'address-shared':
      return t(
        '{0} is the address of {1} nodes: {2}.',
        formatAddress(fault.address),
        fault.nodes.length,
        listText(fault.nodes, 3, t),
      );
    case 'address-own':
      return t(
        '{0}, the address of {1}, is one of {2} itself too, so that packets to it never leave {2}.',
        ...([formatAddress(fault.address), fault.peer, fault.node] as const),
      );
    case 'device-down':
      return t('{0} on {1} is down.', fault.device, fault.node);
    case 'mtu':
      return t(
        '{0} on {1} takes packets of {2} bytes, but only {3} fit through {4}: larger ones are dropped, or the sender is told to send smaller ones.',
        ...([fault.device, fault.node, fault.mtu, fault.fits, fault.through] as const),
      );
    case 'mtu-peer':
      return t(
        '{0} on {1} takes packets of {2} bytes, but {3} sends it ones of up to {4}: the larger ones are lost, and nobody is told.',
        ...([fault.device, fault.node, fault.mtu, fault.sender, fault.size] as const),
      );
    case 'tunnel-device-missing':
      return t('{0} has no {1}, so that nothing there unwraps the packet.', fault.node, fault.device);
    case 'pool-disabled':
      return t(
        'The pool {0} is disabled: it gives no addresses to new pods or tunnels.',
        fault.pool.name ?? fault.pool.text,
      );
    case 'pool-unknown':
      return t(
        'How packets to {0} are wrapped is not known: no IP pool with its modes is.',
        formatAddress(fault.address),
      );
    case 'no-session':
      return fault.known
        ? t(
            '{0} learns no route to the pods of {1}: the BGP mesh is off, and there is no BGPPeer.',
            fault.node,
            fault.peer,
          )
        : t(
            '{0} may learn no route to the pods of {1}: the BGP mesh is off, and no BGPPeer between nodes is known.',
            fault.node,
            fault.peer,
          );
    case 'programs-no-routes':
      return t('Calico programs no routes to these pods with this backend; whether something else does is not known.');
    case 'pod-device-missing':
      return t("{0}, the pod's interface, is not among the interfaces of {1}.", fault.device, fault.node);
    default:
      return isKernelFault(fault) ? kernelFaultText(fault, t) : routeSentence(fault, t);
  }
}

type RouteFault = Extract<
  Fault,
  {
    readonly kind:
      | 'block-route-missing'
      | 'refused'
      | 'other-encapsulation'
      | 'next-hop-nowhere'
      | 'no-route'
      | 'routes-unknown'
      | 'other-source'
      | 'other-network'
      | 'multipath'
      | 'underlay'
      | 'no-tunnel-address'
      | 'pod-route-missing';
  }
>;

function routeSentence(fault: RouteFault, t: Translate): string {
  const { node } = fault;
  switch (fault.kind) {
    case 'block-route-missing':
      return missingText(fault, t);
    case 'refused':
      return t(
        '{0} refuses the packet: {1}.',
        node,
        fault.route === undefined ? fault.error : formatRoute(fault.route),
      );
    case 'other-encapsulation':
      return fault.wanted === 'none'
        ? t(
            'The pool asks that packets are not wrapped, but the route on {0} wraps them: {1}.',
            node,
            formatRoute(fault.route),
          )
        : t(
            'The pool asks for {0}, but the route on {1} does not lead there: {2}.',
            encapsulationText(fault.wanted, t),
            node,
            formatRoute(fault.route),
          );
    case 'next-hop-nowhere':
      return t('The route on {0} leads to {1}, which is on no interface of {2}.', node, at(fault.gateway), fault.peer);
    case 'no-route':
      return t('{0} has no route to {1}: {2}.', node, at(fault.destination), fault.error);
    case 'routes-unknown':
      return t('The routes of {0} are not known.', node);
    case 'other-source':
      return t(
        "{0} sends the outer packet from {1}, which is no node's Calico address: receivers drop it. Its own is {2}.",
        node,
        at(fault.source),
        at(fault.own),
      );
    case 'other-network':
      return fault.own === undefined
        ? t('Nobody answers for {0} on {1} of {2}: it is on another link.', at(fault.gateway), fault.device, node)
        : t(
            'Nobody answers for {0} on {1} of {2}: it is in the network of {3}.',
            ...([at(fault.gateway), fault.device, node, fault.own] as const),
          );
    case 'multipath':
      return t(
        '{0} has several equal routes to {1}, and not all of them are right or alike.',
        node,
        at(fault.destination),
      );
    case 'underlay':
      return t(
        "The packet is not wrapped and goes by way of {0}, which must know a route to the pods' addresses.",
        at(fault.gateway),
      );
    case 'no-tunnel-address':
      return t('{0} has no address for {1}, so that it is no end of a VXLAN tunnel.', node, fault.device);
    case 'pod-route-missing':
      return fault.taken === undefined
        ? t('{0} has no route to its pod {1}.', node, at(fault.address))
        : t('{0} has no route to its pod {1}; it takes {2}.', node, at(fault.address), formatRoute(fault.taken));
  }
}

function at(address: Address): string {
  return formatAddress(address);
}

function missingText(
  { node, cover, taken, onward }: Fault & { readonly kind: 'block-route-missing' },
  t: Translate,
): string {
  const isOne = cover.length === bits(cover.address.family);
  const what = isOne ? t('the pod {0}', formatAddress(cover.address)) : t('the block {0}', formatPrefix(cover));
  if (taken === undefined) return t('{0} has no route to {1}.', node, what);
  if (onward) {
    return t(
      '{0} has no route to {1} and takes {2}: whether the routers there know the pods is unknown.',
      ...([node, what, formatRoute(taken)] as const),
    );
  }
  return t('{0} has no route to {1}; it takes {2}.', node, what, formatRoute(taken));
}

function noAddressText(
  { node, outcome }: Fault & { readonly kind: 'no-address' },
  family: Family,
  live: boolean,
  t: Translate,
): string {
  if (live)
    return t('Calico has stored no IPv{0} address for {1}, so that no other node knows a way to it.', family, node);
  const why = outcome && outcomeText(outcome, family, t);
  if (!why) return t('{0} has no IPv{1} address for Calico.', node, family);
  return t('{0} has no IPv{1} address for Calico: {2}.', node, family, why);
}

function unknownText(
  { node, outcome }: Fault & { readonly kind: 'address-unknown' },
  family: Family,
  live: boolean,
  t: Translate,
): string {
  if (live) return t("What Calico has stored as {0}'s address is not known.", node);
  const why = outcome && outcomeText(outcome, family, t);
  if (!why) return t("{0}'s IPv{1} address is not known.", node, family);
  return t("{0}'s IPv{1} address is not known: {2}.", node, family, why);
}
