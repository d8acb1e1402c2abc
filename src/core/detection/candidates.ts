import { behaves } from '../calico/changes.ts';
import type { CalicoVersion } from '../calico/version.ts';
import { type Address, bits, type Family, parseAddress, parsePrefix, sameAddress, unmap } from '../net/address.ts';
import type { Interface, InterfaceAddress, Node } from '../net/node.ts';
import type { Candidate } from './choice.ts';

/** The addresses of interfaces as calico-node sees them, in Go's terms. */

/**
 * The addresses of `family` on `device`, in the kernel's order, with the prefix length that calico-node would store.
 * An IPv4-mapped address counts as IPv4. The address of a point-to-point link has the peer's prefix up to v3.31, and
 * a full one from v3.32.0 (node/pkg/lifecycle/startup/autodetection/addr_linux.go).
 */
export function addressesAsSeen(
  device: Interface,
  family: Family,
  node: Node,
  version: CalicoVersion,
): readonly Candidate[] {
  if (device.addresses.length === 0) return none; // as most interfaces of pods
  const seen: Candidate[] = [];
  for (const own of device.addresses) {
    if (unmap(own.address).family === family) seen.push(candidateOf(device, own, node, version));
  }
  return seen;
}

function candidateOf(device: Interface, own: InterfaceAddress, node: Node, version: CalicoVersion): Candidate {
  const address = unmap(own.address);
  if (!node.prefixesKnown) return { interface: device, address };
  return { interface: device, address, prefixLength: lengthAsSeen(own, address, version) };
}

const none: readonly Candidate[] = [];

function lengthAsSeen(own: InterfaceAddress, address: Address, version: CalicoVersion): number {
  const pointToPoint = own.peer !== undefined && !sameAddress(own.peer, own.address);
  if (pointToPoint && behaves(version, 'peer-has-no-subnet')) return bits(address.family);
  return address.family === own.address.family ? own.prefixLength : Math.max(0, own.prefixLength - 96);
}

/** The interface that calico-node takes for the owner of `address`: the last listed one (GetLocalCIDR, reachaddr.go). */
export function ownerOf(address: Address, node: Node, version: CalicoVersion): Candidate | undefined {
  const { interfaces = [] } = node;
  for (let at = interfaces.length - 1; at >= 0; at -= 1) {
    const device = interfaces[at];
    const own = device?.addresses.find((each) => sameAddress(unmap(each.address), address));
    if (device !== undefined && own !== undefined) return candidateOf(device, own, node, version);
  }
  return undefined;
}

/** Whether `stored`, which may lack its prefix length or be spelled otherwise, is another address than the candidate's. */
export function isAnotherAddress(stored: string, { storedAddress, address: chosen }: Candidate): boolean {
  const read = parsePrefix(stored)?.address ?? parseAddress(stored);
  if (read === undefined) return false;
  const address = unmap(read);
  return address.family === chosen.family && !sameAddress(address, storedAddress ?? chosen);
}
