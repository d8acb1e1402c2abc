import { append } from '../collections.ts';
import { tunnelDevices } from '../facts/devices.ts';
import { bits } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { PathContext } from './model.ts';
import type { DeviceNames, NodeDevices } from './reachDevices.ts';
import { wordsOf } from './reachFacts.ts';
import {
  deviceFacts,
  isOdd,
  lineFacts,
  notedFacts,
  type Place,
  routeFacts,
  ruleFacts,
  settingFacts,
} from './reachItems.ts';
import type { Names } from './reachNames.ts';
import { linkFacts } from './reachNeighbours.ts';
import { type PodEnd, podEnds } from './reachProbe.ts';

/** All that a walk may ask of a node but for its Calico address, as text that is the same for nodes that are alike. */
export interface Form {
  /** What the node has, but for what it says of single other nodes. */
  readonly base: string;
  /** By the number of another node: what this one has for it alone. */
  readonly about: ReadonlyMap<number, readonly string[]>;
  /** One pod of each kind, and two where there are more. */
  readonly pods: readonly PodEnd[];
  readonly twins: readonly PodEnd[];
  /** It has an answer of its own for each other node. */
  readonly isOdd: boolean;
  readonly deviceNames: DeviceNames;
}

export interface FormInput {
  readonly context: PathContext;
  readonly node: Node;
  /** The node's number. */
  readonly self: number;
  readonly names: Names;
  readonly vtepOf: (mac: string) => number | undefined;
  readonly devicesOf: NodeDevices;
}

export function formOf(input: FormInput): Form {
  const { context, node, self, names, vtepOf, devicesOf } = input;
  const { family, interfacePrefix } = context;
  const isWorkload = (name: string): boolean => name.startsWith(interfacePrefix);
  const deviceNames = devicesOf(node);
  const place: Place = { names, self, deviceNames };
  const about = new Map<number, string[]>();
  const ends = podEnds(context, node);
  const routes = sortRoutes(node, family, place, ends);
  const { rules, allTables } = node.routing[family] ?? {};
  const links = linkFacts({ node, self, family, names, vtepOf, deviceNames });
  for (const [peer, item] of [...routes.about, ...links.about]) append(about, peer, item);
  const named = new Set([
    ...routes.devices,
    ...links.devices,
    ...(rules ?? []).flatMap(({ iif, oif }) => [iif ?? '', oif ?? '']),
    ...(node.firewall ?? []).flatMap(wordsOf),
    ...Object.values(tunnelDevices).map((each) => each[family]),
  ]);
  for (const { name, master } of node.interfaces ?? []) if (master !== undefined && named.has(name)) named.add(master);
  // What names pods' interfaces tells pods apart; chains of Felix begin alike.
  const tellsApart = [...named].some(
    (name) => isWorkload(name) && name !== `${interfacePrefix}+` && !/^cali-/.test(name),
  );
  const isAddressed = (device: string): boolean =>
    node.interfaces?.some(
      ({ name, addresses }) => name === device && addresses.some(({ address }) => address.family === family),
    ) === true;
  const kinds = new Map<string, readonly PodEnd[]>();
  for (const end of ends) {
    const text = podText(node, end, place, {
      routes: routes.own.get(end.address.value) ?? [],
      tellsApart,
      isLone: ends.filter((each) => each.address.value === end.address.value).length === 1,
    });
    const known = kinds.get(text) ?? [];
    if (known.length < 2) kinds.set(text, [...known, end]);
  }
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  const base = JSON.stringify([
    routes.base,
    node.routing[family] === undefined ? 'no routes' : [allTables, rules?.map((rule) => ruleFacts(rule, place))],
    links.own,
    node.firewall === undefined ? 'no firewall' : node.firewall.map((line) => lineFacts(line, place)),
    settingFacts(node, (device) => named.has(device) || (!isWorkload(device) && isAddressed(device)), deviceNames),
    interfaceFacts(node, context, named, place),
    sorted.map(([text, { length }]) => [text, length]),
    notedFacts(context, node, place),
  ]);
  return {
    base,
    about,
    pods: sorted.flatMap(([, own]) => own.slice(0, 1)),
    twins: sorted.flatMap(([, own]) => own),
    isOdd: isOdd(node, context),
    deviceNames,
  };
}

