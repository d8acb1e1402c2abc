import { formatInetLine, formatRoute, formatRule } from '../../../src/core/net/iproute2.ts';
import type { Interface, Routing } from '../../../src/core/net/node.ts';

/** Writes what the readers gave back as short lines, so that a test's expectation can be read. */

/** `2 eth0@if4 <UP> mtu 1500 state UP: 10.0.0.1/24 scope global eth0; …`; what is not known is left out. */
export function describeInterface(one: Interface): string {
  const { index, name, parent, flags, mtu, operState, master, kind, addresses } = one;
  const head = [
    ...(index === undefined ? [] : [String(index)]),
    parent === undefined ? name : `${name}@${parent}`,
    ...(flags === undefined ? [] : [`<${flags.join(',')}>`]),
    ...(mtu === undefined ? [] : [`mtu ${mtu}`]),
    ...(operState === undefined ? [] : [`state ${operState}`]),
    ...(master === undefined ? [] : [`master ${master}`]),
    ...(kind === undefined ? [] : [`kind ${kind}`]),
  ].join(' ');
  return `${head}: ${addresses.map(formatInetLine).join('; ')}`.trimEnd();
}

/** The routes and rules of one family, one per line. */
export function describeRouting({ routes, allTables, rules }: Routing): string[] {
  return [allTables ? 'all tables' : 'table main', ...routes.map(formatRoute), ...(rules ?? []).map(formatRule)];
}
