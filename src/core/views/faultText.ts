import type { Translate } from '../l10n.ts';
import { type Address, bits, type Family, formatAddress, formatPrefix } from '../net/address.ts';
import { formatRoute } from '../net/iproute2.ts';
import type { Fault } from '../paths/fault.ts';
import type { Encapsulation } from '../paths/pool.ts';
import { listText } from './listText.ts';
import { outcomeText } from './reasonText.ts';

/** What stops a packet, and what to change, in sentences. */
export interface FaultText {
  readonly text: string;
  /** Empty where nothing is known to help. */
  readonly advice: string;
}

export interface FaultWords {
  readonly family: Family;
  /** A method value with which every node is served and reaches the others; undefined where there is none. */
  readonly better: () => string | undefined;
  /** Whether what is told is what is now, which the file does not change. */
  readonly live: boolean;
  readonly t: Translate;
}

export function faultText(fault: Fault, words: FaultWords): FaultText {
  return { text: sentence(fault, words), advice: advice(fault, words) };
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
    case 'programs-no-routes':
      return t('Calico programs no routes to these pods with this backend; whether something else does is not known.');
    case 'pod-device-missing':
      return t("{0}, the pod's interface, is not among the interfaces of {1}.", fault.device, fault.node);
    default:
      return routeSentence(fault, t);
  }
}

type RouteFault = Exclude<
  Fault,
  {
    readonly kind:
      | 'no-address'
      | 'address-unknown'
      | 'address-not-local'
      | 'address-shared'
      | 'device-down'
      | 'mtu'
      | 'mtu-peer'
      | 'tunnel-device-missing'
      | 'pool-disabled'
      | 'pool-unknown'
      | 'programs-no-routes'
      | 'pod-device-missing';
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
    case 'next-hop-elsewhere':
      return t(
        'The route on {0} leads to {1}, which is {2} and not {3}.',
        node,
        at(fault.gateway),
        fault.owner,
        fault.peer,
      );
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
    case 'other-device':
      return t(
        'The packet leaves {0} by {1}, but carries the address of {2}: routers and reverse path filters may drop it.',
        node,
        fault.device,
        fault.own,
      );
    case 'other-network':
      return t(
        'The route on {0} sends to {1} by {2}, but {1} is in the network of {3}: nobody may answer there.',
        ...([node, at(fault.gateway), fault.device, fault.own] as const),
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

function missingText({ node, cover, taken }: Fault & { readonly kind: 'block-route-missing' }, t: Translate): string {
  const isOne = cover.length === bits(cover.address.family);
  const what = isOne ? t('the pod {0}', formatAddress(cover.address)) : t('the block {0}', formatPrefix(cover));
  if (taken === undefined) return t('{0} has no route to {1}.', node, what);
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

function advice(fault: Fault, { better, live, t }: FaultWords): string {
  const value = live ? undefined : better();
  const use = value === undefined ? undefined : t('With {0} every node has an address that the others reach.', value);
  switch (fault.kind) {
    case 'no-address':
    case 'address-not-local':
    case 'address-shared':
    case 'other-source':
    case 'other-device':
      return use ?? t('Choose a detection method that finds an address in the network that the nodes share.');
    case 'no-route':
      return (
        use ??
        t(
          'Add a route to {0} on {1}, or choose addresses in a network that the nodes share.',
          at(fault.destination),
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
        'Look whether calico-node runs there and its BGP session or Felix is well: `birdcl show protocols`, and the log of calico-node.',
      );
    case 'next-hop-nowhere':
    case 'next-hop-elsewhere':
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
        'Look whether another network plugin makes them, as flannel does in Canal; with CALICO_NETWORKING_BACKEND=bird Calico does.',
      );
    case 'mtu':
      return t('Set the MTU of Calico to {0} or less, or leave it to Calico.', fault.fits);
    case 'underlay':
      return t(
        'Let the routers learn the blocks by BGP, or have the pool wrap packets, as with ipipMode: CrossSubnet.',
      );
    case 'pool-unknown':
      return t('Add the pools to the inventory, or the IPPool to the files.');
    case 'no-tunnel-address':
      return t('Look whether a pool with VXLAN selects the node {0} and still has addresses to give.', fault.node);
    case 'other-encapsulation':
    case 'other-network':
      return t('Wait until Calico has changed the routes, or look at the log of calico-node on {0}.', fault.node);
    default:
      return '';
  }
}