interface Routes {
  readonly base: readonly unknown[];
  readonly about: readonly (readonly [peer: number, item: string])[];
  /** Those to single pods of the node, by their address. */
  readonly own: ReadonlyMap<bigint, readonly unknown[]>;
  readonly devices: readonly string[];
}

function sortRoutes(node: Node, family: 4 | 6, place: Place, ends: readonly PodEnd[]): Routes {
  const { names, self } = place;
  const pods = new Map(ends.map((end) => [end.address.value, end]));
  const base: unknown[] = [];
  const about: (readonly [number, string])[] = [];
  const own = new Map<bigint, unknown[]>();
  const devices: string[] = [];
  for (const route of node.routing[family]?.routes ?? []) {
    const { destination, nexthops } = route;
    const isOne = destination.length === bits(family);
    const pod = isOne ? pods.get(destination.address.value) : undefined;
    const others = nexthops.flatMap(({ device }) => (device === undefined || device === pod?.device ? [] : [device]));
    if (pod !== undefined) {
      const item = routeFacts(route, place, pod);
      own.set(destination.address.value, [...(own.get(destination.address.value) ?? []), item]);
      devices.push(...others);
      continue;
    }
    // Nothing is ever looked up that such a route is for.
    if (isOne ? !names.isAsked(destination.address) : names.holderOf(destination) === 'nobody') continue;
    devices.push(...others);
    const holder = isOne ? names.ownerOf(destination.address) : names.holderOf(destination);
    if (typeof holder !== 'number' || holder === self) base.push(routeFacts(route, place));
    else about.push([holder, JSON.stringify(routeFacts(route, { ...place, peer: holder }))]);
  }
  return { base, about, own, devices };
}

/** Those that have an address or that something names; what all pods' interfaces have, once. */
function interfaceFacts(
  node: Node,
  { family, interfacePrefix }: PathContext,
  named: ReadonlySet<string>,
  place: Place,
): readonly unknown[] {
  const { interfaces = [] } = node;
  const facts: unknown[] = [];
  const nameless = new Set<string>();
  for (const device of interfaces) {
    const { name, addresses } = device;
    const isNamed = named.has(name);
    if (!isNamed && !addresses.some(({ address }) => address.family === family)) continue;
    const isNameless = !isNamed && name.startsWith(interfacePrefix);
    const own = deviceFacts(device, node, { ...place, family }, isNameless ? undefined : name);
    if (isNameless) nameless.add(JSON.stringify(own));
    else facts.push(own);
  }
  return [facts, [...nameless], interfaces.length === 0 ? 'none' : 'some'];
}

interface PodFacts {
  readonly routes: readonly unknown[];
  readonly tellsApart: boolean;
  /** No other pod of the node has its address. */
  readonly isLone: boolean;
}

function podText(node: Node, { address, device, pod }: PodEnd, place: Place, facts: PodFacts): string {
  const { names, self } = place;
  const { routes, tellsApart, isLone } = facts;
  const found = node.interfaces?.find(({ name }) => name === device);
  const settings =
    device === undefined ? [] : Object.entries(node.sysctls).filter(([name]) => name.includes(`.${device}.`));
  const value = names.ownerOf(address) === undefined ? names.address(address, self) : '';
  return JSON.stringify([
    ...[value, names.around(address, self), routes],
    found === undefined ? 'missing' : deviceFacts(found, node, { ...place, family: address.family }, undefined),
    settings.map(([name, setting]) => [name.split('.').at(-1), setting]).sort(),
    tellsApart ? device : '',
    isLone ? '' : [pod?.namespace, pod?.name],
  ]);
}
