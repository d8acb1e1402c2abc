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
  const use = value === undefined ? undefined : t('Fix: use {0}, so every node can reach the others.', value);
  switch (fault.kind) {
    case 'no-address':
    case 'address-not-local':
    case 'address-shared':
    case 'address-own':
    case 'other-source':
    case 'martian':
      return use ?? t('Choose a detection method that finds an address in a network that all nodes share.');
    case 'no-route':
      return (
        use ??
        t(
          'Add a route to {0} on {1}, or choose addresses in a network that all nodes share.',
          formatAddress(fault.destination),
          fault.node,
        )
      );
    case 'address-unknown':
    case 'routes-unknown':
      return t(
        'Add the output of `ip addr`, `ip route show table all` and `ip rule` on {0} to the inventory to find out.',
        fault.node,
      );
    case 'block-route-missing':
      return t(
        'Check that calico-node is running there and that its BGP session or Felix is healthy: `birdcl show protocols`, and the calico-node log.',
      );
    case 'next-hop-nowhere':
      return t(
        "Restart calico-node on {0} and {1}, so that {1}'s address is stored and its route recreated.",
        fault.node,
        fault.peer,
      );
    case 'device-down':
      return (fault.made ? undefined : use) ?? t('Bring {0} up: `ip link set {0} up`.', fault.device);
    case 'pod-route-missing':
      return t('Check the calico-node log on {0}, then delete the pod to have its route recreated.', fault.node);
    case 'mtu-peer':
      return t("Give the interfaces the same MTU, or set Calico's MTU to {0} or less.", fault.fits);
    case 'tunnel-device-missing':
      return t('Check the calico-node log on {0}: calico-node creates {1}.', fault.node, fault.device);
    case 'refused':
      return t(
        "Run `ip route show table all` and `ip rule` on {0} to find the route's origin. In its own blocks, a node rejects addresses that no pod has.",
        fault.node,
      );
    case 'multipath':
      return t('Give the routes on {0} different metrics, so that only one is used.', fault.node);
    case 'pod-device-missing':
      return t('Delete the pod to have its interface recreated.');
    case 'programs-no-routes':
      return t(
        'Check whether another network plugin creates them, like flannel in Canal. With CALICO_NETWORKING_BACKEND=bird, Calico does.',
      );
    case 'mtu':
      return t("Set Calico's MTU to {0} or less, or let Calico choose it.", fault.fits);
    case 'no-session':
      return t('Add a BGPPeer, or set nodeToNodeMeshEnabled: true in the BGPConfiguration.');
    case 'underlay':
      return t(
        'Let the routers learn the blocks over BGP, or encapsulate packets in the pool, for example with ipipMode: CrossSubnet.',
      );
    case 'pool-covers':
      return t('Create a pool in a range that only pods use, and disable this one.');
    case 'pods-unannounced':
      return fault.pool?.natOutgoing === false
        ? t('Set natOutgoing: true in the pool, or let the routers learn the blocks over BGP.')
        : '';
    case 'pool-unknown':
      return t('Add the pools to the inventory, or an IPPool to the files.');
    case 'no-tunnel-address':
      return t('Check that a VXLAN pool selects node {0} and has free addresses.', fault.node);
    case 'no-proxy-arp':
      return t(
        "Give {0} a default route, or a route to 169.254.1.1 through an interface that isn't a pod's.",
        fault.node,
      );
    case 'reverse-path':
    case 'reverse-path-unknown':
      return t(
        'On {2}, route {0} through {1}, or turn off its rp_filter.',
        ...([formatAddress(fault.source), fault.device, fault.node] as const),
      );
    case 'forwarding-off':
      return fault.family === 6
        ? t('Set net.ipv6.conf.all.forwarding to 1 on {0}.', fault.node)
        : t('Set net.ipv4.conf.{0}.forwarding to 1 on {1}.', fault.device, fault.node);
    case 'pod-source':
    case 'no-forwarding-entry':
    case 'other-forwarding-entry':
      return t('Check the calico-node log on {0}.', fault.node);
    case 'silent':
      return t('Check that {0} is up and on the link of {1}.', formatAddress(fault.gateway), fault.device);
    case 'to-host-dropped':
      return t("Set it to ACCEPT, as Calico's manifests do.");
    case 'firewall':
      return t('Allow this traffic on {0}.', fault.node);
    case 'other-encapsulation':
    case 'other-network':
      return t('Wait until Calico has updated the routes, or check the calico-node log on {0}.', fault.node);
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
