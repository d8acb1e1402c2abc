import { groupBy } from '../../collections.ts';
import { isHostLocal } from '../../detection/virtual.ts';
import type { Pod } from '../../inventory/inventory.ts';
import { type Message, say } from '../../message.ts';
import { contains, parseAddress, sameAddress } from '../../net/address.ts';
import { parseDestination } from '../../net/iproute2/destination.ts';
import type { Node } from '../../net/node.ts';
import { type Blocked, blockedConnection, type ConnectionEnd, firewallOf } from '../../network/connection.ts';
import { candidateOf } from '../address/chosen.ts';
import { nodeList } from '../address/nodeList.ts';
import { resourcesIn } from '../object/resources.ts';
import { type ClusterView, clusterViews } from '../pool/clusters.ts';
import type { AgentContext, Report, Rule, WorkspaceContext } from '../rule.ts';
import { bgpView } from './bgp.ts';
import { needsSessions } from './bgp-sessions.ts';

/**
 * Connections of Calico that the nodes' own firewalls drop: BGP between nodes, and Typha, from which calico-node reads.
 * Without host endpoints Felix lets neither in by itself (felix/rules/static.go).
 */
export const sessionBlocked: Rule = {
  code: 'session-blocked',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    if (context.inventory?.nodes.some(drops) !== true || hasHostEndpoints(context)) return [];
    return clusterViews(context).flatMap((view) => check(view, context));
  },
};

/** Felix' failsafe rules let these connections in where there are host endpoints, before the rules behind its own. */
function hasHostEndpoints(context: WorkspaceContext): boolean {
  const kinds = ['HostEndpoint', 'KubeControllersConfiguration'];
  return (
    resourcesIn(context).some(({ resource }) => kinds.includes(resource.kind?.value ?? '')) ||
    context.inventory?.nodes.some(({ firewall }) => firewall?.some((line) => line.includes('cali-failsafe'))) === true
  );
}

/** More than so many kinds of nodes are not compared with each other. */
const mostKinds = 500;

function check(view: ClusterView, context: WorkspaceContext): readonly Report[] {
  const [agent] = view.agents;
  const { at } = view;
  if (agent === undefined || at === undefined) return [];
  const ends = endsOf(agent);
  const told = [bgpMessage(view, ends, context), typhaMessage(ends, context.inventory?.pods ?? [])];
  return told.flatMap((each) => (each === undefined ? [] : [{ at, ...each }]));
}

type Told = Required<Pick<Report, 'message' | 'evidence'>>;

interface End extends ConnectionEnd {
  readonly of: Node;
}

/** The nodes of which the address is known, with their firewalls. */
function endsOf({ resolution, plan }: AgentContext): readonly End[] {
  return (resolution?.results ?? []).flatMap(({ node, startup }) => {
    const candidate = candidateOf(startup.outcomes[4], node, plan);
    // By which interface packets for an address of `lo` or a dummy come is another matter.
    if (candidate === undefined || isHostLocal(candidate.interface)) return [];
    const { address, interface: device } = candidate;
    const firewall = drops(node) ? firewallOf(node) : undefined;
    return [{ node: node.name, address, device: device.name, firewall, of: node }];
  });
}

function drops({ firewall = [] }: Node): boolean {
  return firewall.some((line) => /\b(?:DROP|REJECT)\b/.test(line));
}

/** With the mesh each node connects to each other one; a session needs only one of the two connections. */
function bgpMessage(view: ClusterView, ends: readonly End[], context: WorkspaceContext): Told | undefined {
  if (bgpView(view.folder, context).mesh === false || !needsSessions(view)) return undefined;
  const kinds = kindsOf(ends);
  if (kinds.length > mostKinds) return undefined;
  const found = kinds.flatMap((some) =>
    kinds.flatMap((others) => {
      const [one, other] = [some[0], others.find((each) => each !== some[0])];
      const blocked = one && other && sessionBlock(one, other);
      return one === undefined || other === undefined || blocked === undefined || hasRoutes(some, others)
        ? []
        : [{ blocked, nodes: some }];
    }),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  const names = [...new Set(found.flatMap(({ nodes }) => nodes))];
  const message = say(
    "Nodes can't exchange routes over BGP ({0}): the firewall on {1} drops TCP 179. Allow it between nodes.",
    nodeList(names, ({ node }) => node),
    first.blocked.node,
  );
  return { message, evidence: [ruleText(first.blocked)] };
}

function sessionBlock(one: ConnectionEnd, other: ConnectionEnd): Blocked | undefined {
  return blockedConnection(other, one, 179) && blockedConnection(one, other, 179);
}

/** Nodes of a kind answer alike, and are answered alike: they have one firewall, and are in the same networks of all of them. */
function kindsOf(ends: readonly End[]): readonly (readonly End[])[] {
  const texts = new Set(ends.map(({ of, firewall }) => (firewall === undefined ? '' : JSON.stringify(of.firewall))));
  const words = [...texts].flatMap((text) => [...text.matchAll(/ -[sd] ([0-9a-fA-F.:/,]+)/g)]);
  const named = [...new Set(words.flatMap(([, list = '']) => list.split(',')))].flatMap(
    (text) => parseDestination(text) ?? [],
  );
  const kindOf = ({ of, firewall, device, address }: End): string =>
    JSON.stringify([
      firewall === undefined ? [] : [device, of.firewall],
      named.map((prefix) => Number(contains(prefix, address))).join(''),
    ]);
  return [...groupBy(ends, kindOf).values()];
}

/** A session that has brought routes was there. */
function hasRoutes(some: readonly End[], others: readonly End[]): boolean {
  return [
    [some, others],
    [others, some],
  ].some(([from = [], to = []]) =>
    from.some(({ of }) =>
      of.routing[4]?.routes.some(
        ({ protocol, nexthops }) =>
          protocol === 'bird' &&
          nexthops.some(({ gateway }) => gateway && to.some(({ address }) => sameAddress(address, gateway))),
      ),
    ),
  );
}

/** calico-node takes one Typha of all. */
function typhaMessage(ends: readonly End[], pods: readonly Pod[]): Told | undefined {
  const typhas = pods.filter(({ name, hostNetwork }) => hostNetwork && name.startsWith('calico-typha-'));
  const servers = typhas.flatMap(({ node, ips }): readonly End[] => {
    const end = ends.find((each) => each.node === node);
    const address = parseAddress(ips[0] ?? '');
    const device = end?.of.interfaces?.find((each) =>
      each.addresses.some((own) => address !== undefined && sameAddress(own.address, address)),
    );
    return end === undefined || address === undefined || device === undefined
      ? []
      : [{ ...end, address, device: device.name }];
  });
  if (servers.length === 0 || servers.length < typhas.length) return undefined;
  const found = ends.flatMap((end) => {
    const blocks = servers.map((server) =>
      server.node === end.node ? undefined : blockedConnection(end, server, 5473),
    );
    const [first] = blocks;
    return first === undefined || blocks.includes(undefined) ? [] : [{ end, first }];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  const message = say(
    "calico-node can't reach Typha (on {0}): the firewall on {1} drops TCP 5473. Allow it between nodes.",
    nodeList(found, ({ end }) => end.node),
    first.first.node,
  );
  return { message, evidence: [ruleText(first.first)] };
}

function ruleText({ node, line }: Blocked): Message {
  return say('The rule on {0}: {1}', node, line);
}
