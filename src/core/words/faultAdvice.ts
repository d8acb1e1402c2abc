import type { Translate } from '../l10n.ts';
import { type Family, formatAddress } from '../net/address.ts';
import type { Fault } from '../network/fault.ts';
import { underlayText } from './underlayText.ts';

export interface FaultWords {
  readonly family: Family;
  /** A method value with which every node is served and reaches the others; undefined where there is none. */
  readonly better: () => string | undefined;
  /** Whether what is told is what is now, which the file does not change. */
  readonly live: boolean;
  readonly t: Translate;
}

/** What to change where a packet stops: a sentence, empty where nothing is known to help. */
export function faultAdvice(fault: Fault, { better, live, t }: FaultWords): string {
  const value = live ? undefined : better();
  const use = value === undefined ? undefined : t('With {0} every node has an address that the others reach.', value);
  switch (fault.kind) {
    case 'no-address':
    case 'address-not-local':
    case 'address-shared':
    case 'address-own':
    case 'other-source':
    case 'martian':
      return use ?? t('Choose a detection method that finds an address in the network that the nodes share.');
    case 'no-route':
      return (
        use ??
        t(
          'Add a route to {0} on {1}, or choose addresses in a network that the nodes share.',
          formatAddress(fault.destination),
          fault.node,
        )
      );
    case 'address-unknown':
    case 'routes-unknown':
      return t(
        'In the inventory, what `ip addr`, `ip route show table all` and `ip rule` print on {0} would tell.',
        fault.node,
      );
    case 'block-route-missing':
      return t(
        'Check that calico-node runs there and its BGP session or Felix is healthy: `birdcl show protocols`, and the log of calico-node.',
      );
    case 'next-hop-nowhere':
      return t(
        "Let calico-node start anew on {0} and {1}, so that {1}'s address is stored and its route made again.",
        fault.node,
        fault.peer,
      );
    case 'device-down':
      return (fault.made ? undefined : use) ?? t('Set {0} up: `ip link set {0} up`.', fault.device);
    case 'pod-route-missing':
      return t('Look at the log of calico-node on {0}, and delete the pod so that its route is made anew.', fault.node);
    case 'mtu-peer':
      return t('Give the interfaces the same MTU, or set the MTU of Calico to {0} or less.', fault.fits);
    case 'tunnel-device-missing':
      return t('Look at the log of calico-node on {0}: it makes {1}.', fault.node, fault.device);
    case 'refused':
      return t(
        'Look with `ip route show table all` and `ip rule` on {0} where the route comes from; of its own blocks a node refuses what no pod has.',
        fault.node,
      );
    case 'multipath':
      return t('Give the routes on {0} different metrics, so that one of them counts.', fault.node);
    case 'pod-device-missing':
      return t('Delete the pod so that its interface is made anew.');
    case 'programs-no-routes':
      return t(
        'Check whether another network plugin makes them, as flannel does in Canal; with CALICO_NETWORKING_BACKEND=bird Calico does.',
      );
    case 'mtu':
      return t('Set the MTU of Calico to {0} or less, or leave it to Calico.', fault.fits);
    case 'no-session':
      return t('Add a BGPPeer, or set nodeToNodeMeshEnabled: true in the BGPConfiguration.');
    case 'underlay':
      return t(
        'Let the routers learn the blocks by BGP, or have the pool wrap packets, as with ipipMode: CrossSubnet.',
      );
    case 'pool-unknown':
      return t('Add the pools to the inventory, or the IPPool to the files.');
    case 'no-tunnel-address':
      return t('Check that a pool with VXLAN selects the node {0} and still has free addresses.', fault.node);
    case 'no-proxy-arp':
      return t(
        "Give {0} a default route, or a route to 169.254.1.1 through an interface that isn't a pod's.",
        fault.node,
      );
    case 'reverse-path':
    case 'reverse-path-unknown':
      return t(
        'Route {0} back through {1} on {2}, or switch off its rp_filter.',
        ...([formatAddress(fault.source), fault.device, fault.node] as const),
      );
    case 'forwarding-off':
      return fault.family === 6
        ? t('Set net.ipv6.conf.all.forwarding to 1 on {0}.', fault.node)
        : t('Set net.ipv4.conf.{0}.forwarding to 1 on {1}.', fault.device, fault.node);
    case 'pod-source':
    case 'no-forwarding-entry':
    case 'other-forwarding-entry':
      return t('Check the log of calico-node on {0}.', fault.node);
    case 'silent':
      return t('Check that {0} is up and on the link of {1}.', formatAddress(fault.gateway), fault.device);
    case 'firewall':
      return t('Let this traffic through on {0}.', fault.node);
    case 'other-encapsulation':
    case 'other-network':
      return t('Wait until Calico has changed the routes, or look at the log of calico-node on {0}.', fault.node);
    case 'cloud-drops':
      return underlayText(fault.cloud, fault.wire, t)?.remedy ?? '';
    case 'network-routes':
    case 'taken':
    case 'loop':
    case 'no-source':
    case 'pool-disabled':
      return '';
  }
}
