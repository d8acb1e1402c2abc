import { missingFor } from '../detection/startup.ts';
import { type Message, say, verbatim } from '../message.ts';
import { type Address, bits, type Family, formatAddress, formatPrefix, type Prefix } from '../net/address.ts';
import { formatRoute } from '../net/iproute2.ts';
import type { Fault } from '../network/fault.ts';
import type { Encapsulation } from '../network/pool.ts';
import { type FaultWords, faultAdvice } from './faultAdvice.ts';
import { isKernelFault, kernelFaultText } from './kernelFaultText.ts';
import { listText } from './listText.ts';
import { missingText, outcomeText } from './reasonText.ts';

/** What stops a packet, and what to change, in sentences. */
export interface FaultText {
  readonly text: Message;
  /** Nothing where nothing is known to help. */
  readonly advice: Message;
}

export function faultText(fault: Fault, words: FaultWords): FaultText {
  return { text: sentence(fault, words), advice: faultAdvice(fault, words) };
}

/** `IPIP`, `VXLAN`, `WireGuard`; `not wrapped` for none. */
export function encapsulationText(encapsulation: Encapsulation): Message {
  switch (encapsulation) {
    case 'ipip':
      return verbatim('IPIP');
    case 'vxlan':
      return verbatim('VXLAN');
    case 'wireguard':
      return verbatim('WireGuard');
    case 'none':
      return say('not encapsulated');
  }
}

function sentence(fault: Fault, { family, live }: FaultWords): Message {
  switch (fault.kind) {
    case 'no-address':
      return noAddressText(fault, family, live);
    case 'address-unknown':
      return unknownText(fault, family, live);
    case 'address-not-local':
      return say("{0}'s address {1} isn't on any of its interfaces.", fault.node, formatAddress(fault.address));
    case 'address-shared':
      return say(
        '{1} nodes have the address {0}: {2}.',
        formatAddress(fault.address),
        fault.nodes.length,
        listText(fault.nodes, 3),
      );
    case 'address-own':
      return say(
        "Packets from {2} to {1} never leave {2}: it also has {1}'s address {0}.",
        ...([formatAddress(fault.address), fault.peer, fault.node] as const),
      );
    case 'device-down':
      return say('{0} on {1} is down.', fault.device, fault.node);
    case 'mtu':
      return say(
        "Packets over {3} bytes don't fit through {4}: {0} on {1} accepts {2} bytes. They're dropped, or the sender is told to send smaller ones.",
        ...([fault.device, fault.node, fault.mtu, fault.fits, fault.through] as const),
      );
    case 'mtu-peer':
      return say(
        'Large packets are lost silently: {3} sends up to {4} bytes, but {0} on {1} accepts only {2}.',
        ...([fault.device, fault.node, fault.mtu, fault.sender, fault.size] as const),
      );
    case 'tunnel-device-missing':
      return say('Nothing on {0} decapsulates the packet: it has no {1}.', fault.node, fault.device);
    case 'pool-disabled':
      return say(
        'Pool {0} is disabled: it assigns no addresses to new pods or tunnels.',
        fault.pool.name ?? fault.pool.text,
      );
    case 'pool-unknown':
      return say(
        'How packets to {0} are encapsulated is unknown: no IP pool with known modes contains it.',
        formatAddress(fault.address),
      );
    case 'no-session':
      return fault.known
        ? say(
            "{0} learns no route to the pods on {1}: the BGP mesh is off, and there's no BGPPeer.",
            fault.node,
            fault.peer,
          )
        : say(
            '{0} may learn no route to the pods on {1}: the BGP mesh is off, and no BGPPeer between nodes is known.',
            fault.node,
            fault.peer,
          );
    case 'programs-no-routes':
      return say('With this backend, Calico programs no routes to these pods; whether something else does is unknown.');
    case 'pod-device-missing':
      return say("The pod's interface {0} isn't among the interfaces of {1}.", fault.device, fault.node);
    default:
      return isKernelFault(fault) ? kernelFaultText(fault) : routeSentence(fault);
  }
}

type RouteFault = Extract<
  Fault,
  {
    readonly kind:
      | 'block-route-missing'
      | 'tunnel-route-missing'
      | 'refused'
      | 'other-encapsulation'
      | 'next-hop-nowhere'
      | 'no-route'
      | 'routes-unknown'
      | 'other-source'
      | 'other-network'
      | 'multipath'
      | 'underlay'
      | 'pool-covers'
      | 'pods-unannounced'
      | 'no-tunnel-address'
      | 'pod-route-missing';
  }
>;

function unannouncedText({ address, pool }: Fault & { readonly kind: 'pods-unannounced' }): Message {
  const pod = formatAddress(address);
  if (pool === undefined) return say('Answers to {0} are lost unless the network has a route to it.', pod);
  return pool.natOutgoing === false
    ? say('Answers to {0} are lost unless the network has a route to pool {1}: natOutgoing is off.', pod, pool.text)
    : say('Answers to {0} are lost unless the network has a route to pool {1}.', pod, pool.text);
}

