import type { SelectorNode } from '../calico/selector/ast.ts';
import { matches } from '../calico/selector/evaluate.ts';
import { contains, type Family, type Prefix, sameAddress } from '../net/address.ts';
import { type Peer, poolsInside } from './owners.ts';
import { hasPorts, isIcmp } from './protocols.ts';
import { joined, product, type Range, type Region, subtractRanges } from './region.ts';
import type { IcmpMatch, Owner, Rule, Side, World } from './world.ts';

/** A packet but for its ports, or its ICMP type and code. */
export interface Packet {
  readonly family: Family;
  /** The number of its protocol. */
  readonly protocol: number;
  readonly source: Peer;
  readonly destination: Peer;
}

/** What a rule matches; `sure` is false where that depends on an address that nobody knows yet. */
export interface Matched {
  readonly region: Region;
  readonly sure: boolean;
}

const all16: Range = { from: 0, to: 65_535 };
const all8: Range = { from: 0, to: 255 };
const none: Range = { from: 0, to: 0 };

/** Every pair that packets of a protocol may have. */
export function wholeRegion(protocol: number): Region {
  if (hasPorts(protocol)) return [{ first: all16, second: all16 }];
  return isIcmp(protocol) ? [{ first: all8, second: all8 }] : [{ first: none, second: none }];
}

type Services = World['services'];
type Pools = World['pools'];

/**
 * The ports, or ICMP types and codes, with which a packet matches a rule, as felix/rules/policy.go renders it for iptables
 * (v3.32.1): conditions of one rule are joined by AND, the items of one list by OR. Without `anyNamed`, named ports of a rule
 * that names no protocol are those of TCP.
 */
export function matchRule(
  rule: Rule,
  packet: Packet,
  services: Services,
  pools: Pools,
  anyNamed = true,
): Matched | undefined {
  const { family, protocol } = packet;
  if (rule.ipVersion !== undefined && rule.ipVersion !== family) return undefined;
  if (rule.protocol !== undefined && rule.protocol !== protocol) return undefined;
  if (rule.notProtocol === protocol) return undefined;
  const ends = [
    matchEnd(rule.source, packet.source, family, pools),
    matchEnd(rule.destination, packet.destination, family, pools),
  ];
  if (ends.includes(false)) return undefined;
  const fromService = matchesSource(rule.source.service, packet.source, services);
  if (fromService === false) return undefined;
  const sure = !ends.includes(undefined) && fromService !== undefined;
  const hasNames = anyNamed || rule.protocol !== undefined || protocol === 6;
  const region = ranges(rule, packet, services, hasNames);
  return region.length === 0 ? undefined : { region, sure };
}

/**
 * A text for what an end of a rule says of a peer of packets of a family: peers for which it is the same are matched alike
 * by it, in every protocol.
 */
export function endKey(
  side: Side,
  as: 'source' | 'destination',
  peer: Peer,
  family: Family,
  { services, pools }: Pick<World, 'services' | 'pools'>,
): string {
  const matched = matchEnd(side, peer, family, pools);
  if (matched === false) return '0';
  const { service } = side;
  if (as === 'source' && matchesSource(service, peer, services) === false) return '0';
  const plain = matched === undefined ? '?' : '1';
  const served = as === 'source' || service === undefined ? '' : `<${servedText(service, peer, services)}>`;
  return plain + namesKey(side, peer) + served;
}

/** Whether an end of a rule is for every peer, and looks at nothing that peers have. */
export function isForAll(side: Side): boolean {
  return saysNothing(side) && side.service === undefined && side.namedPorts.length + side.notNamedPorts.length === 0;
}

function namesKey({ namedPorts, notNamedPorts, selector }: Side, { owners }: Peer): string {
  if (namedPorts.length + notNamedPorts.length === 0) return '';
  const found = owners.flatMap(({ ports, labels }) =>
    selector === undefined || matches(selector, labels) ? ports.map((port) => Object.values(port).join(' ')) : [],
  );
  return `(${found.join()})`;
}

/** The ports behind a Service that has the address of a peer. */
function servedText(service: string, { address }: Peer, services: Services): string {
  if (address === undefined) return '';
  const members = (services.get(service) ?? []).filter((member) => sameAddress(member.address, address));
  return members.flatMap(({ ports }) => ports.map(({ protocol, port }) => `${protocol}:${port}`)).join();
}

function ranges(rule: Rule, packet: Packet, services: Services, hasNames: boolean): Region {
  const { protocol } = packet;
  if (rule.icmp !== undefined || rule.notIcmp !== undefined) {
    return isIcmp(protocol) ? icmpRegion(rule.icmp, rule.notIcmp) : [];
  }
  const source = portRanges(rule.source, packet.source, protocol, hasNames);
  const destination = servicePorts(rule.destination.service, packet, services, () =>
    portRanges(rule.destination, packet.destination, protocol, hasNames),
  );
  if (hasPorts(protocol)) return product(source, destination);
  // Nothing else has ports: what asks for some doesn't match.
  return source === noPorts && destination === noPorts ? wholeRegion(protocol) : [];
}

/** Of a protocol without ports, in a rule that asks for none. */
const noPorts: readonly Range[] = [all16];

