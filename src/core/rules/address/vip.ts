import type { Candidate } from '../../detection/choice.ts';
import { isVirtual } from '../../detection/virtual.ts';
import { bits, contains, type Family, isGlobalUnicast, isLinkLocal6, sameAddress, unmap } from '../../net/address.ts';
import type { InterfaceAddress } from '../../net/node.ts';
import type { SiteContext } from '../rule.ts';
import { chosenOn } from './chosen.ts';

/** Addresses that were added to an interface besides its own, as kube-vip and keepalived do. */

/**
 * The own address beside what is chosen on a node, as {@link ownAddressBeside}. Of IPv6 none where every node has an
 * address with a full prefix chosen: then that is how their addresses are given out.
 */
export function ownBeside(candidate: Candidate, context: SiteContext): InterfaceAddress | undefined {
  const own = ownAddressBeside(candidate);
  if (own === undefined || candidate.address.family === 4) return own;
  return chosenOn(context).every((each) => each.candidate.prefixLength === bits(6)) ? undefined : own;
}

/**
 * The own address of the real interface on which `candidate` is such a further one: of IPv4 a `secondary`, or one with a
 * full prefix inside the subnet of another; undefined where it is the own one for all that is known. Of IPv6 only the
 * latter, since `ip` calls temporary ones secondary; nor one that is `dynamic`, since DHCPv6 leases have a full prefix.
 */
export function ownAddressBeside({ interface: device, address }: Candidate): InterfaceAddress | undefined {
  if (device.addresses.length < 2 || isVirtual(device)) return undefined;
  const added = device.addresses.find((own) => sameAddress(unmap(own.address), address));
  if (added === undefined || added.peer !== undefined || !isAdded(added)) return undefined;
  const { family } = added.address;
  return device.addresses.find(
    (own) =>
      own !== added && isOwn(own, family) && contains({ address: own.address, length: own.prefixLength }, address),
  );
}

function isAdded({ address: { family }, prefixLength, flags }: InterfaceAddress): boolean {
  if (family === 4 && flags.includes('secondary')) return true;
  return prefixLength === bits(family) && !(family === 6 && flags.includes('dynamic'));
}

function isOwn({ address, prefixLength, flags }: InterfaceAddress, family: Family): boolean {
  if (address.family !== family || prefixLength === bits(family)) return false;
  if (flags.includes('secondary') || flags.includes('temporary')) return false;
  return isGlobalUnicast(address) && !(family === 6 && isLinkLocal6(address));
}
