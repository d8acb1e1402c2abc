import { present } from './collections.ts';
import type { BgpPeer, BgpSetup } from './inventory/inventory.ts';
import type { ManifestFile } from './manifest/model.ts';
import { flagOf, mapOf, textOf } from './objects/fields.ts';
import { query } from './query.ts';

/**
 * What the files write: the BGPConfiguration `default`, and all BGPPeers. Undefined where they write neither; of the mesh
 * undefined where they don't name it.
 */
export const bgpIn = query((files: readonly ManifestFile[]): Partial<BgpSetup> | undefined => {
  let nodeToNodeMesh: boolean | undefined;
  const peers: BgpPeer[] = [];
  for (const document of files.flatMap(({ documents }) => documents)) {
    if (document.form !== 'resource') continue;
    const spec = mapOf(document.tree, 'spec');
    const name = document.name?.value ?? '';
    const kind = document.kind?.value;
    if (kind === 'BGPConfiguration' && name === 'default') {
      nodeToNodeMesh = flagOf(spec, 'nodeToNodeMeshEnabled') ?? true;
    }
    if (kind === 'BGPPeer') {
      const [peerIP, peerSelector] = [textOf(spec, 'peerIP'), textOf(spec, 'peerSelector')];
      peers.push({ name, ...present({ peerIP, peerSelector }) });
    }
  }
  if (nodeToNodeMesh === undefined && peers.length === 0) return undefined;
  return present({ nodeToNodeMesh, peers: peers.length > 0 ? peers : undefined });
});
