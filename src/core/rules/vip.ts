import type { Candidate } from '../detection/choice.ts';
import { isVirtual } from '../detection/virtual.ts';
import { bits, contains, isGlobalUnicast, sameAddress, unmap } from '../net/address.ts';
import type { InterfaceAddress } from '../net/node.ts';

/** Addresses that were added to an interface besides its own, as kube-vip and keepalived do. */

/**
 * The own address of the real interface on which `candidate` is such a further one: a `secondary`, or one with a full
 * prefix inside the subnet of another; undefined where it is the own one for all that is known. IPv4 only: `ip` calls
 * IPv6 addresses secondary that are temporary, and DHCPv6 gives a full prefix to those that are none.
 */
export function ownAddressBeside({ interface: device, address }: Candidate): InterfaceAddress | undefined {
  if (address.family !== 4 || device.addresses.length < 2 || isVirtual(device)) return undefined;
  const added = device.addresses.find((own) => sameAddress(unmap(own.address), address));
  if (added === undefined || added.peer !== undefined) return undefined;
  if (!added.flags.includes('secondary') && added.prefixLength !== bits(4)) return undefined;
  return device.addresses.find((own) => own !== added && isOwn(own) && contains(subnetOf(own), address));
}

function isOwn({ address, prefixLength, flags }: InterfaceAddress): boolean {
  if (address.family !== 4 || prefixLength === bits(4) || flags.includes('secondary')) return false;
  return isGlobalUnicast(address);
}

function subnetOf({ address, prefixLength: length }: InterfaceAddress) {
  return { address, length };
}
