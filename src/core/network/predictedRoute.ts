import { behaves } from '../calico/changes.ts';
import { tunnelDevices } from '../facts/devices.ts';
import { type Address, bits, type Prefix, parseAddress } from '../net/address.ts';
import type { Node, Route } from '../net/node.ts';
import type { PathContext } from './model.ts';
import type { Encapsulation } from './pool.ts';

/**
 * The routes that Calico programs, as `ip route` prints them (confd's bird templates; felix/dataplane/linux ipip_mgr.go,
 * vxlan_mgr.go, noencap_mgr.go, endpoint_mgr.go). What depends on the version is left out where that is not known.
 */

/** What a route to pods of another node is made from. */
export interface RemoteRoute {
  readonly to: Node;
  /** The block, or a single address that lies in the block of another node. */
  readonly cover: Prefix;
  readonly encapsulation: Encapsulation;
  /** The Calico address of `to`. */
  readonly peer: Address;
  /** The interface by which the peer is reached, and the router on the way where there is one; for packets that are not wrapped. */
  readonly device?: string | undefined;
  readonly gateway?: Address | undefined;
  /** The pool asks for VXLAN, if only into other subnets: then Felix programs all of its routes. */
  readonly vxlanPool: boolean;
}

/** How packets that leave by this interface are wrapped, as its name tells. */
export function encapsulationOfDevice(device: string | undefined): Encapsulation {
  return (device === undefined ? undefined : tunnelKinds.get(device)) ?? 'none';
}

const tunnelKinds: ReadonlyMap<string, Encapsulation> = new Map(
  (['ipip', 'vxlan', 'wireguard'] as const).flatMap((kind) =>
    Object.values(tunnelDevices[kind]).map((device) => [device, kind] as const),
  ),
);

/** The address of the node's tunnel device: as Calico noted it, else as it is on the device; undefined where not known. */
export function tunnelAddress(node: Node, encapsulation: Encapsulation, family: 4 | 6): Address | undefined {
  const noted = notedAddress(node, encapsulation, family);
  if (noted !== undefined || encapsulation === 'none') return noted;
  const device = tunnelDevices[encapsulation][family];
  const own = node.interfaces?.find(({ name }) => name === device)?.addresses;
  return own?.find(({ address }) => address.family === family)?.address;
}

/** Those of all its tunnel devices. */
export function tunnelAddresses(node: Node, family: 4 | 6): readonly Address[] {
  return (['ipip', 'vxlan', 'wireguard'] as const).flatMap((kind) => tunnelAddress(node, kind, family) ?? []);
}

export function notedAddress({ tunnels }: Node, encapsulation: Encapsulation, family: 4 | 6): Address | undefined {
  if (tunnels === undefined || encapsulation === 'none') return undefined;
  const text = {
    ipip: tunnels.ipip,
    vxlan: family === 4 ? tunnels.vxlan : tunnels.vxlan6,
    wireguard: family === 4 ? tunnels.wireguard : tunnels.wireguard6,
  }[encapsulation];
  return text === undefined ? undefined : parseAddress(text);
}

/** The route on `from` to pods on `to`. */
export function remoteRoute(context: PathContext, remote: RemoteRoute): Route {
  const { cover, encapsulation } = remote;
  const { family } = context;
  const base = { family, type: 'unicast', destination: cover, tos: 0 };
  if (encapsulation === 'wireguard') {
    return { ...base, ...hop(tunnelDevices.wireguard[family]), table: 'main', metric: 0 };
  }
  if (encapsulation === 'vxlan') return { ...base, ...vxlanHop(context, remote), table: 'main', metric: 0 };
  const felix = remote.vxlanPool || (encapsulation === 'ipip' && behaves(context.version, 'felix-programs-ipip'));
  const device = encapsulation === 'ipip' ? tunnelDevices.ipip[family] : remote.device;
  const direct = encapsulation === 'ipip' || (felix && remote.gateway === undefined);
  const via = encapsulation === 'ipip' ? remote.peer : (remote.gateway ?? remote.peer);
  const flags = direct ? ['onlink'] : [];
  const known = context.versionKnown || remote.vxlanPool;
  return {
    ...base,
    ...hop(device, via, flags),
    table: 'main',
    metric: known && !felix && behaves(context.version, 'bird-metric') ? 1024 : 0,
    ...(known && { protocol: felix ? '80' : 'bird' }),
  };
}

/** The single address of a pod that borrows it goes straight into the device, a block by way of the peer's tunnel address. */
function vxlanHop({ family }: PathContext, { to, cover }: RemoteRoute): Pick<Route, 'nexthops' | 'scope'> {
  const device = tunnelDevices.vxlan[family];
  if (cover.length === bits(family)) return { ...hop(device), scope: 'link' };
  return hop(device, tunnelAddress(to, 'vxlan', family), ['onlink']);
}

/** The route to a pod on its own node. */
export function podRoute({ family, version, versionKnown }: PathContext, address: Address, device: string): Route {
  return {
    family,
    type: 'unicast',
    destination: { address, length: bits(family) },
    table: 'main',
    ...hop(device),
    tos: 0,
    metric: versionKnown && behaves(version, 'bird-metric') ? 1024 : 0,
    scope: 'link',
  };
}

function hop(device: string | undefined, gateway?: Address, flags: readonly string[] = []): Pick<Route, 'nexthops'> {
  const ends = { ...(gateway && { gateway }), ...(device !== undefined && { device }) };
  return { nexthops: [{ ...ends, weight: 1, flags: gateway === undefined ? [] : flags }] };
}
