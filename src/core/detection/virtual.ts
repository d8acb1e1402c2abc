import { defaultExclusions } from '../calico/excludeLists.ts';
import { newest } from '../calico/version.ts';
import { type Address, parseAddress, sameAddress, unmap } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { type CompiledRegexp, compileRegexp } from './goRegexp.ts';

/**
 * Names of interfaces that containers, VPNs and virtual switches make, beyond those that Calico itself leaves out.
 * Such an interface as tunnel end is nearly always a mistake, but calico-node takes it like any other.
 */
const furtherVirtual = [
  '^(tailscale|zt|wg|tun|tap|utun|ppp)[0-9a-z]*$',
  '^(lxdbr|incusbr|vmnet|nerdctl|vboxnet|ifb|sit|gre|gretap|ip6tnl|erspan)[0-9]+$',
  '^(cilium_|weave|antrea-|genev_|vxlan|geneve|ovs-system|kube-bridge|kube-dummy-if|nodelocal|liqo)',
];

/** Links to nodes elsewhere, which may be chosen on purpose: their MTU is what packets between nodes meet. */
export function isVpn({ name, kind }: Interface): boolean {
  if (name.startsWith('tunl')) return false;
  return kind === 'wireguard' || kind === 'tun' || /^(?:tailscale|zt|wg|tun|utun|ppp)[0-9a-z]*$/.test(name);
}

/** Calico leaves out whatever begins with `lo`; LAN-on-motherboard ports (`lom1`) are real all the same. */
const excluded = defaultExclusions(newest).map(({ pattern }) => (pattern === '^lo' ? '^lo[0-9]*$' : pattern));
const names = [...excluded, ...furtherVirtual];
// Compiled when it is first needed: that takes longer than all else that loading the core does.
let compiled: CompiledRegexp | undefined;

/** Whether an interface is one of software, not of the node's own network, as far as its name and kind tell. */
export function isVirtual({ name, kind }: Interface): boolean {
  if (kind !== undefined && ['vxlan', 'ipip', 'wireguard', 'dummy', 'tun', 'gre', 'sit'].includes(kind)) return true;
  return isOfSoftware(name);
}

const isOfSoftware = remembered((name) => {
  compiled ??= compileRegexp(`(${names.join(')|(')})`);
  return compiled.ok && compiled.matches(name);
});

/** `test` with a memory: thousands of nodes share a handful of names; those of pods differ, so that it has an end. */
function remembered(test: (name: string) => boolean): (name: string) => boolean {
  const mostAnswers = 20_000;
  const answers = new Map<string, boolean>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = test(name);
    if (answers.size >= mostAnswers) answers.clear();
    answers.set(name, answer);
    return answer;
  };
}

/**
 * Whether `address` on `device` is the node's own for all that is known: the InternalIP in Kubernetes, or on the way of
 * its default route, as on a bridge that took over the address of a real interface.
 */
export function isOwnNetwork({ name }: Interface, address: Address, { internalIPs, routing }: Node): boolean {
  const internal = (internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []).map(unmap);
  if (internal.some((each) => sameAddress(each, address))) return true;
  return (routing[address.family]?.routes ?? []).some(
    ({ table, destination, nexthops }) =>
      table === 'main' && destination.length === 0 && nexthops.some(({ device }) => device === name),
  );
}

const hostLocal = /^(?:docker|podman|nerdctl|cni|cbr|cali|tunl|flannel|vxlan|veth|virbr|kube-|nodelocal|dummy)/;

/** Whether an interface never leads to other nodes by itself: a bridge for containers or virtual machines, Calico's own. */
export function isHostLocal({ name }: Interface): boolean {
  return isNamedHostLocal(name);
}

const isNamedHostLocal = remembered((name) => hostLocal.test(name) || /^br-[0-9a-f]{12}$/.test(name));

/** Whether the interface is known to be down: by its flags, else by its state. */
export function isDown({ flags, operState }: Interface): boolean {
  if (flags !== undefined) return !flags.includes('UP') || flags.includes('NO-CARRIER');
  return operState === 'DOWN';
}
