import { type Address, parseAddress } from '../address.ts';
import type { Route } from '../node.ts';
import { receive } from './input.ts';
import type { Kernel, Packet } from './kernel.ts';

/** What a node asks of a packet that one of its pods sends. */

/** Every IPv4 pod sends by way of it (cni-plugin/pkg/dataplane/linux/dataplane_linux.go). */
export const podGateway = parseAddress('169.254.1.1');

/** What keeps a node's proxy ARP silent; undefined: it answers. */
export type Silence = { readonly route?: Route };

/**
 * Whether the node answers the pod's ARP request for its gateway: it takes a unicast route to it by another interface,
 * looked up as from the pod, and forwarding on the pod's interface (net/ipv4/arp.c, arp_process, arp_fwd_proxy).
 */
export function proxyArp(kernel: Kernel, pod: Address, device: string): Silence | undefined {
  if (podGateway === undefined || pod.family === 6) return undefined;
  const answer = receive(kernel, { source: pod, destination: podGateway }, device);
  if (answer.kind === 'unknown' || answer.kind === 'local') return undefined;
  if (answer.kind === 'refused')
    return 'route' in answer.refusal && answer.refusal.route ? { route: answer.refusal.route } : {};
  return answer.hops.some((hop) => hop.device === device) ? { route: answer.route } : undefined;
}

/**
 * Felix' check on pods' interfaces, `-m rpfilter --validmark --invert -j DROP` (felix/rules/static.go): the way back to the
 * source, looked up as from the packet's destination, leads through the interface that the packet came in by
 * (net/ipv4/netfilter/ipt_rpfilter.c; net/ipv6/netfilter/ip6t_rpfilter.c). Undefined: it passes.
 */
export function reversePathDrop(
  kernel: Kernel,
  { source, destination, mark }: Packet,
  device: string,
): { readonly route?: Route } | undefined {
  const isMulticast = destination.family === 6 && destination.value >> 120n === 0xffn;
  const found = kernel.lookup({
    destination: source,
    ...(!isMulticast && { source: destination }),
    ...(mark !== undefined && { mark }),
  });
  if (found.kind === 'unknown') return undefined;
  const passes =
    found.kind === 'route' && found.route.type === 'unicast' && found.hops.some((hop) => hop.device === device);
  if (passes) return undefined;
  return found.route === undefined ? {} : { route: found.route };
}
