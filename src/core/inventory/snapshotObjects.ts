import { say } from '../message.ts';
import { parseAddress, parsePrefix } from '../net/address.ts';
import { allOf, decodedInSteps, type Field, type FieldReader, fieldNames } from './fields.ts';
import type {
  BgpPeer,
  BgpSetup,
  BlockAffinity,
  ClusterInventory,
  IpamSetup,
  IpPool,
  KubeadmRanges,
  Pod,
  PodPort,
} from './inventory.ts';

/** What a snapshot holds of the cluster besides its nodes. */

export const objectKeys = {
  pool: fieldNames<IpPool>({
    name: true,
    cidr: true,
    ipipMode: true,
    vxlanMode: true,
    natOutgoing: true,
    disabled: true,
    blockSize: true,
    nodeSelector: true,
    disableBGPExport: true,
  }),
  block: fieldNames<BlockAffinity>({ node: true, cidr: true }),
  ipam: fieldNames<IpamSetup>({ strictAffinity: true, maxBlocksPerHost: true }),
  pod: fieldNames<Pod>({
    ...{ namespace: true, name: true, node: true, ips: true, hostNetwork: true, labels: true },
    ...{ account: true, ports: true },
  }),
  port: fieldNames<PodPort>({ name: true, protocol: true, port: true }),
  bgp: fieldNames<BgpSetup>({ nodeToNodeMesh: true, asNumber: true, peers: true }),
  peer: fieldNames<BgpPeer>({ name: true, peerIP: true, peerSelector: true, nodeSelector: true, asNumber: true }),
  kubeadm: fieldNames<KubeadmRanges>({ podSubnets: true, serviceSubnets: true }),
};

const modes = ['Never', 'Always', 'CrossSubnet'];

/** Decodes `pools`, `blocks`, `pods` and `running` of the snapshot. */
export function* decodeObjects(
  reader: FieldReader,
  root: Field,
): Generator<undefined, Pick<ClusterInventory, 'pools' | 'blocks' | 'ipam' | 'bgp' | 'kubeadm' | 'pods' | 'running'>> {
  const pools = reader.at(root, 'pools');
  const blocks = reader.at(root, 'blocks');
  const ipam = reader.at(root, 'ipam');
  const bgp = reader.at(root, 'bgp');
  const kubeadm = reader.at(root, 'kubeadm');
  const pods = reader.at(root, 'pods');
  const running = runningText(reader.at(root, 'running').value);
  return {
    ...(pools.value !== undefined && {
      pools: yield* decodedInSteps(reader.items(pools), atOnce, (each) => decodePool(reader, each)),
    }),
    ...(blocks.value !== undefined && {
      blocks: yield* decodedInSteps(reader.items(blocks), atOnce, (each) => decodeBlock(reader, each)),
    }),
    ...(ipam.value !== undefined && { ipam: decodeIpam(reader, ipam) }),
    ...(bgp.value !== undefined && { bgp: decodeBgp(reader, bgp) }),
    ...(pods.value !== undefined && {
      pods: yield* decodedInSteps(reader.items(pods), atOnce, (each) => decodePod(reader, each)),
    }),
    ...(kubeadm.value !== undefined && { kubeadm: decodeKubeadm(reader, kubeadm) }),
    ...(running !== undefined && { running }),
  };
}

/** So many objects are decoded at once. */
export const atOnce = 500;

