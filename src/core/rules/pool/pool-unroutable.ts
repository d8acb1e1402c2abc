import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { listText } from '../../words/listText.ts';
import { needsBird } from '../env/poolVariables.ts';
import { type BgpView, bgpView } from '../network/bgp.ts';
import { routesByBird } from '../network/bird.ts';
import type { AgentContext, Fix, Report, Rule, WorkspaceContext } from '../rule.ts';
import { type ClusterPool, isPlain, poolName } from './clusterPool.ts';
import { type ClusterView, clusterViews } from './clusters.ts';
import { patchText } from './patchText.ts';
import { poolField } from './pools.ts';
import { subnetsOf } from './subnets.ts';

/** Pools whose addresses somebody on the path doesn't know: other nodes, routers between nodes, the network around. */
export const poolUnroutable: Rule = {
  code: 'pool-unroutable',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    return clusterViews(context).flatMap((view) => {
      const bgp = bgpView(view.folder, context);
      const pools = view.pools.filter(({ disabled, forPods }) => !disabled && forPods);
      return pools.flatMap((pool) => [
        ...notExported(pool, view),
        ...acrossSubnets(pool, view, bgp),
        ...noWayBack(pool, bgp, context),
      ]);
    });
  },
};

/** BIRD exports no route of such a pool to anybody, the other nodes included (confd, bgp_processor.go, processIPPool). */
function notExported(pool: ClusterPool, { agents, at: elsewhere }: ClusterView): readonly Report[] {
  const [agent] = agents;
  if (pool.exported || agent === undefined || pool.vxlan !== 'Never') return [];
  const at = fieldPlace(pool, 'disableBGPExport') ?? pool.at ?? elsewhere;
  if (at === undefined || !routesByBird(agent) || !needsBird(agent, pool.ipip !== 'Never')) return [];
  const message = say(
    "Other nodes can't reach pods in {0}: disableBGPExport keeps BIRD from announcing their routes, which only VXLAN doesn't need.",
    poolName(pool),
  );
  return [{ at, message }];
}

/** Packets with pod addresses reach a router that BGP doesn't tell of the pods. */
function acrossSubnets(pool: ClusterPool, view: ClusterView, bgp: BgpView): readonly Report[] {
  const [agent] = view.agents;
  if (!isPlain(pool) || bgp.peerCount > 0 || agent === undefined) return [];
  const at = fieldPlace(pool, 'ipipMode') ?? pool.at ?? view.at;
  if (at === undefined || !routesByBird(agent) || !needsBird(agent, false)) return [];
  const subnets = subnetsOf(agent, pool.prefix.address.family);
  if (subnets.length < 2) return [];
  const message = say(
    "Unless routers have another route to {0}, pods can't reach other subnets ({1}): no encapsulation, and no BGPPeer announces it.",
    poolName(pool),
    listText(subnets, 3),
  );
  return [{ at, message, evidence: [say('Use CrossSubnet.')], fixes: () => toCrossSubnet(pool, agent) }];
}

function toCrossSubnet(pool: ClusterPool, { agent }: AgentContext): readonly Fix[] {
  if (pool.prefix.address.family !== 4) return [];
  const field = pool.written && poolField(pool.written, 'ipipMode');
  const title = say('Use IPIP CrossSubnet');
  if (pool.written !== undefined && field !== undefined) {
    const edits = [{ span: field.at, newText: 'CrossSubnet' }];
    return [{ title, preferred: false, edits: [{ file: pool.written.owner.manifest.file, edits }] }];
  }
  const at = agent.form === 'workload' ? agent.env.get('CALICO_IPV4POOL_IPIP')?.valueAt : undefined;
  if (pool.source !== 'variable' || at === undefined) return [];
  const edits = [{ span: at.span, newText: writeScalar('CrossSubnet', { ...at, type: 'string' }) }];
  return [{ title, preferred: false, edits: [{ file: at.file, edits }] }];
}

/** Answers from outside the cluster are sent to pod addresses, which only BGP peers would know. */
function noWayBack(pool: ClusterPool, bgp: BgpView, { inventory }: WorkspaceContext): readonly Report[] {
  if (pool.natOutgoing || pool.prefix.address.family === 6 || bgp.peerCount > 0) return [];
  if (inventory?.pools?.some(({ name }) => name === pool.name) !== true) return [];
  const at = fieldPlace(pool, 'natOutgoing') ?? pool.at;
  if (at === undefined) return [];
  const message = say(
    "Unless the network routes {0}, pods can't reach anything outside the cluster: natOutgoing is off, and no BGPPeer announces it.",
    poolName(pool),
  );
  const evidence = [patchText(pool, '{"spec":{"natOutgoing":true}}')];
  return [{ at, message, evidence, severity: 'information' }];
}

function fieldPlace(pool: ClusterPool, key: string): Report['at'] | undefined {
  const field = pool.written && poolField(pool.written, key);
  return field && pool.written && { file: pool.written.owner.manifest.file, span: field.at };
}
