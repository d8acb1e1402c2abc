import { labelKeys } from '../calico/selector/ast.ts';
import { groupBy } from '../collections.ts';
import {
  type Address,
  bits,
  bothFamilies,
  contains,
  type Family,
  formatAddress,
  formatPrefix,
  type Prefix,
} from '../net/address.ts';
import type { FlowEnd } from './flowEnd.ts';
import { hostClass, type Judge } from './judge.ts';
import type { Endpoint, Rule, Side, World } from './world.ts';

/** Ends of which policies say the same, whatever is on the other end. */
export interface Group {
  readonly kind: 'pods' | 'host' | 'outside';
  /** `shop/web`, `host:h`, or networks for what is outside. */
  readonly name: string;
  /** Of what is outside: the network, or `IPv4` for all that is in no other. */
  readonly network?: string;
  /** The ids of its endpoints; networks for what is outside. */
  readonly members: readonly string[];
  /** One of them in each world; undefined where it has none of them. */
  readonly ends: readonly (FlowEnd | undefined)[];
}

/** The groups of the endpoints and of what is outside, in all of `judges` at once, so that they can be compared. */
export function groupEnds(judges: readonly Judge[]): readonly Group[] {
  const signatures = judges.map(signatureOf);
  const byId = judges.map(({ world }) => new Map(world.endpoints.map((each) => [each.id, each])));
  const ids = new Set(byId.flatMap((each) => [...each.keys()]));
  const keyOf = (id: string): string =>
    JSON.stringify(
      byId.map((endpoints, at) => {
        const endpoint = endpoints.get(id);
        return endpoint === undefined ? '' : signatures[at]?.(endpoint);
      }),
    );
  const inside = [...groupBy(ids, keyOf).values()].map((members): Group => {
    const [first = ''] = members;
    const ends = byId.map((endpoints) => endOf(endpoints.get(first)));
    const isHost = ends.some((end) => end?.kind === 'host');
    return { kind: isHost ? 'host' : 'pods', name: groupName(members), members, ends };
  });
  return [...inside.sort((a, b) => (a.name < b.name ? -1 : 1)), ...outsideGroups(judges)];
}

function endOf(endpoint: Endpoint | undefined): FlowEnd | undefined {
  if (endpoint === undefined) return undefined;
  return endpoint.kind === 'pod' ? { kind: 'pod', endpoint } : { kind: 'host', endpoint };
}

function groupName(members: readonly string[]): string {
  const [first = '', second] = [...members].sort();
  return second === undefined ? first : `${first} +${members.length - 1}`;
}

/** Everything about an endpoint that any policy, rule or host can look at. */
function signatureOf({ world, hosts, hostsOn, policiesOf }: Judge): (endpoint: Endpoint) => string {
  const rules = allRules(world);
  const sides = rules.flatMap(({ source, destination }) => [source, destination]);
  const keys = new Set(
    [...world.policies.map(({ selector }) => selector), ...sides.flatMap(selectorsOf)].flatMap((selector) =>
      labelKeys(selector).map(({ value }) => value),
    ),
  );
  const names = new Set(sides.flatMap(({ namedPorts, notNamedPorts }) => [...namedPorts, ...notNamedPorts]));
  const netsAt = prefixFinder(prefixesOf(world, sides));
  const ofHost = hostClass(policiesOf, world);
  const ofNode = ({ node = '' }: Endpoint): string => {
    const [own] = hostsOn.get(node) ?? [];
    return own === undefined ? '' : ofHost(own);
  };
  const served = new Map<string, string[]>();
  for (const [service, members] of world.services) {
    for (const { address } of members) {
      const key = formatAddress(address);
      served.set(key, [...(served.get(key) ?? []), service]);
    }
  }
  return (endpoint) =>
    JSON.stringify([
      endpoint.kind === 'host' ? ofHost(endpoint) : '',
      [...keys].map((key) => endpoint.labels.get(key) ?? null),
      endpoint.ports.filter(({ name }) => names.has(name)).map((port) => Object.values(port)),
      endpoint.addresses.map((address) => [address.family, netsAt(address), served.get(formatAddress(address)) ?? []]),
      hosts.length === 0 ? '' : ofNode(endpoint),
    ]);
}

