import { behaves } from '../calico/changes.ts';
import type { CalicoVersion } from '../calico/version.ts';
import { type Address, type Family, network, parseAddress, sameAddress, unmap } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { ownerOf } from './candidates.ts';
import { type Assumption, type Candidate, type Choice, type Failure, unknownChoice, type Verdict } from './choice.ts';

/** kubernetes-internal-ip: the first InternalIP of the family, which must be on an interface. */
export function chooseByInternalIp(node: Node, family: Family, version: CalicoVersion): Choice {
  const { internalIPs } = node;
  if (internalIPs === undefined) return unknownChoice({ kind: 'internal-ips' });
  if (internalIPs === null) return none({ kind: 'no-kubernetes-node' });
  const wanted = internalIPs
    .flatMap((text) => parseAddress(text) ?? [])
    .map(unmap)
    .find((address) => address.family === family);
  if (wanted === undefined) return none({ kind: 'no-internal-ip' });
  const owner = ownerOf(wanted, node, version);
  if (owner === undefined) return none({ kind: 'internal-ip-not-local', address: wanted }, wanted);
  const assumptions: Assumption[] = node.prefixesKnown ? [] : [{ kind: 'prefixes-unknown' }];
  const verdictFor = (device: Interface): Verdict => {
    if (device === owner.interface) return { kind: 'chosen', address: wanted };
    const also = device.addresses.some((own) => sameAddress(unmap(own.address), wanted));
    return also
      ? { kind: 'overtaken', by: owner.interface.name, address: wanted }
      : { kind: 'not-internal-ip', wanted };
  };
  return { outcome: 'detected', candidate: withoutHostBits(owner, version), verdictFor, assumptions };
}

/** Some releases stored the network's address in place of the node's. */
function withoutHostBits(candidate: Candidate, version: CalicoVersion): Candidate {
  if (!behaves(version, 'host-bits-lost') || candidate.prefixLength === undefined) return candidate;
  const masked = network({ address: candidate.address, length: candidate.prefixLength });
  return { ...candidate, storedAddress: masked.address };
}

function none(failure: Failure, wanted?: Address): Choice {
  const verdict: Verdict = { kind: 'not-internal-ip', ...(wanted && { wanted }) };
  return { outcome: 'none', failure, verdictFor: () => verdict, assumptions: [] };
}
