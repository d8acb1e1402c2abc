import { parsePrefix } from '../net/address.ts';
import type { BgpPeer, BgpSetup, BlockAffinity, IpamSetup, IpPool, KubeadmRanges } from './inventory.ts';
import { asList, asRecord, asText, at } from './json.ts';

/** Reads Calico's own objects, as crd.projectcalico.org/v1 and projectcalico.org/v3 both hold them. */

/** The pools of an IPPoolList. */
export function readPools(list: unknown): readonly IpPool[] {
  return asList(at(list, 'items')).flatMap((item): readonly IpPool[] => {
    const name = asText(at(item, 'metadata', 'name'));
    const spec = asRecord(at(item, 'spec'));
    const cidr = asText(spec['cidr']);
    if (name === undefined || cidr === undefined) return [];
    const { blockSize } = spec;
    const nodeSelector = asText(spec['nodeSelector']);
    return [
      {
        name,
        cidr,
        ipipMode: asText(spec['ipipMode']) || 'Never',
        vxlanMode: asText(spec['vxlanMode']) || 'Never',
        natOutgoing: spec['natOutgoing'] === true,
        disabled: spec['disabled'] === true,
        ...(typeof blockSize === 'number' && { blockSize }),
        ...(nodeSelector !== undefined && { nodeSelector }),
        ...(spec['disableBGPExport'] === true && { disableBGPExport: true }),
      },
    ];
  });
}

/** The blocks that nodes hold, of a BlockAffinityList: those of load balancers and those given back are left out. */
export function readBlocks(list: unknown): readonly BlockAffinity[] {
  return asList(at(list, 'items')).flatMap((item): readonly BlockAffinity[] => {
    const { node, cidr, state, type, deleted } = asRecord(at(item, 'spec'));
    const leaving = state === 'pendingDeletion' || deleted === true || deleted === 'true';
    if (typeof node !== 'string' || typeof cidr !== 'string' || leaving || type === 'virtual') return [];
    return [{ node, cidr }];
  });
}

/** The IPAMConfig `default`; one that is missing counts as empty (libcalico-go/lib/ipam/ipam.go, GetIPAMConfig). */
export function readIpam(object: unknown): IpamSetup {
  const { strictAffinity, maxBlocksPerHost } = asRecord(at(object, 'spec'));
  return {
    strictAffinity: strictAffinity === true,
    maxBlocksPerHost: typeof maxBlocksPerHost === 'number' ? maxBlocksPerHost : 0,
  };
}

/**
 * Of a BGPConfigurationList and a BGPPeerList: the mesh is on unless the configuration `default` switches it off
 * (confd's bird templates).
 */
export function readBgp(configurations: unknown, peers: unknown): BgpSetup {
  const isDefault = (item: unknown): boolean => at(item, 'metadata', 'name') === 'default';
  const own = asList(at(configurations, 'items')).find(isDefault);
  return {
    nodeToNodeMesh: at(own, 'spec', 'nodeToNodeMeshEnabled') !== false,
    ...asNumberOf(at(own, 'spec')),
    peers: asList(at(peers, 'items')).flatMap((item): readonly BgpPeer[] => {
      const name = asText(at(item, 'metadata', 'name'));
      return name === undefined ? [] : [{ name, ...readPeer(at(item, 'spec')) }];
    }),
  };
}

function readPeer(spec: unknown): Omit<BgpPeer, 'name'> {
  const [peerIP, peerSelector] = [asText(at(spec, 'peerIP')), asText(at(spec, 'peerSelector'))];
  const nodeSelector = asText(at(spec, 'nodeSelector'));
  return {
    ...(peerIP !== undefined && { peerIP }),
    ...(peerSelector !== undefined && { peerSelector }),
    ...(nodeSelector !== undefined && { nodeSelector }),
    ...asNumberOf(spec),
  };
}

/** A number, or a text as `64512` or `1.10`. */
function asNumberOf(spec: unknown): { readonly asNumber?: string } {
  const asNumber = at(spec, 'asNumber');
  return typeof asNumber === 'number' || typeof asNumber === 'string' ? { asNumber: String(asNumber) } : {};
}

/**
 * The networks in kubeadm's ClusterConfiguration, which the ConfigMap `kubeadm-config` has as a text; of that nothing else
 * is kept.
 */
export function readKubeadm(configMap: unknown): KubeadmRanges | undefined {
  const text = asText(at(configMap, 'data', 'ClusterConfiguration'));
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  const networks = (key: string): readonly string[] =>
    (lines.find((line) => line.startsWith(`${key}:`)) ?? '')
      .slice(key.length + 1)
      .replaceAll('"', '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => parsePrefix(part) !== undefined);
  return { podSubnets: networks('podSubnet'), serviceSubnets: networks('serviceSubnet') };
}

/** `v3.32.1` of a ClusterInformation. */
export function readClusterVersion(object: unknown): string | undefined {
  return asText(at(object, 'spec', 'calicoVersion'));
}