/** Named ports are those of the owners that the selector finds, of the packet's protocol (felix/labelindex). */
function portRanges(side: Side, peer: Peer, protocol: number, hasNames: boolean): readonly Range[] {
  const asks = side.ports.length > 0 || side.namedPorts.length > 0;
  const excludes = side.notPorts.length > 0;
  if (!hasPorts(protocol)) return asks || excludes ? [] : noPorts;
  const named = (names: readonly string[]): readonly Range[] =>
    hasNames ? namedRanges(names, side.selector, peer, protocol) : [];
  const wanted = asks ? joined([...side.ports, ...named(side.namedPorts)]) : noPorts;
  const unwanted = [...side.notPorts, ...named(side.notNamedPorts)];
  return unwanted.length === 0 ? wanted : subtractRanges(wanted, unwanted);
}

function namedRanges(
  names: readonly string[],
  selector: SelectorNode | undefined,
  { owners }: Peer,
  protocol: number,
): readonly Range[] {
  if (names.length === 0) return [];
  return owners.flatMap((owner) => {
    if (owner.ports.length === 0 || (selector !== undefined && !matches(selector, owner.labels))) return [];
    return owner.ports.flatMap((port) =>
      port.protocol === protocol && names.includes(port.name) ? [{ from: port.port, to: port.port }] : [],
    );
  });
}

/** The ports behind a Service with the destination's address; those of the rule where it names no Service. */
function servicePorts(
  service: string | undefined,
  { destination, protocol }: Packet,
  services: Services,
  others: () => readonly Range[],
): readonly Range[] {
  if (service === undefined) return others();
  const { address } = destination;
  const members = address === undefined ? [] : (services.get(service) ?? []);
  const ports = members.flatMap((member) =>
    address !== undefined && sameAddress(member.address, address)
      ? member.ports.flatMap((port) => (port.protocol === protocol ? [{ from: port.port, to: port.port }] : []))
      : [],
  );
  return joined(ports);
}

function matchesSource(service: string | undefined, { address }: Peer, services: Services): boolean | undefined {
  if (service === undefined) return true;
  const members = services.get(service) ?? [];
  return address !== undefined && members.some((member) => sameAddress(member.address, address));
}

function icmpRegion(icmp: IcmpMatch | undefined, notIcmp: IcmpMatch | undefined): Region {
  const types = icmp === undefined ? all8 : { from: icmp.type, to: icmp.type };
  const codes = icmp?.code === undefined ? all8 : { from: icmp.code, to: icmp.code };
  const wanted: Region = [{ first: types, second: codes }];
  if (notIcmp === undefined) return wanted;
  const otherTypes = subtractRanges([types], [{ from: notIcmp.type, to: notIcmp.type }]);
  const outside = product(otherTypes, [codes]);
  if (notIcmp.code === undefined || types.from > notIcmp.type || types.to < notIcmp.type) return outside;
  const otherCodes = subtractRanges([codes], [{ from: notIcmp.code, to: notIcmp.code }]);
  return [...outside, ...product([{ from: notIcmp.type, to: notIcmp.type }], otherCodes)];
}

/** Undefined where it depends on an address that is not known. The family of a peer's address is that of the packet. */
function matchEnd(side: Side, peer: Peer, family: Family, pools: Pools): boolean | undefined {
  if (saysNothing(side)) return true;
  if (peer.address === undefined) return findOut(side, peer, family, pools);
  if (peer.answers.has(side)) return peer.answers.get(side);
  const answer = findOut(side, peer, family, pools);
  peer.answers.set(side, answer);
  return answer;
}

function saysNothing({ nets, notNets, selector, notSelector }: Side): boolean {
  return nets.length === 0 && notNets.length === 0 && selector === undefined && notSelector === undefined;
}

function findOut(side: Side, peer: Peer, family: Family, pools: Pools): boolean | undefined {
  const answers = [
    inNets(side.nets, peer, family, pools),
    notInNets(side.notNets, peer, family, pools),
    side.selector === undefined ? true : isSelected(side.selector, peer),
    side.notSelector === undefined ? true : negated(isSelected(side.notSelector, peer)),
  ];
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** A rule with networks of the other family only is not rendered (felix/rules/policy.go, filterNets). */
function inNets(nets: readonly Prefix[], peer: Peer, family: Family, pools: Pools): boolean | undefined {
  if (nets.length === 0) return true;
  const own = nets.filter(({ address }) => address.family === family);
  return own.length === 0 ? false : holds(own, peer, family, pools);
}

/** Nor is one that excludes networks of the other family only, or that excludes everything. */
function notInNets(nets: readonly Prefix[], peer: Peer, family: Family, pools: Pools): boolean | undefined {
  if (nets.length === 0) return true;
  const own = nets.filter(({ address }) => address.family === family);
  if (own.length === 0 || own.some(({ length }) => length === 0)) return false;
  return negated(holds(own, peer, family, pools));
}

function holds(nets: readonly Prefix[], { address }: Peer, family: Family, pools: Pools): boolean | undefined {
  if (address !== undefined) return nets.some((net) => contains(net, address));
  return poolsInside(
    nets,
    pools.filter((pool) => pool.address.family === family),
  );
}

function isSelected(selector: SelectorNode, { owners, maybe }: Peer): boolean | undefined {
  const isIt = (owner: Owner): boolean => matches(selector, owner.labels);
  if (owners.some(isIt)) return true;
  return maybe.some(isIt) ? undefined : false;
}

function negated(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer;
}