/** Objects as data, or a JSON text of them. */
function runningText(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

function decodePool(reader: FieldReader, field: Field): IpPool | undefined {
  reader.onlyKnown(field, objectKeys.pool);
  const cidr = cidrAt(reader, field);
  const name = reader.string(reader.at(field, 'name'));
  if (cidr === undefined) return undefined;
  const mode = (key: 'ipipMode' | 'vxlanMode'): string => {
    const at = reader.at(field, key);
    const text = reader.string(at);
    if (text !== undefined && !modes.includes(text))
      reader.note(at, say('The mode must be one of {0}.', modes.join(', ')));
    return text ?? 'Never';
  };
  const blockSize = reader.number(reader.at(field, 'blockSize'));
  const nodeSelector = reader.string(reader.at(field, 'nodeSelector'));
  return allOf<IpPool>()({
    name: name ?? cidr,
    cidr,
    ipipMode: mode('ipipMode'),
    vxlanMode: mode('vxlanMode'),
    natOutgoing: reader.boolean(reader.at(field, 'natOutgoing')) ?? false,
    disabled: reader.boolean(reader.at(field, 'disabled')) ?? false,
    ...(blockSize !== undefined && { blockSize }),
    ...(nodeSelector !== undefined && { nodeSelector }),
    ...(reader.boolean(reader.at(field, 'disableBGPExport')) === true && { disableBGPExport: true }),
  });
}

function decodeBlock(reader: FieldReader, field: Field): BlockAffinity | undefined {
  reader.onlyKnown(field, objectKeys.block);
  const node = reader.string(reader.at(field, 'node'));
  const cidr = cidrAt(reader, field);
  if (node === undefined) reader.note(field, say('This block is skipped: it needs the `node` that owns it.'));
  return node === undefined || cidr === undefined ? undefined : allOf<BlockAffinity>()({ node, cidr });
}

function decodeIpam(reader: FieldReader, field: Field): IpamSetup {
  reader.onlyKnown(field, objectKeys.ipam);
  return allOf<IpamSetup>()({
    strictAffinity: reader.boolean(reader.at(field, 'strictAffinity')) ?? false,
    maxBlocksPerHost: reader.number(reader.at(field, 'maxBlocksPerHost')) ?? 0,
  });
}

function decodeBgp(reader: FieldReader, field: Field): BgpSetup {
  reader.onlyKnown(field, objectKeys.bgp);
  const peers = reader.at(field, 'peers');
  const asNumber = reader.string(reader.at(field, 'asNumber'));
  const listed = peers.value === undefined ? [] : reader.items(peers);
  return allOf<BgpSetup>()({
    nodeToNodeMesh: reader.boolean(reader.at(field, 'nodeToNodeMesh')) ?? true,
    ...(asNumber !== undefined && { asNumber }),
    peers: listed.map((peer) => decodePeer(reader, peer)),
  });
}

function decodeKubeadm(reader: FieldReader, field: Field): KubeadmRanges {
  reader.onlyKnown(field, objectKeys.kubeadm);
  const texts = (key: keyof KubeadmRanges): readonly string[] =>
    reader.strings(reader.at(field, key)).map(({ text }) => text);
  return allOf<KubeadmRanges>()({ podSubnets: texts('podSubnets'), serviceSubnets: texts('serviceSubnets') });
}

function decodePeer(reader: FieldReader, field: Field): BgpPeer {
  reader.onlyKnown(field, objectKeys.peer);
  const peerIP = reader.string(reader.at(field, 'peerIP'));
  const peerSelector = reader.string(reader.at(field, 'peerSelector'));
  const nodeSelector = reader.string(reader.at(field, 'nodeSelector'));
  const asNumber = reader.string(reader.at(field, 'asNumber'));
  return allOf<BgpPeer>()({
    name: reader.string(reader.at(field, 'name')) ?? '',
    ...(peerIP !== undefined && { peerIP }),
    ...(peerSelector !== undefined && { peerSelector }),
    ...(nodeSelector !== undefined && { nodeSelector }),
    ...(asNumber !== undefined && { asNumber }),
  });
}

function decodePod(reader: FieldReader, field: Field): Pod | undefined {
  reader.onlyKnown(field, objectKeys.pod);
  const name = reader.string(reader.at(field, 'name'));
  const node = reader.string(reader.at(field, 'node'));
  if (name === undefined || node === undefined) {
    reader.note(field, say('This pod is skipped: it needs a `name` and the `node` it runs on.'));
    return undefined;
  }
  const ips = reader.at(field, 'ips');
  const account = reader.string(reader.at(field, 'account'));
  const ports = reader.at(field, 'ports');
  const listed = ips.value === undefined ? [] : reader.strings(ips);
  return allOf<Pod>()({
    namespace: reader.string(reader.at(field, 'namespace')) ?? 'default',
    name,
    node,
    ips: listed.flatMap(({ text, field: at }) => {
      if (parseAddress(text) !== undefined) return [text];
      reader.note(at, say('"{0}" isn\'t an IP address.', text));
      return [];
    }),
    hostNetwork: reader.boolean(reader.at(field, 'hostNetwork')) ?? false,
    ...decodeLabels(reader, field),
    ...(account !== undefined && { account }),
    ...(ports.value !== undefined && { ports: reader.items(ports).flatMap((each) => decodePort(reader, each) ?? []) }),
  });
}

function decodePort(reader: FieldReader, field: Field): PodPort | undefined {
  reader.onlyKnown(field, objectKeys.port);
  const name = reader.string(reader.at(field, 'name'));
  const port = reader.number(reader.at(field, 'port'));
  const protocol = reader.string(reader.at(field, 'protocol')) ?? 'TCP';
  return name === undefined || port === undefined ? undefined : allOf<PodPort>()({ name, protocol, port });
}

/** `labels` of a node or pod. */
export function decodeLabels(reader: FieldReader, owner: Field): Pick<Pod, 'labels'> {
  const field = reader.at(owner, 'labels');
  if (field.value === undefined) return {};
  if (typeof field.value !== 'object' || Array.isArray(field.value)) {
    reader.note(field, say('`labels` must be a mapping (key: value).'));
    return {};
  }
  const entries = reader.keys(field).flatMap((key) => {
    const text = reader.string(reader.at(field, key));
    return text === undefined ? [] : [[key, text] as const];
  });
  return { labels: Object.fromEntries(entries) };
}

function cidrAt(reader: FieldReader, field: Field): string | undefined {
  const at = reader.at(field, 'cidr');
  const text = reader.string(at);
  if (text !== undefined && parsePrefix(text) !== undefined) return text;
  reader.note(text === undefined ? field : at, say('This entry is skipped: it needs a `cidr` such as 10.244.0.0/16.'));
  return undefined;
}
