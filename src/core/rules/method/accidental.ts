import { takenNames } from '../../detection/method.ts';
import { isHostLocal, isOwnNetwork, isVirtual } from '../../detection/virtual.ts';
import { contains, isGlobalUnicast } from '../../net/address.ts';
import type { ChosenOn } from '../address/chosen.ts';
import type { SiteContext } from '../rule.ts';

/** Whether a virtual interface is chosen without being meant: one by which other nodes can seldom reach the node. */
export function isAccidental(chosen: ChosenOn, context: SiteContext): boolean {
  const { node, candidate } = chosen;
  const { interface: device, address } = candidate;
  if (!isVirtual(device) || isOwnNetwork(device, address, node)) return false;
  if (device.name === 'lo') return !isGlobalUnicast(address);
  return isHostLocal(device) || !isNamed(chosen, context);
}

/** Whether the method names the interface itself, its kind of VPN, or a network in which the node has no other. */
function isNamed({ node, candidate }: ChosenOn, { method }: SiteContext): boolean {
  const { name } = candidate.interface;
  const named = takenNames(method);
  if (named !== undefined) {
    const letters = /^(tailscale|zt|wg|tun|tap|utun|ppp)/.exec(name)?.[0];
    return named.items.some(
      ({ value }) => plainName(value) === name || (letters !== undefined && value.includes(letters)),
    );
  }
  if (!('networks' in method)) return false;
  const meant = method.networks.flatMap((network) =>
    network !== undefined && contains(network, candidate.address) ? [network] : [],
  );
  const others = (node.interfaces ?? []).filter((device) => !isVirtual(device));
  return !others.some(({ addresses }) =>
    addresses.some(({ address }) => meant.some((network) => contains(network, address))),
  );
}

/** The name that an expression like `^br-lan$` stands for. */
function plainName(item: string): string {
  return item.replace(/^\^/, '').replace(/\$$/, '').replaceAll('\\', '');
}
