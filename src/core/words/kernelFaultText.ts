import { type Message, say } from '../message.ts';
import { formatAddress, formatPrefix } from '../net/address.ts';
import { formatRoute } from '../net/iproute2.ts';
import type { Fault } from '../network/fault.ts';
import { wordsText } from './listText.ts';
import { underlayText } from './underlayText.ts';

/** What a node's kernel, its tables or its firewall do to a packet, in sentences. */

const kinds = [
  ...['silent', 'network-routes', 'cloud-drops', 'no-proxy-arp', 'pod-source', 'martian', 'reverse-path'],
  ...['reverse-path-unknown', 'forwarding-off', 'firewall', 'no-forwarding-entry', 'other-forwarding-entry'],
  ...['taken', 'loop', 'no-source', 'to-host-dropped'],
] as const;

export type KernelFault = Extract<
  Fault,
  {
    readonly kind:
      | 'silent'
      | 'network-routes'
      | 'cloud-drops'
      | 'no-proxy-arp'
      | 'pod-source'
      | 'martian'
      | 'reverse-path'
      | 'reverse-path-unknown'
      | 'forwarding-off'
      | 'firewall'
      | 'no-forwarding-entry'
      | 'other-forwarding-entry'
      | 'taken'
      | 'loop'
      | 'no-source'
      | 'to-host-dropped';
  }
>;

export function isKernelFault(fault: Fault): fault is KernelFault {
  return kinds.some((kind) => kind === fault.kind);
}

export function kernelFaultText(fault: KernelFault): Message {
  const { node } = fault;
  switch (fault.kind) {
    case 'silent':
      return say(
        "{0} doesn't answer on {1} of {2}: its neighbor entry is {3}.",
        ...([formatAddress(fault.gateway), fault.device, node, fault.state] as const),
      );
    case 'network-routes':
      return networkText(fault);
    case 'cloud-drops':
      return say(
        'The network must let {0} through. {1}',
        fault.wire === 'ipip' ? protocols.ipip : say('packets with pod addresses'),
        underlayText(fault.cloud, fault.wire)?.problem ?? '',
      );
    case 'no-proxy-arp':
      return fault.route === undefined
        ? say("{0} doesn't answer its pods for 169.254.1.1: it has no route to that address.", node)
        : say("{0} doesn't answer its pods for 169.254.1.1: its route there is {1}.", node, formatRoute(fault.route));
    case 'pod-source':
      return fault.route === undefined
        ? say('Felix on {0} drops packets from {1}: {0} has no return route.', node, formatAddress(fault.source))
        : say(
            'Felix on {0} drops packets from {1}: the return route is {2}, not through {3}.',
            ...([node, formatAddress(fault.source), formatRoute(fault.route), fault.device] as const),
          );
    case 'martian':
      return say('{0} drops packets from {1}: it has that address itself.', node, formatAddress(fault.source));
    case 'reverse-path':
      return fault.back === undefined
        ? say(
            "The reverse path filter of {0} drops packets from {1} received on {2}: there's no return route.",
            ...([node, formatAddress(fault.source), fault.device] as const),
          )
        : say(
            'The reverse path filter of {0} drops packets from {1} received on {2}: the return route is {3}.',
            ...([node, formatAddress(fault.source), fault.device, formatRoute(fault.back)] as const),
          );
    case 'reverse-path-unknown':
      return say(
        'Packets from {2} may be dropped: {0} on {1} may use a strict reverse path filter (rp_filter unknown).',
        ...([fault.device, node, formatAddress(fault.source)] as const),
      );
    case 'forwarding-off':
      return fault.family === 6
        ? say('IPv6 forwarding is off on {0}.', node)
        : say('{0} forwards nothing that it receives on {1}.', node, fault.device);
    case 'firewall':
      return fault.certain
        ? say('The firewall of {0} drops the packet: {1}', node, fault.line)
        : say('The firewall of {0} may drop the packet: {1}', node, fault.line);
    case 'to-host-dropped':
      return say('Felix on {0} drops what its pods send to the node: FELIX_DEFAULTENDPOINTTOHOSTACTION is DROP.', node);
    case 'no-forwarding-entry':
      return say('{0} on {1} has no neighbor or FDB entry for {2}.', fault.device, node, fault.peer);
    case 'other-forwarding-entry':
      return say(
        '{0} on {1} sends packets for {2} to {3}.',
        ...([fault.device, node, fault.peer, formatAddress(fault.to)] as const),
      );
    case 'taken':
      return say("{0} accepts packets to {1}, but can't deliver them.", node, formatAddress(fault.address));
    case 'loop':
      return say('The packet loops at {0}.', node);
    case 'no-source':
      return say('{0} on {1} has no address to use as the source.', fault.device, node);
  }
}

function networkText({ from, to, wrapping, bgp }: Extract<Fault, { readonly kind: 'network-routes' }>): Message {
  const through = [...(wrapping === undefined ? [] : [protocols[wrapping]]), ...(bgp ? ['BGP (TCP 179)'] : [])];
  const route = [formatPrefix(from), formatPrefix(to)] as const;
  if (through.length === 0) return say('The network must route {0} → {1}.', ...route);
  return say('The network must route {0} → {1}, and let {2} through.', ...route, wordsText(through));
}

/** felix/config/config_params.go; of WireGuard over IPv6 the port is 51821. */
const protocols = {
  ipip: 'IPIP (protocol 4)',
  vxlan: 'VXLAN (UDP 4789)',
  wireguard: 'WireGuard (UDP 51820)',
} as const;
