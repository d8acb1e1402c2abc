import type { BgpPeer, ClusterInventory, IpPool } from '../inventory/inventory.ts';
import { asList, asText, at } from '../inventory/json.ts';

/** What an inventory holds of the cluster's objects, as a manifest: so that the rules judge it where no file is given. */

export interface ClusterObjects {
  readonly text: string;
  /** `IPPool default-ipv4-ippool`: the object at an offset of the text. */
  titleAt(offset: number): string;
}

const separator = '---\n';

/** The name by which the rules know the text. */
export const clusterFile = 'cluster.yaml';

/** What runs, pools, and BGP as far as it is known; the text is empty where nothing is. */
export function clusterObjects(inventory: ClusterInventory): ClusterObjects {
  const running = runningItems(inventory.running);
  const objects = [...running, ...(inventory.pools ?? []).map(poolObject), ...bgpObjects(inventory)];
  const parts = objects.map((object) => `${JSON.stringify(object, undefined, 2)}\n`);
  let end = 0;
  const ends = parts.map((part) => (end += part.length + separator.length));
  return {
    text: parts.join(separator),
    titleAt(offset) {
      const index = ends.findIndex((end) => offset < end);
      return titleOf(objects[index]);
    },
  };
}

function runningItems(text: string | undefined): readonly unknown[] {
  try {
    return asList(at(JSON.parse(text ?? ''), 'items'));
  } catch {
    return [];
  }
}

function titleOf(object: unknown): string {
  const [kind, name] = [asText(at(object, 'kind')) ?? '', asText(at(object, 'metadata', 'name')) ?? ''];
  const namespace = asText(at(object, 'metadata', 'namespace'));
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

function poolObject({ name, cidr, ...rest }: IpPool): unknown {
  const { ipipMode, vxlanMode, natOutgoing, disabled, blockSize, nodeSelector, disableBGPExport } = rest;
  const spec = { cidr, ipipMode, vxlanMode, natOutgoing, disabled, blockSize, nodeSelector, disableBGPExport };
  return calicoObject('IPPool', name, spec);
}

function bgpObjects({ bgp }: ClusterInventory): readonly unknown[] {
  if (bgp === undefined) return [];
  const configuration = calicoObject('BGPConfiguration', 'default', {
    nodeToNodeMeshEnabled: bgp.nodeToNodeMesh,
    ...asNumberField(bgp),
  });
  // A peer that is known by its address alone lacks what its definition asks for.
  const whole = bgp.peers.filter(({ peerSelector, asNumber }) => peerSelector !== undefined || asNumber !== undefined);
  return [configuration, ...whole.map(peerObject)];
}

/** `64512` as a number; what has a dot stays a text. */
function asNumberField({ asNumber }: { readonly asNumber?: string | undefined }): object {
  if (asNumber === undefined) return {};
  return { asNumber: Number.isInteger(Number(asNumber)) ? Number(asNumber) : asNumber };
}

function peerObject({ name, asNumber, ...spec }: BgpPeer): unknown {
  return calicoObject('BGPPeer', name, { ...spec, ...asNumberField({ asNumber }) });
}

function calicoObject(kind: string, name: string, spec: unknown): unknown {
  return { apiVersion: 'projectcalico.org/v3', kind, metadata: { name }, spec };
}
