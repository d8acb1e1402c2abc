import type { CalicoVersion } from '../calico/version.ts';
import { type Address, sameAddress, unmap } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { type Doubt, type SourceAnswer, sourceAddress } from '../net/routing.ts';
import { ownerOf } from './candidates.ts';
import { type Assumption, type Candidate, type Choice, type Failure, unknownChoice, type Verdict } from './choice.ts';
import type { Destination } from './destination.ts';

/**
 * can-reach=: the source address that the node's kernel takes for a UDP socket to the destination, which must be on
 * an interface (node/pkg/lifecycle/startup/autodetection/reachaddr.go). `text` is how the destination is written.
 */
export function chooseByReach(text: string, destination: Destination, node: Node, version: CalicoVersion): Choice {
  if (destination.kind === 'unknown-name') {
    return unknownChoice({ kind: 'name-resolution', destination: text });
  }
  if (destination.kind !== 'address') return none(failureOf(destination.kind, text));
  const answer = sourceAddress(node, destination.address, destination.zone);
  if (answer === undefined) return unknownChoice({ kind: 'routes' });
  return chooseBySource(answer, destination, text, node, version);
}

function chooseBySource(
  answer: SourceAnswer,
  destination: Destination & { kind: 'address' },
  text: string,
  node: Node,
  version: CalicoVersion,
): Choice {
  const assumptions: Assumption[] = answer.doubts.map((doubt: Doubt) => ({ kind: doubt }));
  if (destination.name !== undefined) assumptions.push({ kind: 'hosts-file', name: destination.name });
  const route = answer.route && { route: answer.route };
  const reach = { destination: destination.address, ...route };
  if (!answer.ok) {
    const failure: Failure = { kind: 'no-route', destination: text, error: answer.error, ...route };
    return { ...none(failure), assumptions, reach };
  }
  // An IPv4-mapped source counts as IPv4, which is not what was asked for then.
  const sources = answer.sources.map(unmap).filter(({ family }) => family === destination.address.family);
  const owners = distinct(sources.flatMap((source) => ownerOf(source, node, version) ?? []));
  const [owner, another] = owners;
  if (owner === undefined) {
    const source = answer.sources[0] ?? destination.address;
    return { ...none({ kind: 'source-not-local', source }, source), assumptions, reach };
  }
  const verdictFor = (device: Interface): Verdict => verdictOf(device, owners, answer.sources);
  if (another !== undefined) return { outcome: 'one-of', candidates: owners, verdictFor, assumptions, reach };
  return { outcome: 'detected', candidate: owner, verdictFor, assumptions, reach };
}

function failureOf(kind: 'wrong-family' | 'not-a-name' | 'unresolved', destination: string): Failure {
  if (kind === 'wrong-family') return { kind, destination };
  return { kind: kind === 'not-a-name' ? 'not-a-host-name' : 'name-not-resolved', destination };
}

function none(failure: Failure, source?: Address): Choice {
  const verdict: Verdict = { kind: 'not-the-source', ...(source && { source }) };
  return { outcome: 'none', failure, verdictFor: () => verdict, assumptions: [] };
}

function verdictOf(device: Interface, owners: readonly Candidate[], sources: readonly Address[]): Verdict {
  const own = owners.find((each) => each.interface === device);
  if (own !== undefined) return { kind: owners.length > 1 ? 'possible' : 'chosen', address: own.address };
  const source = sources[0];
  const also = source && device.addresses.find((each) => sameAddress(unmap(each.address), unmap(source)));
  const by = owners[0]?.interface.name;
  if (also !== undefined && by !== undefined) return { kind: 'overtaken', by, address: unmap(also.address) };
  return { kind: 'not-the-source', ...(source && { source }) };
}

function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(
    (each, at) =>
      candidates.findIndex(
        (other) => other.interface === each.interface && sameAddress(other.address, each.address),
      ) === at,
  );
}
