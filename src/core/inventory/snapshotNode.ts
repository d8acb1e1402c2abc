import { present } from '../collections.ts';
import { bothFamilies, type Family, formatAddress } from '../net/address.ts';
import {
  formatForwardingEntry,
  formatInetLine,
  formatNeighbour,
  formatRoute,
  formatRule,
  parseInetLine,
} from '../net/iproute2.ts';
import type { Interface, InterfaceAddress, Node, Routing, TunnelAddresses } from '../net/node.ts';
import { familyNames, familyOfRoute } from './snapshotRouting.ts';
import type { Nothing, PlainData } from './yamlText.ts';

/** One node as a snapshot holds it: only what is known, and nothing that reading would assume anyhow. */

type Entries = { [key: string]: PlainData };

/** The node as data with its keys in a fixed order; the decoder of snapshots makes the same node of it. */
export function nodeData(node: Node): PlainData {
  const { name, origin, ready, trouble, internalIPs, stored, tunnels, labels, providerID, kernelOrder, ...rest } = node;
  const { prefixesKnown, families: _, interfaces, routing, sysctls, neighbours, fdb, firewall, ...others } = rest;
  const { asNumber, routeReflectorClusterID, ...more } = others;
  more satisfies Nothing;
  return {
    name,
    ...present({
      origin,
      ready,
      trouble,
      internalIPs,
      stored: stored && storedData(stored),
      tunnels: tunnels && tunnelData(tunnels),
      labels: labels && sorted(labels),
      providerID,
      asNumber,
      routeReflectorClusterID,
    }),
    ...(!kernelOrder && { interfaceOrder: 'unknown' }),
    ...(!prefixesKnown && { prefixLengths: 'unknown' }),
    ...familiesData(node),
    ...(interfaces && { interfaces: interfaces.map((each) => interfaceData(each, prefixesKnown)) }),
    ...routingData(routing),
    ...(Object.keys(sysctls).length > 0 && { sysctls: sorted(sysctls) }),
    ...(neighbours && { neighbours: neighbours.map(formatNeighbour) }),
    ...(fdb && { fdb: fdb.map(formatForwardingEntry) }),
    ...(firewall && { firewall }),
  };
}

function storedData(stored: NonNullable<Node['stored']>): PlainData {
  const { 4: ipv4, 6: ipv6 } = stored;
  return present({ ipv4, ipv6 });
}

function tunnelData({ ipip, vxlan, vxlan6, wireguard, wireguard6, ...more }: TunnelAddresses): PlainData {
  more satisfies Nothing;
  return present({ ipip, vxlan, vxlan6, wireguard, wireguard6 });
}

/** Where interfaces are listed, both families are taken to be, and where not, none. */
function familiesData(node: Node): Entries {
  const assumed = node.interfaces === undefined ? 0 : 2;
  return node.families.length === assumed ? {} : { families: namesOf(node.families) };
}

function interfaceData(device: Interface, prefixesKnown: boolean): PlainData {
  const { name, index, parent, flags, operState, mtu, master, group, kind, addresses, ...more } = device;
  more satisfies Nothing;
  return {
    name,
    ...present({ index, parent, flags, state: operState, mtu, master, group, kind }),
    ...(addresses.length > 0 && { addresses: addresses.map((each) => addressText(each, name, prefixesKnown)) }),
  };
}

/** Address and prefix alone, where the rest is what reading assumes. */
function addressText(own: InterfaceAddress, device: string, prefixesKnown: boolean): string {
  const full = formatInetLine(own);
  const plainOnes = prefixesKnown ? [full.split(' ')[0] ?? ''] : [formatAddress(own.address), full.split(' ')[0] ?? ''];
  return plainOnes.find((short) => isSame(parseInetLine(short, device), own)) ?? full;
}

function isSame(a: InterfaceAddress | undefined, b: InterfaceAddress): boolean {
  return a !== undefined && a.prefixLength === b.prefixLength && formatInetLine(a) === formatInetLine(b);
}

/** What the routes themselves do not show is written besides: see the decoder. */
function routingData(routing: Node['routing']): Entries {
  const known = bothFamilies.filter((family) => routing[family] !== undefined);
  const routes = known.flatMap((family) => routing[family]?.routes ?? []);
  const empty = known.filter((family) => routing[family]?.routes.length === 0);
  const hidden = known.filter((family) => !isShown(routing[family]));
  const tables = hidden.map((family) => [familyNames[family], routing[family]?.allTables ? 'all' : 'main'] as const);
  const rules = known.flatMap((family) => routing[family]?.rules ?? []);
  return {
    ...(routes.length > 0 && { routes: routes.map((route) => routeText(formatRoute(route), route.family)) }),
    ...(hidden.length > 0 && { routeTables: Object.fromEntries(tables) }),
    ...(empty.length > 0 && { noRoutes: namesOf(empty) }),
    ...(rules.length > 0 && { rules: rules.map((rule) => ruleText(formatRule(rule), rule.family)) }),
  };
}

/** Whether the routes show by themselves that all tables are there: by one of table `local`, or by there being none. */
function isShown(routing: Routing | undefined): boolean {
  const routes = routing?.routes ?? [];
  return routing?.allTables === (routes.length === 0 || routes.some(({ table }) => table === 'local'));
}

function routeText(text: string, family: Family): string {
  return familyOfRoute(text) === family ? text : `-${family} ${text}`;
}

function ruleText(text: string, family: Family): string {
  return family === 6 ? `-6 ${text}` : text;
}

function namesOf(list: readonly Family[]): readonly string[] {
  return list.map((family) => familyNames[family]);
}

function sorted(record: Readonly<Record<string, string>>): PlainData {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
