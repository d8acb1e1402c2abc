import { type Destination, readDestination } from '../detection/destination.ts';
import { localNames } from '../inventory/inventory.ts';
import { writingFault } from './method/writing.ts';
import { partsOf } from './parts.ts';
import type { SiteContext } from './rule.ts';

/** Faults of a method's text that show without any node. */

/**
 * Whether the text is wrong in itself, so that a finding on it tells the cause: rules on what happens on the nodes then
 * say nothing.
 */
export function isFaulty(context: SiteContext): boolean {
  const { method, site } = context;
  if (writingFault(context) !== undefined) return true;
  if (partsOf(context).some(({ value }) => value.trim() !== value)) return true;
  switch (method.kind) {
    case 'unknown':
      return true;
    case 'interface':
    case 'skip-interface':
      return !method.regexp.ok || method.items.some(({ value }) => matchesEverything(value));
    case 'cidr':
      return method.networks.every((prefix) => prefix?.address.family !== site.family) || hasInvalidNetwork(context);
    case 'can-reach':
      return destinationFault(context) !== undefined;
    case 'first-found':
    case 'kubernetes-internal-ip':
      return false;
  }
}

/** An empty item, or an empty alternative in one (`eth0|`), is an expression that matches every name. */
export function matchesEverything(item: string): boolean {
  return item === '' || /^\||[^\\]\|$|[^\\]\|\|/.test(item);
}

/** What is wrong with the destination of can-reach=, whatever the node's routes are. */
export function destinationFault(context: SiteContext): 'wrong-family' | 'not-a-name' | 'itself' | undefined {
  const { method, site, agent } = context;
  if (!('destination' in method)) return undefined;
  const { version } = agent.plan.version;
  const destination = readDestination(method.destination.value, site.family, version, localNames);
  if (destination.kind === 'address') return isItself(destination) ? 'itself' : undefined;
  return destination.kind === 'wrong-family' || destination.kind === 'not-a-name' ? destination.kind : undefined;
}

/** Over the unspecified and the loopback address the kernel sends from the loopback address. */
function isItself({ address: { family, value } }: Destination & { kind: 'address' }): boolean {
  return family === 4 ? value === 0n || value >> 24n === 127n : value <= 1n;
}

function hasInvalidNetwork({ method }: SiteContext): boolean {
  return 'networks' in method && method.networks.includes(undefined);
}
