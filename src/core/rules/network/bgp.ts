import { distinctBy } from '../../collections.ts';
import type { BgpPeer } from '../../inventory/inventory.ts';
import { flagOf, mapOf, scalarOf, textOf } from '../../objects/fields.ts';
import { shift } from '../../text.ts';
import { resourcesIn } from '../object/resources.ts';
import { folderOf } from '../pool/pools.ts';
import type { Place, WorkspaceContext } from '../rule.ts';

/** What files and inventory say of BGP, with the places. */

export interface WrittenPeer extends BgpPeer {
  readonly nodeSelector?: string;
  readonly asNumber?: string;
  readonly at: Place;
  readonly fields: Readonly<Partial<Record<PeerField, Place>>>;
}

export type PeerField = 'nodeSelector' | 'peerSelector' | 'asNumber' | 'peerIP';

export interface BgpView {
  /** Undefined where nobody says. */
  readonly mesh: boolean | undefined;
  /** Where a file turns the mesh off. */
  readonly meshAt: Place | undefined;
  readonly asNumber: string;
  readonly peers: readonly WrittenPeer[];
  /** Of files and inventory together. */
  readonly allPeers: readonly BgpPeer[];
  readonly peerCount: number;
  /** Whether the peers of the cluster are known. */
  readonly known: boolean;
}

/** What the files of `folder` make of the cluster's BGP. */
export function bgpView(folder: string, context: WorkspaceContext): BgpView {
  const { inventory } = context;
  const near = resourcesIn(context).filter(({ manifest }) => folderOf(manifest.file) === folder);
  const config = near.findLast(
    ({ resource }) => resource.kind?.value === 'BGPConfiguration' && resource.name?.value === 'default',
  );
  const spec = config && mapOf(config.resource.tree, 'spec');
  const flag = scalarOf(spec, 'nodeToNodeMeshEnabled');
  const meshAt =
    config === undefined || flag === undefined
      ? undefined
      : { file: config.manifest.file, span: shift(flag.span, config.resource.base) };
  const peers = near.flatMap(({ manifest: { file }, resource }): readonly WrittenPeer[] => {
    if (resource.kind?.value !== 'BGPPeer' || resource.partial) return [];
    return [peerOf(resource, file)];
  });
  const allPeers = distinctBy([...peers, ...(inventory?.bgp?.peers ?? [])], ({ name }) => name);
  return {
    mesh: config === undefined ? inventory?.bgp?.nodeToNodeMesh : (flagOf(spec, 'nodeToNodeMeshEnabled') ?? true),
    meshAt,
    asNumber: textOf(spec, 'asNumber') ?? inventory?.bgp?.asNumber ?? '64512',
    peers,
    allPeers,
    peerCount: allPeers.length,
    known: inventory?.bgp !== undefined,
  };
}

function peerOf(resource: ReturnType<typeof resourcesIn>[number]['resource'], file: string): WrittenPeer {
  const spec = mapOf(resource.tree, 'spec');
  const placeOf = (key: PeerField): Partial<Record<PeerField, Place>> => {
    const scalar = scalarOf(spec, key);
    return scalar === undefined ? {} : { [key]: { file, span: shift(scalar.span, resource.base) } };
  };
  const fields = {
    ...placeOf('nodeSelector'),
    ...placeOf('peerSelector'),
    ...placeOf('asNumber'),
    ...placeOf('peerIP'),
  };
  const text = (key: PeerField): Partial<Record<PeerField, string>> => {
    const value = textOf(spec, key);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    name: resource.name?.value ?? '',
    ...text('nodeSelector'),
    ...text('peerSelector'),
    ...text('asNumber'),
    ...text('peerIP'),
    at: { file, span: resource.name?.span ?? resource.span },
    fields,
  };
}
