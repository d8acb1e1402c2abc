import { bits, formatAddress, formatPrefix } from '../net/address.ts';
import type { Route } from '../net/node.ts';

/** Where a route leads, as `ip route` begins it: `default`, `10.244.5.192/26`, `10.244.5.193`. */
export function formatDestinationOf({ destination, family }: Route): string {
  if (destination.length === 0) return 'default';
  return destination.length === bits(family) ? formatAddress(destination.address) : formatPrefix(destination);
}
