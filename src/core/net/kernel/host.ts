import { groupBy } from '../../collections.ts';
import { type Address, bits, contains, type Family, isLinkLocal6, network, sameAddress } from '../address.ts';
import type { Interface, InterfaceAddress, Node, Route, Rule } from '../node.ts';
import { createTable, type RouteTable } from './table.ts';
import type { Doubt } from './types.ts';

/** A node made ready for look-ups in one family: tables complete, rules given or the kernel's own. */
export interface Host {
  readonly family: Family;
  /** In the order of creation, which is what the kernel walks when it selects addresses. */
  readonly devices: readonly Interface[];
  readonly tables: ReadonlyMap<string, RouteTable>;
  readonly rules: readonly Rule[];
  /** No rule was ever added: IPv4's tables `local` and `main` are then searched as one. */
  readonly pristineRules: boolean;
  readonly routesKnown: boolean;
  readonly doubts: readonly Doubt[];
  /** Whether settings of IPv4 were read: those that aren't told are at their usual values. */
  readonly settingsKnown: boolean;
  sysctl(name: string): string | undefined;
}

/** Undefined where the node's interfaces or their addresses of this family are not known. */
export function createHost(node: Node, family: Family): Host | undefined {
  if (node.interfaces === undefined || !node.families.includes(family) || !node.prefixesKnown) return undefined;
  const devices = byCreation(node.interfaces);
  const routing = node.routing[family];
  const known = routing?.routes ?? devices.flatMap((device) => subnetRoutes(device, family));
  const routes = routing?.allTables
    ? [...known, ...(family === 6 ? linkLocalRoutes(devices) : [])]
    : [...known.filter(({ table }) => table !== 'local'), ...localRoutes(devices, family)];
  const rules = routing?.rules ?? defaultRules(family);
  const doubts: Doubt[] = [];
  if (routing === undefined) doubts.push('routes-from-subnets');
  else if (routing.rules === undefined) doubts.push('default-rules');
  return {
    family,
    devices,
    tables: new Map([...groupBy(routes, ({ table }) => table)].map(([name, own]) => [name, createTable(own)] as const)),
    rules: [...rules].sort((a, b) => a.priority - b.priority),
    pristineRules: rules.length === defaultRules(family).length && rules.every(isDefaultRule),
    routesKnown: routing !== undefined,
    doubts,
    settingsKnown: Object.keys(node.sysctls).some(isFilterSetting),
    sysctl: (name) => node.sysctls[name],
  };
}

/** A node of which nothing is known. */
export function emptyHost(family: Family): Host {
  const none = { devices: [], tables: new Map(), rules: [], doubts: [] };
  return { family, ...none, pristineRules: true, routesKnown: false, settingsKnown: false, sysctl: () => undefined };
}

export function addressesOf(device: Interface, family: Family): readonly InterfaceAddress[] {
  return device.addresses.filter(({ address }) => address.family === family);
}

export function deviceNamed(host: Host, name: string | undefined): Interface | undefined {
  return name === undefined ? undefined : host.devices.find((device) => device.name === name);
}

export function hasAddress(host: Host, address: Address): boolean {
  return host.devices.some((device) =>
    device.addresses.some((own) => isUsable(own) && sameAddress(own.address, address)),
  );
}

/** Until duplicate address detection has ended well, IPv6 doesn't take an address for its own (net/ipv6/addrconf.c). */
export function isUsable({ address, flags }: InterfaceAddress): boolean {
  if (address.family === 4) return true;
  return !flags.includes('dadfailed') && (!flags.includes('tentative') || flags.includes('optimistic'));
}

/** The VRF a device belongs to or is itself; source selection never leaves it. */
export function vrfOf(host: Host, device: Interface): string | undefined {
  if (device.kind === 'vrf') return device.name;
  const master = deviceNamed(host, device.master);
  return master?.kind === 'vrf' ? master.name : undefined;
}

function byCreation(interfaces: readonly Interface[]): readonly Interface[] {
  const indexes = interfaces.map(({ index }) => index);
  if (indexes.includes(undefined)) return interfaces;
  return [...interfaces].sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
}

