import { type Message, nothing, say } from '../message.ts';
import { type Family, formatAddress } from '../net/address.ts';
import type { Fault } from '../network/fault.ts';
import { underlayText } from './underlayText.ts';

export interface FaultWords {
  readonly family: Family;
  /** A method value with which every node is served and reaches the others; undefined where there is none. */
  readonly better: () => string | undefined;
  /** Whether what is told is what is now, which the file does not change. */
  readonly live: boolean;
}

/** What to change where a packet stops: a sentence, empty where nothing is known to help. */
export function faultAdvice(fault: Fault, { better, live }: FaultWords): Message {
  const use = (): Message | undefined => {
    const value = live ? undefined : better();
    return value === undefined ? undefined : say('Fix: use {0}, so every node can reach the others.', value);
  };
  switch (fault.kind) {
    case 'no-address':
    case 'address-not-local':
    case 'address-shared':
    case 'address-own':
    case 'other-source':
    case 'martian':
      return use() ?? say('Choose a detection method that finds an address in a network that all nodes share.');
    case 'no-route':
      return (
        use() ??
        say(
          'Add a route to {0} on {1}, or choose addresses in a network that all nodes share.',
          formatAddress(fault.destination),
          fault.node,
        )
      );
    case 'address-unknown':
    case 'routes-unknown':
      return say(
        'Add the output of `ip addr`, `ip route show table all` and `ip rule` on {0} to the inventory to find out.',
        fault.node,
      );
    case 'block-route-missing':
    case 'tunnel-route-missing':
      return say(
        'Check that calico-node is running there and that its BGP session or Felix is healthy: `birdcl show protocols`, and the calico-node log.',
      );
    case 'next-hop-nowhere':
      return say(
        "Restart calico-node on {0} and {1}, so that {1}'s address is stored and its route recreated.",
        fault.node,
        fault.peer,
      );
    case 'device-down':
      return (fault.made ? undefined : use()) ?? say('Bring {0} up: `ip link set {0} up`.', fault.device);
    case 'pod-route-missing':
      return say('Check the calico-node log on {0}, then delete the pod to have its route recreated.', fault.node);
    case 'mtu-peer':
      return say("Give the interfaces the same MTU, or set Calico's MTU to {0} or less.", fault.fits);
    case 'tunnel-device-missing':
      return say('Check the calico-node log on {0}: calico-node creates {1}.', fault.node, fault.device);
    case 'refused':
      return say(
        "Run `ip route show table all` and `ip rule` on {0} to find the route's origin. In its own blocks, a node rejects addresses that no pod has.",
        fault.node,
      );
    case 'multipath':
      return say('Give the routes on {0} different metrics, so that only one is used.', fault.node);
    case 'pod-device-missing':
      return say('Delete the pod to have its interface recreated.');
    case 'programs-no-routes':
      return say(
        'Check whether another network plugin creates them, like flannel in Canal. With CALICO_NETWORKING_BACKEND=bird, Calico does.',
      );
    case 'mtu':
      return say("Set Calico's MTU to {0} or less, or let Calico choose it.", fault.fits);
    case 'no-session':
      return say('Add a BGPPeer, or set nodeToNodeMeshEnabled: true in the BGPConfiguration.');
    case 'underlay':
      return say(
        'Let the routers learn the blocks over BGP, or encapsulate packets in the pool, for example with ipipMode: CrossSubnet.',
      );
    case 'pool-covers':
      return say('Create a pool in a range that only pods use, and disable this one.');
    case 'pods-unannounced':
      return fault.pool?.natOutgoing === false
        ? say('Set natOutgoing: true in the pool, or let the routers learn the blocks over BGP.')
        : nothing;
    case 'pool-unknown':
      return say('Add the pools to the inventory, or an IPPool to the files.');
    case 'no-tunnel-address':
      return say('Check that a VXLAN pool selects node {0} and has free addresses.', fault.node);
    case 'no-proxy-arp':
      return say(
        "Give {0} a default route, or a route to 169.254.1.1 through an interface that isn't a pod's.",
        fault.node,
      );
    case 'reverse-path-unknown':
      return say(
        'Run `sysctl net.ipv4.conf.all.rp_filter net.ipv4.conf.{0}.rp_filter` on {1}: if the larger value is 1, they are dropped.',
        ...([fault.device, fault.node] as const),
      );
    case 'reverse-path':
      return say(
        'On {2}, route {0} through {1}, or turn off its rp_filter.',
        ...([formatAddress(fault.source), fault.device, fault.node] as const),
      );
    case 'forwarding-off':
      return fault.family === 6
        ? say('Set net.ipv6.conf.all.forwarding to 1 on {0}.', fault.node)
        : say('Set net.ipv4.conf.{0}.forwarding to 1 on {1}.', fault.device, fault.node);
    case 'pod-source':
    case 'no-forwarding-entry':
    case 'other-forwarding-entry':
      return say('Check the calico-node log on {0}.', fault.node);
    case 'silent':
      return say('Check that {0} is up and on the link of {1}.', formatAddress(fault.gateway), fault.device);
    case 'to-host-dropped':
      return say("Set it to ACCEPT, as Calico's manifests do.");
    case 'firewall':
      return say('Allow this traffic on {0}.', fault.node);
    case 'other-network':
      if (fault.own !== undefined && fault.overlaps === true) {
        return say(
          "Give {0} on {1} a network that doesn't overlap {2}'s, or remove {0} if nothing uses it.",
          ...([fault.device, fault.node, fault.own] as const),
        );
      }
      return say('Wait until Calico has updated the routes, or check the calico-node log on {0}.', fault.node);
    case 'other-encapsulation':
      return say('Wait until Calico has updated the routes, or check the calico-node log on {0}.', fault.node);
    case 'cloud-drops':
      return underlayText(fault.cloud, fault.wire)?.remedy ?? nothing;
    case 'network-routes':
    case 'taken':
    case 'loop':
    case 'no-source':
    case 'pool-disabled':
      return nothing;
  }
}
