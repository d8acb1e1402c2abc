import { say } from '../../message.ts';
import { parseAddress, parsePrefix, sameAddress, unmap } from '../../net/address.ts';
import { nodeList } from '../address/nodeList.ts';
import { isPlain } from '../pool/clusterPool.ts';
import { type ClusterView, clusterViews } from '../pool/clusters.ts';
import { selectNodes } from '../pool/selected.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';
import { type BgpView, bgpView, type PeerField, type WrittenPeer } from './bgp.ts';
import { routesByBird } from './bird.ts';
import { unlearned } from './reflection.ts';

/** BGP sessions that nodes don't hold: without them they learn no routes to the pods of others (confd, bgp_processor.go). */
export const bgpSessions: Rule = {
  code: 'bgp-sessions',
  severity: 'error',
  scope: 'workspace',
  check(context) {
    return clusterViews(context).flatMap((view) => {
      const bgp = bgpView(view.folder, context);
      return [
        ...noSession(view, bgp),
        ...noReflection(view, bgp, context),
        ...bgp.peers.flatMap((peer) => checkPeer(peer, bgp, context)),
      ];
    });
  },
};

/** The mesh is off, and no peer takes its place. */
function noSession(view: ClusterView, bgp: BgpView): readonly Report[] {
  const at = bgp.meshAt ?? view.at;
  if (bgp.mesh !== false || bgp.peerCount > 0 || at === undefined || !needsSessions(view)) return [];
  const message = bgp.known
    ? say("Pods can't reach pods on other nodes: the BGP mesh is off and there's no BGPPeer, so nodes learn no routes.")
    : say(
        "Unless the cluster has BGPPeers, pods can't reach pods on other nodes: the BGP mesh is off, and no file contains a BGPPeer.",
      );
  return [{ at, message, ...(!bgp.known && { severity: 'warning' as const }) }];
}

/** Whether pods on other nodes are reached by routes that BIRD learns. */
export function needsSessions(view: ClusterView): boolean {
  const [agent] = view.agents;
  if (agent === undefined || !routesByBird(agent)) return false;
  const pools = view.pools.filter(({ disabled }) => !disabled);
  return pools.length === 0 || !pools.every((pool) => pool.vxlan !== 'Never' && !isPlain(pool));
}

/** The mesh is off, and the peers in its place leave nodes without the routes of others. */
function noReflection(view: ClusterView, bgp: BgpView, { inventory }: WorkspaceContext): readonly Report[] {
  const at = bgp.meshAt ?? view.at;
  const nodes = inventory?.nodes ?? [];
  if (bgp.mesh !== false || bgp.peerCount === 0 || at === undefined || !needsSessions(view)) return [];
  const found = unlearned(bgp.allPeers, nodes, inventory?.source.kind === 'cluster');
  if (found === undefined) return [];
  const [names, others] = [found.nodes, found.others].map((list) => nodeList(list, ({ name }) => name));
  const message =
    found.nodes === found.others
      ? say(
          "Pods on these nodes can't reach each other ({0}): no BGP session and no route reflector connects them.",
          names ?? '',
        )
      : say(
          "Pods on {0} and on {1} can't reach each other: no BGP session and no route reflector connects these nodes.",
          names ?? '',
          others ?? '',
        );
  return [{ at, message, ...(!bgp.known && { severity: 'warning' as const }) }];
}

function checkPeer(peer: WrittenPeer, bgp: BgpView, context: WorkspaceContext): readonly Report[] {
  return [
    ...(['nodeSelector', 'peerSelector'] as const).flatMap((field) => matchesNone(peer, field, context)),
    ...wholeMesh(peer, context),
    ...otherAs(peer, bgp, context),
  ];
}

/** A selector that picks no node: labels of Kubernetes Nodes are those of Calico's. */
function matchesNone(peer: WrittenPeer, field: PeerField, { inventory }: WorkspaceContext): readonly Report[] {
  const text = field === 'nodeSelector' ? peer.nodeSelector : peer.peerSelector;
  const nodes = inventory?.nodes ?? [];
  const at = peer.fields[field];
  if (text === undefined || text === '' || at === undefined || nodes.length === 0) return [];
  if (selectNodes(text, nodes)?.length !== 0) return [];
  const message = say(
    'This BGPPeer creates no session: no node matches {0}. Label the nodes, or change the selector.',
    text,
  );
  return [{ at, message, severity: 'warning' }];
}

/** Every node with every node: the mesh once more, or in its place. */
function wholeMesh(peer: WrittenPeer, { inventory }: WorkspaceContext): readonly Report[] {
  const nodes = inventory?.nodes ?? [];
  const at = peer.fields.peerSelector;
  if (at === undefined || nodes.length < 2) return [];
  const [own, others] = [peer.nodeSelector, peer.peerSelector].map((text) => selectNodes(text, nodes)?.length);
  if (own !== nodes.length || others !== nodes.length) return [];
  const message = say(
    'This BGPPeer connects all {0} nodes with each other, like the BGP mesh: you only need one of the two.',
    nodes.length,
  );
  return [{ at, message, severity: 'information' }];
}

/** A node answers with its own AS number: a session that expects another one never comes up. */
function otherAs(peer: WrittenPeer, bgp: BgpView, { inventory }: WorkspaceContext): readonly Report[] {
  const at = peer.fields.asNumber;
  const address = parseAddress(peer.peerIP ?? '');
  const { peerIP, asNumber } = peer;
  if (at === undefined || peerIP === undefined || asNumber === undefined || address === undefined) return [];
  const node = inventory?.nodes.find(({ stored }) => {
    const text = stored?.[address.family];
    const own = text === undefined ? undefined : (parsePrefix(text)?.address ?? parseAddress(text));
    return own !== undefined && sameAddress(unmap(own), address);
  });
  const own = node?.asNumber ?? bgp.asNumber;
  if (node === undefined || asNumber === own) return [];
  const told = [peerIP, node.name, own, asNumber] as const;
  const message =
    node.asNumber === undefined
      ? say('The session never comes up unless node {1} ({0}) has its own AS number: nodes have {2}, not {3}.', ...told)
      : say('The session never comes up: node {1} ({0}) has AS number {2}, not {3}.', ...told);
  return [{ at, message, severity: 'warning' }];
}
