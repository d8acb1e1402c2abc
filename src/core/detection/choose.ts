import { hostBitsMendedIn } from '../calico/hostBits.ts';
import type { CalicoVersion } from '../calico/version.ts';
import { type Address, type Family, network, parseAddress, sameAddress, unmap } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { ownerOf } from './candidates.ts';
import type { Assumption, Candidate, Choice, Failure, Missing, Verdict } from './choice.ts';
import type { HostNames } from './destination.ts';
import {
  compiledDefaults,
  compiledItem,
  createNameTest,
  type NameList,
  type Walk,
  walkInterfaces,
} from './enumerate.ts';
import { type InterfaceMethod, type Method, parseMethod } from './method.ts';
import { chooseByReach } from './reach.ts';

/** What calico-node's AutoDetectCIDR does with one method text, made ready once for all nodes. */
export interface Detector {
  readonly text: string;
  readonly method: Method;
  readonly version: CalicoVersion;
  /** The choice on `node` for `family`, with a verdict for each of its interfaces. */
  choose(node: Node, family: Family): Choice;
}

/** Compiles `text` for `version`; `hosts` are the names that can-reach= may use. */
export function createDetector(text: string, version: CalicoVersion, hosts: HostNames): Detector {
  const method = parseMethod(text, version);
  const failure = failureOf(method);
  const walk = failure === undefined ? walkOf(method, version) : undefined;
  return {
    text,
    method,
    version,
    choose(node, family) {
      if (failure !== undefined) return { ...failure, verdicts: unexamined(node), assumptions: [] };
      if (node.interfaces === undefined) return unknownChoice(node, { kind: 'interfaces' });
      if (!node.families.includes(family)) return unknownChoice(node, { kind: 'family' });
      if (walk !== undefined) return walkInterfaces(walk, node, family, version);
      if (method.kind === 'can-reach') return chooseByReach(method.destination.value, node, family, version, hosts);
      return chooseByInternalIp(node, family, version);
    },
  };
}

function failureOf(method: Method): { outcome: 'none' | 'exits'; failure: Failure } | undefined {
  if (method.kind === 'unknown') {
    return { outcome: 'exits', failure: { kind: 'unknown-method', ...(method.since && { since: method.since }) } };
  }
  if ('regexp' in method && !method.regexp.ok) {
    return { outcome: 'none', failure: { kind: 'invalid-regexp', error: method.regexp.error } };
  }
  if (method.kind !== 'cidr') return undefined;
  const invalid = method.items.find((_, at) => method.networks[at] === undefined);
  return invalid && { outcome: 'none', failure: { kind: 'invalid-cidr', item: invalid.value } };
}

function walkOf(method: Method, version: CalicoVersion): Walk | undefined {
  switch (method.kind) {
    case 'first-found':
      return { judgeName: createNameTest({ defaults: compiledDefaults(version) }) };
    case 'interface':
      return { judgeName: createNameTest({ defaults: [], include: namesOf(method) }) };
    case 'skip-interface':
      return { judgeName: createNameTest({ defaults: compiledDefaults(version), skip: namesOf(method) }) };
    case 'cidr': {
      const prefixes = method.networks.flatMap((each) => each ?? []);
      const texts = method.items.map(({ value }) => value);
      return { judgeName: createNameTest({ defaults: [] }), networks: { prefixes, texts } };
    }
    default:
      return undefined;
  }
}

function namesOf(method: InterfaceMethod): NameList {
  const { regexp } = method;
  const items = method.items.map(({ value }) => compiledItem(value));
  return { matches: regexp.ok ? regexp.matches : () => false, items };
}

/** kubernetes-internal-ip: the first InternalIP of the family, which must be on an interface. */
function chooseByInternalIp(node: Node, family: Family, version: CalicoVersion): Choice {
  const { internalIPs } = node;
  if (internalIPs === undefined) return unknownChoice(node, { kind: 'internal-ips' });
  if (internalIPs === null) return none(node, { kind: 'no-kubernetes-node' });
  const wanted = internalIPs
    .flatMap((text) => parseAddress(text) ?? [])
    .map(unmap)
    .find((address) => address.family === family);
  if (wanted === undefined) return none(node, { kind: 'no-internal-ip' });
  const owner = ownerOf(wanted, node, version);
  if (owner === undefined) return none(node, { kind: 'internal-ip-not-local', address: wanted }, wanted);
  const assumptions: Assumption[] = node.prefixesKnown ? [] : [{ kind: 'prefixes-unknown' }];
  const verdicts = (node.interfaces ?? []).map((device): Verdict => {
    if (device === owner.interface) return { kind: 'chosen', address: wanted };
    const also = device.addresses.some((own) => sameAddress(unmap(own.address), wanted));
    return also
      ? { kind: 'overtaken', by: owner.interface.name, address: wanted }
      : { kind: 'not-internal-ip', wanted };
  });
  return { outcome: 'detected', candidate: withoutHostBits(owner, version), verdicts, assumptions };
}

/** Some releases stored the network's address in place of the node's. */
function withoutHostBits(candidate: Candidate, version: CalicoVersion): Candidate {
  if (hostBitsMendedIn(version) === undefined || candidate.prefixLength === undefined) return candidate;
  const masked = network({ address: candidate.address, length: candidate.prefixLength });
  return { ...candidate, storedAddress: masked.address };
}

function none(node: Node, failure: Failure, wanted?: Address): Choice {
  const verdict: Verdict = { kind: 'not-internal-ip', ...(wanted && { wanted }) };
  return { outcome: 'none', failure, verdicts: (node.interfaces ?? []).map(() => verdict), assumptions: [] };
}

/** No answer, because `what` is not known of the node. */
export function unknownChoice(node: Node, what: Missing): Choice {
  return { outcome: 'unknown', missing: what, verdicts: unexamined(node), assumptions: [] };
}

function unexamined(node: Node): readonly Verdict[] {
  return (node.interfaces ?? []).map(() => ({ kind: 'not-examined' }));
}
