import { formatAddress } from '../net/address.ts';
import type {
  BgpPeer,
  BgpSetup,
  BlockAffinity,
  ClusterInventory,
  EndpointSlice,
  IpamSetup,
  IpPool,
  KubeadmRanges,
  Labelled,
  Pod,
  PodPort,
  Service,
} from './inventory.ts';
import { localNames } from './inventory.ts';
import { snapshotKind, snapshotVersion } from './snapshotDecode.ts';
import { nodeData } from './snapshotNode.ts';
import { type Nothing, type PlainData, yamlText } from './yamlText.ts';

/** A longer snapshot is written as JSON, which is read some ten times faster. */
const longestYaml = 60_000;

/**
 * The text of a snapshot: YAML for people, or JSON with one node in each line for clusters so large that YAML would be
 * slow to read. The same inventory gives the same bytes. It names nodes, but no user, context or server.
 */
export function formatSnapshot(inventory: ClusterInventory): string {
  const data = snapshotData(inventory);
  const json = jsonText(data);
  if (json.length > 2 * longestYaml) return json;
  const yaml = yamlText(data);
  return yaml.length > longestYaml ? json : yaml;
}

function snapshotData(inventory: ClusterInventory): { readonly [key: string]: PlainData } {
  const {
    source,
    calicoVersion,
    pools,
    blocks,
    ipam,
    bgp,
    kubeadm,
    pods,
    namespaces,
    serviceAccounts,
    services,
    endpointSlices,
    running,
    nodes,
    hosts: _,
    schemas: __,
    ...more
  } = inventory;
  more satisfies Nothing;
  const hosts = hostsData(inventory);
  return {
    kind: snapshotKind,
    version: snapshotVersion,
    ...(source.takenAt !== undefined && { takenAt: source.takenAt }),
    ...(calicoVersion !== undefined && { calicoVersion }),
    ...(Object.keys(hosts).length > 0 && { hosts }),
    ...(pools && { pools: pools.map(poolData) }),
    ...(blocks && { blocks: blocks.map(blockData) }),
    ...(ipam && { ipam: ipamData(ipam) }),
    ...(bgp && { bgp: bgpData(bgp) }),
    ...(kubeadm && { kubeadm: kubeadmData(kubeadm) }),
    ...(pods && { pods: pods.map(podData) }),
    ...(namespaces && { namespaces: namespaces.map(labelledData) }),
    ...(serviceAccounts && { serviceAccounts: serviceAccounts.map(labelledData) }),
    ...(services && { services: services.map(serviceData) }),
    ...(endpointSlices && { endpointSlices: endpointSlices.map(sliceData) }),
    ...(running !== undefined && { running: runningData(running) }),
    nodes: nodes.map(nodeData),
  };
}

/** Names besides those that every host knows. */
function hostsData({ hosts }: ClusterInventory): { readonly [name: string]: PlainData } {
  const own = [...hosts.names].map(([name, addresses]) => [name, addresses.map(formatAddress)] as const);
  const usual = new Map([...localNames.names].map(([name, addresses]) => [name, addresses.map(formatAddress).join()]));
  const further = own.filter(([name, addresses]) => usual.get(name) !== addresses.join());
  return Object.fromEntries(further.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function poolData({
  name,
  cidr,
  ipipMode,
  vxlanMode,
  natOutgoing,
  disabled,
  blockSize,
  nodeSelector,
  disableBGPExport,
  ...more
}: IpPool): PlainData {
  more satisfies Nothing;
  return {
    name,
    cidr,
    ipipMode,
    vxlanMode,
    natOutgoing,
    ...(disabled && { disabled }),
    ...(blockSize !== undefined && { blockSize }),
    ...(nodeSelector !== undefined && { nodeSelector }),
    ...(disableBGPExport !== undefined && { disableBGPExport }),
  };
}

function blockData({ node, cidr, ...more }: BlockAffinity): PlainData {
  more satisfies Nothing;
  return { node, cidr };
}

function ipamData({ strictAffinity, maxBlocksPerHost, ...more }: IpamSetup): PlainData {
  more satisfies Nothing;
  return { strictAffinity, maxBlocksPerHost };
}

function bgpData({ nodeToNodeMesh, asNumber, peers, ...more }: BgpSetup): PlainData {
  more satisfies Nothing;
  return { nodeToNodeMesh, ...(asNumber !== undefined && { asNumber }), peers: peers.map(peerData) };
}

function peerData({ name, peerIP, peerSelector, nodeSelector, asNumber, ...more }: BgpPeer): PlainData {
  more satisfies Nothing;
  return {
    name,
    ...(peerIP !== undefined && { peerIP }),
    ...(peerSelector !== undefined && { peerSelector }),
    ...(nodeSelector !== undefined && { nodeSelector }),
    ...(asNumber !== undefined && { asNumber }),
  };
}

function kubeadmData({ podSubnets, serviceSubnets, ...more }: KubeadmRanges): PlainData {
  more satisfies Nothing;
  return { podSubnets, serviceSubnets };
}

function podData({ namespace, name, node, ips, hostNetwork, labels, account, ports, ...more }: Pod): PlainData {
  more satisfies Nothing;
  return {
    ...{ namespace, name, node, ips },
    ...(hostNetwork && { hostNetwork }),
    ...(labels && { labels }),
    ...(account !== undefined && { account }),
    ...(ports && { ports: ports.map(portData) }),
  };
}

function portData({ name, protocol, port, ...more }: PodPort): PlainData {
  more satisfies Nothing;
  return { name, protocol, port };
}

function labelledData({ namespace, name, labels, ...more }: Labelled): PlainData {
  more satisfies Nothing;
  return { ...(namespace !== undefined && { namespace }), name, labels };
}

function serviceData({ namespace, name, clusterIPs, externalIPs, ...more }: Service): PlainData {
  more satisfies Nothing;
  return { namespace, name, clusterIPs, ...(externalIPs.length > 0 && { externalIPs }) };
}

function sliceData({ namespace, service, addresses, ports, ...more }: EndpointSlice): PlainData {
  more satisfies Nothing;
  return { namespace, service, addresses, ports: ports.map(({ protocol, port }) => ({ protocol, port })) };
}

/** As data, where that gives the same text again. */
function runningData(text: string): PlainData {
  try {
    const data: PlainData = JSON.parse(text);
    return typeof data === 'object' && JSON.stringify(data) === text ? data : text;
  } catch {
    return text;
  }
}

function jsonText(data: { readonly [key: string]: PlainData }): string {
  const entries = Object.entries(data).map(([key, value]) => {
    const text = Array.isArray(value)
      ? `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`
      : JSON.stringify(value);
    return `${JSON.stringify(key)}: ${text}`;
  });
  return `{\n${entries.join(',\n')}\n}\n`;
}
