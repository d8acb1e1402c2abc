import type { YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { readNetwork } from '../addressChecks.ts';
import { type At, filled, inside, itemAt, mapsOf, placeOf, present, textOf } from '../fields.ts';
import { hasReached, isOlder, type Review, refuse } from '../review.ts';
import type { Cross } from '../shapes.ts';
import { bgpOf } from './installationPlugin.ts';

/** What a dataplane of an Installation asks of the rest of it (tigera/operator `pkg/controller/installation/validation.go`). */

interface Network {
  readonly at: At;
  readonly map: YamlMap;
}

/** The rule, where the Linux dataplane is one of these. */
function of(
  dataplanes: readonly string[],
  rule: (spec: YamlMap, network: Network, review: Review, at: At) => void,
): Cross {
  return (map, at, review) => {
    const network = inside(at, map, 'calicoNetwork');
    const dataplane = textOf(network?.map, 'linuxDataplane') ?? 'Iptables';
    if (network !== undefined && dataplanes.includes(dataplane)) rule(map, network, review, at);
  };
}

const vpp = of(['VPP'], (spec, network, review, at) => {
  if ((textOf(spec, 'variant') ?? 'Calico') !== 'Calico')
    refuse(review, placeOf(at, spec, 'variant'), say('The VPP data plane requires `{0}: {1}`.', 'variant', 'Calico'));
  const set = (key: string): string => (present(network.map, key) === undefined ? 'linuxDataplane' : key);
  const found = { bgp: bgpOf(spec, network.map, review), hostPorts: textOf(network.map, 'hostPorts') ?? 'Enabled' };
  for (const [key, value] of Object.entries(found)) {
    const place = placeOf(network.at, network.map, set(key));
    if (value !== 'Enabled') refuse(review, place, say('The VPP data plane requires `{0}: {1}`.', key, 'Enabled'));
  }
});

/** The operator of v3.31 is the first to take Nftables here. */
const policyTimeout = of(['VPP', 'Nftables'], (_, network, review) => {
  const key = 'linuxPolicySetupTimeoutSeconds';
  const dataplane = textOf(network.map, 'linuxDataplane') ?? '';
  if (present(network.map, key) === undefined || (dataplane === 'Nftables' && !isOlder(review, 'v3.31.0'))) return;
  const message = say("`{0}` doesn't work with the {1} data plane.", key, dataplane);
  refuse(review, placeOf(network.at, network.map, key), message);
});

/** Without pools of IPv6 in the cluster, the operator since v3.28 has no default for their nodes' addresses. */
const bpf = of(['BPF'], (_, network, review) => {
  const six = mapsOf(network.map, 'ipPools').find(([, each]) => readNetwork(textOf(each, 'cidr') ?? '')?.family === 6);
  const place = six && placeOf(itemAt(network.at, 'ipPools', six[0]), six[1], 'cidr');
  if (place !== undefined && isOlder(review, 'v3.27.0'))
    refuse(review, place, say('The eBPF data plane supports IPv6 only since {0}: remove this pool.', 'v3.27.0'));
  else if (
    place !== undefined &&
    hasReached(review, 'v3.28.0') &&
    present(network.map, 'nodeAddressAutodetectionV6') === undefined
  )
    refuse(review, place, say('An IPv6 pool with the eBPF data plane needs `nodeAddressAutodetectionV6`.'));
  if (textOf(network.map, 'hostPorts') === 'Enabled' && isOlder(review, 'v3.27.0')) {
    const message = say("`{0}` doesn't work with the {1} data plane.", 'hostPorts', 'BPF');
    refuse(review, placeOf(network.at, network.map, 'hostPorts'), message);
  }
});

const notBpf = of(['Iptables', 'Nftables', 'VPP'], (_, network, review) => {
  const key = 'bpfNetworkBootstrap';
  if (textOf(network.map, key) !== 'Enabled') return;
  refuse(review, placeOf(network.at, network.map, key), say('`{0}` requires `linuxDataplane: BPF`.', key));
});

/** Operators up to v3.28 run without privileges, but not everything. */
const privileged: Cross = (map, at, review) => {
  if (textOf(map, 'nonPrivileged') !== 'Enabled' || hasReached(review, 'v3.29.0')) return;
  const isBpf = textOf(inside(at, map, 'calicoNetwork')?.map, 'linuxDataplane') === 'BPF';
  if (isBpf || (textOf(map, 'variant') ?? 'Calico') !== 'Calico')
    refuse(review, placeOf(at, map, 'nonPrivileged'), say('Only Calico without eBPF can run unprivileged.'));
};

/** The operator of v3.28 is the first to take several pools of a family. */
const onePool: Cross = (map, at, review) => {
  const network = inside(at, map, 'calicoNetwork');
  if (network === undefined || !isOlder(review, 'v3.28.0')) return;
  const seen = new Set<number>();
  for (const [index, each] of mapsOf(network.map, 'ipPools')) {
    const family = readNetwork(textOf(each, 'cidr') ?? '')?.family;
    if (family === undefined) continue;
    if (seen.has(family) && filled(each, 'cidr') !== undefined) {
      const message = say('The operator supports several IPv{0} pools only since {1}: keep one.', family, 'v3.28.0');
      refuse(review, placeOf(itemAt(network.at, 'ipPools', index), each, 'cidr'), message);
    }
    seen.add(family);
  }
};

export const dataplaneRules: readonly Cross[] = [vpp, policyTimeout, bpf, notBpf, privileged, onePool];
