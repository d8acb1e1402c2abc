import { tunnelDevices } from '../facts/devices.ts';
import type { Node } from '../net/node.ts';
import type { Fault } from './fault.ts';
import { type Encapsulation, overheadOf } from './pool.ts';

/** How large packets may be on their way: larger ones are dropped, or the sender is told to send smaller ones. */

export interface Sizes {
  readonly family: 4 | 6;
  readonly node: Node;
  readonly encapsulation: Encapsulation;
  /** The interface by which the (outer) packet leaves. */
  readonly through: string | undefined;
  /** The host's end of the sending pod's veth pair, on its own node. */
  readonly veth: string | undefined;
}

/** The tunnel device must leave room for what the wrapping adds. */
export function tunnelMtu({ family, node, encapsulation, through }: Sizes): readonly Fault[] {
  if (encapsulation === 'none' || through === undefined) return [];
  const device = tunnelDevices[encapsulation][family];
  const [mtu, outer] = [mtuOf(node, device), mtuOf(node, through)];
  if (mtu === undefined || outer === undefined) return [];
  const fits = outer - overheadOf(encapsulation, family);
  return mtu > fits ? [{ kind: 'mtu', node: node.name, device, mtu, through, fits }] : [];
}

/** What the pod may send must fit in what the tunnel and the interface behind it take. */
export function vethMtu({ family, node, encapsulation, through, veth }: Sizes): readonly Fault[] {
  const mtu = mtuOf(node, veth);
  if (veth === undefined || mtu === undefined) return [];
  const device = encapsulation === 'none' ? undefined : tunnelDevices[encapsulation][family];
  const [tunnel, outer] = [mtuOf(node, device), mtuOf(node, through)];
  const room = outer === undefined ? undefined : outer - overheadOf(encapsulation, family);
  const fits = Math.min(tunnel ?? Number.POSITIVE_INFINITY, room ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(fits) || mtu <= fits) return [];
  const narrow = fits === room ? (through ?? '') : (device ?? '');
  return [{ kind: 'mtu', node: node.name, device: veth, mtu, through: narrow, fits }];
}

/** The largest packets that leave the node against what the peer's interface takes; routers between would tell the sender. */
export function peerMtu(sizes: Sizes, peer: Node, device: string | undefined): readonly Fault[] {
  const { family, node, encapsulation, through, veth } = sizes;
  const [sent, taken] = [mtuOf(node, through), mtuOf(peer, device)];
  if (sent === undefined || taken === undefined || device === undefined) return [];
  const tunnel = encapsulation === 'none' ? undefined : tunnelDevices[encapsulation][family];
  const inner = [mtuOf(node, tunnel), mtuOf(node, veth)];
  const overhead = overheadOf(encapsulation, family);
  const size = Math.min(sent, ...inner.flatMap((mtu) => (mtu === undefined ? [] : [mtu + overhead])));
  if (size <= taken) return [];
  const fits = taken - overhead;
  return [{ kind: 'mtu-peer', node: peer.name, device, mtu: taken, sender: node.name, size, fits }];
}

function mtuOf({ interfaces = [] }: Node, name: string | undefined): number | undefined {
  return interfaces.find((each) => each.name === name)?.mtu;
}
