import { type Address, sameAddress } from '../net/address.ts';
import { masqueradeSource } from '../net/kernel/kernel.ts';
import type { Node } from '../net/node.ts';
import { addFaults, type Flight, type Walk } from './flight.ts';
import type { PathContext } from './model.ts';
import { poolHolding } from './pool.ts';
import { encapsulationOfDevice, tunnelAddress } from './predictedRoute.ts';

/** Replaces the source where the node's rules ask for it; undefined where there is none to put in: it is dropped. */
export function translate(
  walk: Walk,
  node: Node,
  device: string | undefined,
  next: Address,
  flight: Flight,
  isOwn: boolean,
): Flight | undefined {
  const { context, hops, undo } = walk;
  // What answers has its translation already (conntrack), and outer packets are of no pool.
  if (undo !== undefined || flight.inner !== undefined || device === undefined) return flight;
  if (!isTranslated(context, node, device, flight, isOwn)) return flight;
  const { host } = context.kernelOf(node);
  const given = masqueradeSource(host, device, next, flight.destination);
  if (given === undefined && host.devices.length > 0) {
    addFaults(walk, [{ kind: 'no-source', node: node.name, device }]);
    return undefined;
  }
  hops.push({ kind: 'nat', node: node.name, ...(given && { address: given }), faults: [] });
  if (given === undefined) return flight;
  walk.translations.push({ node, given, original: flight.source });
  return { ...flight, source: given };
}

/**
 * Packets from a pool with natOutgoing that leave all pools get the node's address (felix/rules/nat.go,
 * cali-nat-outgoing), and what the node sends into a tunnel that of the tunnel's device (felix/rules/static.go,
 * StaticNATPostroutingChains).
 */
function isTranslated(
  context: PathContext,
  node: Node,
  device: string,
  { source, destination }: Flight,
  isOwn: boolean,
): boolean {
  const wrapping = encapsulationOfDevice(device);
  if (isOwn && wrapping !== 'none') {
    const own = tunnelAddress(node, wrapping, context.family);
    return own !== undefined && !sameAddress(own, source);
  }
  const asks = poolHolding(context.pools, source)?.natOutgoing === true;
  return asks && poolHolding(context.pools, destination) === undefined;
}
