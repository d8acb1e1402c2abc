import type { SelectorNode } from '../calico/selector/ast.ts';
import { parseSelector } from '../calico/selector/parse.ts';
import { bits, network, type Prefix, parseAddress, parsePrefix, unmap } from '../net/address.ts';
import { protocolNumber } from './protocols.ts';
import { joined, type Range } from './region.ts';
import { entitySelector } from './ruleSelector.ts';
import type { EntitySpec, IcmpSpec, RuleSpec } from './ruleSpec.ts';
import type { IcmpMatch, Rule, Side } from './world.ts';

/** Why Calico refuses a rule: the text that it can't read, and what it was to be. */
export interface Refusal {
  readonly what: 'selector' | 'protocol' | 'net' | 'port';
  readonly text: string;
}

/** Ends by what they say: those that say the same are one, so that what is found out of an address serves them all. */
export type SidePool = Map<string, Side>;

/**
 * A rule ready to be matched; `namespace` is that of its policy, empty for a global policy and a profile. What Calico's API
 * refuses is told instead.
 */
export function compileRule(
  spec: RuleSpec,
  namespace: string,
  file: string,
  sides: SidePool = new Map(),
): Rule | Refusal {
  const protocol = optionalProtocol(spec.protocol);
  if (protocol === 'wrong') return { what: 'protocol', text: spec.protocol ?? '' };
  const notProtocol = optionalProtocol(spec.notProtocol);
  if (notProtocol === 'wrong') return { what: 'protocol', text: spec.notProtocol ?? '' };
  const source = compileSide(spec.source, namespace, sides);
  if ('what' in source) return source;
  const destination = compileSide(spec.destination, namespace, sides);
  if ('what' in destination) return destination;
  return {
    action: spec.action,
    ipVersion: spec.ipVersion,
    protocol,
    notProtocol,
    icmp: icmpMatch(spec.icmp),
    notIcmp: icmpMatch(spec.notIcmp),
    source,
    destination,
    at: spec.span && { file, span: spec.span },
  };
}

function optionalProtocol(text: string | undefined): number | undefined | 'wrong' {
  return text === undefined ? undefined : (protocolNumber(text) ?? 'wrong');
}

/** One without a type says nothing. */
function icmpMatch(icmp: IcmpSpec | undefined): IcmpMatch | undefined {
  return icmp?.type === undefined ? undefined : { type: icmp.type, code: icmp.code };
}

function compileSide(entity: EntitySpec, namespace: string, sides: SidePool): Side | Refusal {
  const texts = [entity.selector, entity.notSelector, entity.namespaceSelector, entity.serviceAccounts?.selector ?? ''];
  for (const text of texts) if ('error' in parseSelector(text)) return { what: 'selector', text };
  // With a selector the negated one narrows it; alone it is about every address (felix/calc/rule_scanner.go).
  const positive = entitySelector(entity, namespace);
  const negative = entity.notSelector;
  const joinedText = positive !== '' && negative !== '' ? `(${positive}) && (!(${negative}))` : positive;
  const selector = joinedText === '' ? undefined : read(joinedText);
  const notSelector = positive !== '' || negative === '' ? undefined : read(negative);
  if (selector === 'wrong' || notSelector === 'wrong') return { what: 'selector', text: joinedText };
  const nets = entity.nets.map(readNet);
  const notNets = entity.notNets.map(readNet);
  const wrongNet = [...entity.nets, ...entity.notNets].find((text) => readNet(text) === undefined);
  if (wrongNet !== undefined) return { what: 'net', text: wrongNet };
  const ports = splitPorts(entity.ports);
  const notPorts = splitPorts(entity.notPorts);
  if (ports.wrong !== undefined) return { what: 'port', text: ports.wrong };
  if (notPorts.wrong !== undefined) return { what: 'port', text: notPorts.wrong };
  const { services } = entity;
  const service = services && `${services.namespace || namespace}/${services.name}`;
  const { nets: netTexts, notNets: notNetTexts, ports: portTexts, notPorts: notPortTexts } = entity;
  const key = JSON.stringify([positive, negative, netTexts, notNetTexts, portTexts, notPortTexts, service]);
  const side = sides.get(key) ?? {
    nets: nets.flatMap((net) => net ?? []),
    notNets: notNets.flatMap((net) => net ?? []),
    selector,
    notSelector,
    ports: ports.numbers,
    namedPorts: ports.names,
    notPorts: notPorts.numbers,
    notNamedPorts: notPorts.names,
    service,
  };
  sides.set(key, side);
  return side;
}

function read(text: string): SelectorNode | 'wrong' {
  const parsed = parseSelector(text);
  return 'ast' in parsed ? parsed.ast : 'wrong';
}

/** A network or an address, without host bits; undefined where it is neither. */
export function readNet(text: string): Prefix | undefined {
  const prefix = parsePrefix(text);
  if (prefix !== undefined) return network(prefix);
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  const plain = unmap(address);
  return { address: plain, length: bits(plain.family) };
}

interface Ports {
  readonly numbers: readonly Range[];
  readonly names: readonly string[];
  readonly wrong?: string;
}

const largestPort = 65_535;

/** Numbers, `first:last`, and names (api/pkg/lib/numorstring/port.go). */
function splitPorts(texts: readonly string[]): Ports {
  const numbers: Range[] = [];
  const names: string[] = [];
  for (const text of texts) {
    const [, first, last] = /^(\d{1,9})(?::(\d{1,9}))?$/.exec(text) ?? [];
    if (first === undefined) {
      if (!/^[A-Za-z0-9_.-]{1,128}$/.test(text)) return { numbers, names, wrong: text };
      names.push(text);
      continue;
    }
    const range = { from: Number(first), to: Number(last ?? first) };
    if (range.to < range.from || range.to > largestPort) return { numbers, names, wrong: text };
    numbers.push(range);
  }
  return { numbers: joined(numbers), names };
}