function selectorsOf({ selector, notSelector }: Side) {
  return [selector ?? [], notSelector ?? []].flat();
}

/** The rules of all policies and profiles. */
export function allRules({ policies, profiles }: World): readonly Rule[] {
  return [...policies, ...profiles.values()].flatMap(({ rules }) => [...rules.ingress, ...rules.egress]);
}

/** All networks by which a world tells addresses apart. */
function prefixesOf(world: World, sides: readonly Side[]): readonly Prefix[] {
  const failsafes = [...world.felix.values()].flatMap(({ failsafes: { inbound, outbound } }) => [
    ...inbound,
    ...outbound,
  ]);
  const all = [
    ...sides.flatMap(({ nets, notNets }) => [...nets, ...notNets]),
    ...world.networkSets.flatMap(({ nets }) => nets),
    ...failsafes.flatMap(({ net }) => net ?? []),
  ];
  return [...new Map(all.map((prefix) => [formatPrefix(prefix), prefix])).values()];
}

/** Finds which of some networks hold an address, as text that is equal where they are. */
function prefixFinder(prefixes: readonly Prefix[]): (address: Address) => string {
  const known = new Set(prefixes.map(formatPrefix));
  const lengths = { 4: lengthsOf(prefixes, 4), 6: lengthsOf(prefixes, 6) };
  return (address) => {
    const found = lengths[address.family].map((length) => formatPrefix(cut(address, length)));
    return found.filter((text) => known.has(text)).join(' ');
  };
}

function lengthsOf(prefixes: readonly Prefix[], family: Family): readonly number[] {
  return [...new Set(prefixes.flatMap(({ address, length }) => (address.family === family ? [length] : [])))];
}

function cut({ family, value }: Address, length: number): Prefix {
  const host = BigInt(bits(family) - length);
  return { address: { family, value: (value >> host) << host }, length };
}

/** Networks nest or are apart, so each one without those in it is alike, and one address stands for it. */
function outsideGroups(judges: readonly Judge[]): readonly Group[] {
  const endpoints = judges.flatMap(({ world }) => world.endpoints);
  const taken = endpoints.flatMap(({ addresses }) => addresses.map((address) => cut(address, bits(address.family))));
  const families = new Set<Family>(judges.flatMap((judge) => [...judge.families]));
  const served = judges.flatMap(({ world }) =>
    [...world.services.values()].flatMap((members) => members.map(({ address }) => cut(address, bits(address.family)))),
  );
  const named = judges.flatMap(({ world }) => {
    const sides = allRules(world).flatMap(({ source, destination }) => [source, destination]);
    return prefixesOf(world, sides);
  });
  const whole = bothFamilies.map((family): Prefix => ({ address: { family, value: 0n }, length: 0 }));
  const all = new Map([...whole, ...named, ...served].map((prefix) => [formatPrefix(prefix), prefix]));
  return [...all.values()]
    .filter(({ address }) => families.has(address.family))
    .flatMap((prefix): readonly Group[] => {
      const address = addressIn(prefix, [...all.values(), ...taken]);
      if (address === undefined) return [];
      const network = prefix.length === 0 ? `IPv${prefix.address.family}` : formatPrefix(prefix);
      const end = { kind: 'address', address } as const;
      return [
        {
          kind: 'outside',
          name: `outside ${network}`,
          network,
          members: [formatPrefix(prefix)],
          ends: judges.map(() => end),
        },
      ];
    });
}

/** An address of a network that is in none of the networks inside it; undefined where they fill it. */
function addressIn(prefix: Prefix, others: readonly Prefix[]): Address | undefined {
  const { family, value } = prefix.address;
  const size = 1n << BigInt(bits(family) - prefix.length);
  const inside = others
    .filter((each) => each.length > prefix.length && contains(prefix, each.address))
    .sort((a, b) =>
      a.address.value < b.address.value ? -1 : a.address.value > b.address.value ? 1 : a.length - b.length,
    );
  // Not the first address, which is mostly none of a machine.
  let candidate = size > 2n ? value + 1n : value;
  for (const { address, length } of inside) {
    const end = address.value + (1n << BigInt(bits(family) - length));
    if (address.value <= candidate && candidate < end) candidate = end;
  }
  return candidate < value + size ? { family, value: candidate } : undefined;
}
