import { defaultExclusions } from '../calico/excludeLists.ts';
import { newest } from '../calico/version.ts';
import type { Interface } from '../net/node.ts';
import { compileRegexp } from './goRegexp.ts';

/**
 * Names of interfaces that containers, VPNs and virtual switches make, beyond those that Calico itself leaves out.
 * Such an interface as tunnel end is nearly always a mistake, but calico-node takes it like any other.
 */
const furtherVirtual = [
  '^(tailscale|zt|wg|tun|tap|utun|ppp)[0-9a-z]*$',
  '^(lxdbr|incusbr|vmnet|nerdctl|vboxnet|ifb|sit|gre|gretap|ip6tnl|erspan)[0-9]+$',
  '^(cilium_|weave|antrea-|genev_|vxlan|geneve|ovs-system|kube-bridge|kube-dummy-if|nodelocal|liqo)',
];

const names = [...defaultExclusions(newest).map(({ pattern }) => pattern), ...furtherVirtual];
const compiled = compileRegexp(`(${names.join(')|(')})`);

/** Whether an interface is one of software, not of the node's own network, as far as its name and kind tell. */
export function isVirtual({ name, kind }: Interface): boolean {
  if (kind !== undefined && ['vxlan', 'ipip', 'wireguard', 'dummy', 'tun', 'gre', 'sit'].includes(kind)) return true;
  return compiled.ok && compiled.matches(name);
}

/** Whether the interface is known to be down: by its flags, else by its state. */
export function isDown({ flags, operState }: Interface): boolean {
  if (flags !== undefined) return !flags.includes('UP') || flags.includes('NO-CARRIER');
  return operState === 'DOWN';
}