function defaultRules(family: Family): readonly Rule[] {
  const rule = (priority: number, table: string): Rule => {
    return { family, priority, not: false, l3mdev: false, action: { kind: 'lookup', table } };
  };
  const both = [rule(0, 'local'), rule(32766, 'main')];
  return family === 4 ? [...both, rule(32767, 'default')] : both;
}

const defaultTables: Readonly<Record<number, string>> = { 0: 'local', 32766: 'main', 32767: 'default' };

function isDefaultRule(rule: Rule): boolean {
  const { priority, not, l3mdev, action } = rule;
  if (not || l3mdev || action.kind !== 'lookup' || action.table !== defaultTables[priority]) return false;
  return Object.keys(rule).every((key) => unselective.has(key));
}

const unselective: ReadonlySet<string> = new Set([
  'family',
  'priority',
  'not',
  'l3mdev',
  'action',
] satisfies (keyof Rule)[]);

/** What the kernel itself puts into `main` for each address of an interface that is up. */
function subnetRoutes(device: Interface, family: Family): Route[] {
  if (device.flags !== undefined && !device.flags.includes('UP')) return [];
  return addressesOf(device, family)
    .filter((own) => !own.flags.includes('secondary') && !own.flags.includes('noprefixroute'))
    .filter((own) => own.prefixLength < bits(family) || own.peer !== undefined)
    .map((own) => ({
      ...plainRoute(family, 'main', device.name),
      destination: network({ address: own.peer ?? own.address, length: own.prefixLength }),
      metric: family === 6 ? 256 : 0,
      scope: 'link',
      ...(family === 4 ? { source: own.address } : {}),
    }));
}

/** What the kernel keeps in table `local`, for listings that show `main` alone. */
function localRoutes(devices: readonly Interface[], family: Family): Route[] {
  return devices.flatMap((device) => {
    if (device.addresses.length === 0) return []; // as most, those of pods
    const own = addressesOf(device, family).filter(isUsable);
    const routes = own.map((each) => localRoute(device, each.address, bits(family), primaryFor(own, each)));
    if (family === 6 || device.name !== 'lo') return routes;
    const ranges = own.filter(({ prefixLength }) => prefixLength < 32);
    return [...routes, ...ranges.map((each) => localRoute(device, each.address, each.prefixLength, each.address))];
  });
}

/** Those of link-local addresses, which listings of table `local` may leave out. */
function linkLocalRoutes(devices: readonly Interface[]): Route[] {
  return devices.flatMap((device) => {
    const own = addressesOf(device, 6).filter((each) => isUsable(each) && isLinkLocal6(each.address));
    return own.map(({ address }) => localRoute(device, address, 128, address));
  });
}

function localRoute(device: Interface, address: Address, length: number, source: Address): Route {
  const base = plainRoute(address.family, 'local', device.name);
  const destination = network({ address, length });
  return { ...base, type: 'local', destination, scope: 'host', ...(address.family === 4 ? { source } : {}) };
}

/** A secondary address speaks through the primary of its subnet (net/ipv4/fib_frontend.c, fib_add_ifaddr). */
function primaryFor(all: readonly InterfaceAddress[], own: InterfaceAddress): Address {
  if (own.address.family === 6 || !own.flags.includes('secondary')) return own.address;
  const subnet = { address: own.address, length: own.prefixLength };
  const primary = all.find(
    (each) =>
      !each.flags.includes('secondary') && each.prefixLength === subnet.length && contains(subnet, each.address),
  );
  return (primary ?? own).address;
}

function plainRoute(family: Family, table: string, device: string): Omit<Route, 'destination'> {
  return { family, type: 'unicast', table, nexthops: [{ device, weight: 1, flags: [] }], metric: 0, tos: 0 };
}

function isFilterSetting(name: string): boolean {
  if (name === 'net.ipv4.ip_forward') return true;
  return name.startsWith('net.ipv4.conf.') && (name.endsWith('.rp_filter') || name.endsWith('.forwarding'));
}