function routeSentence(fault: RouteFault): Message {
  const { node } = fault;
  switch (fault.kind) {
    case 'tunnel-route-missing':
      return missingTunnelText(fault);
    case 'block-route-missing':
      return missingRouteText(fault);
    case 'refused':
      return say(
        '{0} rejects the packet: {1}.',
        node,
        fault.route === undefined ? fault.error : formatRoute(fault.route),
      );
    case 'other-encapsulation':
      return fault.wanted === 'none'
        ? say("The pool doesn't encapsulate packets, but the route on {0} does: {1}.", node, formatRoute(fault.route))
        : say(
            "The pool requires {0}, but the route on {1} doesn't use it: {2}.",
            encapsulationText(fault.wanted),
            node,
            formatRoute(fault.route),
          );
    case 'next-hop-nowhere':
      return say(
        "The route on {0} leads to {1}, an address that {2} doesn't have.",
        node,
        at(fault.gateway),
        fault.peer,
      );
    case 'no-route':
      return say('{0} has no route to {1}: {2}.', node, at(fault.destination), fault.error);
    case 'routes-unknown':
      return say('The routes of {0} are unknown.', node);
    case 'other-source':
      return say(
        "Other nodes drop packets from {0}: the outer source {1} is no node's Calico address (its own is {2}).",
        node,
        at(fault.source),
        at(fault.own),
      );
    case 'other-network':
      return fault.own === undefined
        ? say("Nothing answers for {0} on {1} of {2}: it's on another link.", at(fault.gateway), fault.device, node)
        : say(
            "Nothing answers for {0} on {1} of {2}: it's in {3}'s network.",
            ...([at(fault.gateway), fault.device, node, fault.own] as const),
          );
    case 'multipath':
      return say(
        '{0} has several equal-cost routes to {1}, and not all of them are correct or alike.',
        node,
        at(fault.destination),
      );
    case 'underlay':
      return say(
        "The packet isn't encapsulated and goes through {0}, which must have a route to the pods' addresses.",
        at(fault.gateway),
      );
    case 'pool-covers':
      return say(
        "Answers from {0} may be lost: it's in IP pool {1}, so packets to it keep the pod's address.",
        at(fault.address),
        fault.pool.text,
      );
    case 'pods-unannounced':
      return unannouncedText(fault);
    case 'no-tunnel-address':
      return say("{0} can't be a VXLAN tunnel endpoint: it has no address for {1}.", node, fault.device);
    case 'pod-route-missing':
      return fault.taken === undefined
        ? say('{0} has no route to its pod {1}.', node, at(fault.address))
        : say('{0} has no route to its pod {1}; it uses {2}.', node, at(fault.address), formatRoute(fault.taken));
  }
}

function at(address: Address): string {
  return formatAddress(address);
}

function missingRouteText({ node, cover, taken, onward }: Fault & { readonly kind: 'block-route-missing' }): Message {
  const what = coverText(cover);
  if (taken === undefined) return say('{0} has no route to {1}.', node, what);
  if (onward) {
    return say(
      '{0} has no route to {1} and uses {2}: whether the routers there have a route to the pods is unknown.',
      ...([node, what, formatRoute(taken)] as const),
    );
  }
  return say('{0} has no route to {1}; it uses {2}.', node, what, formatRoute(taken));
}

function missingTunnelText({ node, cover, taken, tunnel }: Fault & { readonly kind: 'tunnel-route-missing' }): Message {
  return say(
    '{0} has no route to {1} through {2} and uses {3}: packets arrive only if the routers there know the pods.',
    ...([node, coverText(cover), tunnel === 'vxlan' ? 'VXLAN' : 'IPIP', formatRoute(taken)] as const),
  );
}

function coverText(cover: Prefix): Message {
  const isOne = cover.length === bits(cover.address.family);
  return isOne ? say('pod {0}', formatAddress(cover.address)) : say('block {0}', formatPrefix(cover));
}

function noAddressText(
  { node, outcome }: Fault & { readonly kind: 'no-address' },
  family: Family,
  live: boolean,
): Message {
  if (live) return say('No other node has a route to {1}: Calico has no IPv{0} address stored for it.', family, node);
  const why = outcome && outcomeText(outcome, family);
  if (!why) return say('{0} has no IPv{1} address for Calico.', node, family);
  return say('{0} has no IPv{1} address for Calico: {2}.', node, family, why);
}

function unknownText(
  { node, outcome }: Fault & { readonly kind: 'address-unknown' },
  family: Family,
  live: boolean,
): Message {
  if (live) return say('The address that Calico has stored for {0} is unknown.', node);
  const missing = outcome && missingFor(outcome);
  const why = missing === undefined ? outcome && outcomeText(outcome, family) : missingText(missing);
  if (!why) return say("{0}'s IPv{1} address is unknown.", node, family);
  return say("{0}'s IPv{1} address is unknown: {2}.", node, family, why);
}
