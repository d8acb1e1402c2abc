import { parseAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { Fault } from './fault.ts';
import type { PathContext } from './model.ts';

/**
 * Why `node` learns no route to the blocks of `owner` by BGP: with the mesh off only peers announce it (confd's bird
 * templates, bgp_processor.go). Undefined where a session brings it, or where that isn't known to be otherwise.
 */
export function missingSession(context: PathContext, node: Node, owner: Node): Fault | undefined {
  const { inventory, mode, bgp } = context;
  const written = mode === 'planned' ? bgp : undefined;
  const mesh = written?.nodeToNodeMesh ?? inventory.bgp?.nodeToNodeMesh ?? true;
  if (mesh) return undefined;
  const peers = [...(inventory.bgp?.peers ?? []), ...(written?.peers ?? [])];
  // A node that is a peer of others passes on what it learns, as a route reflector does.
  const reflects = peers.some(({ peerIP, peerSelector }) => {
    const address = parseAddress(peerIP ?? '');
    return peerSelector !== undefined || (address !== undefined && context.holders(address).length > 0);
  });
  if (reflects) return undefined;
  const known = inventory.bgp !== undefined && peers.length === 0;
  return { kind: 'no-session', node: node.name, peer: owner.name, known };
}

/** Whether the files change which sessions nodes hold. */
export function changesSessions({ inventory, mode, bgp }: PathContext): boolean {
  if (mode === 'live' || bgp?.nodeToNodeMesh === undefined) return false;
  return bgp.nodeToNodeMesh !== (inventory.bgp?.nodeToNodeMesh ?? true);
}
