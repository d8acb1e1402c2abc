import { say } from '../../message.ts';
import { type Cloud, cloudOf, cloudTitle, type OnTheWire } from '../../network/cloud.ts';
import { mapOf, textOf } from '../../objects/fields.ts';
import { underlayText } from '../../words/underlayText.ts';
import { resourcesIn } from '../object/resources.ts';
import { type ClusterPool, maybePlain, poolName } from '../pool/clusterPool.ts';
import { type ClusterView, clusterViews } from '../pool/clusters.ts';
import type { Report, Rule, WorkspaceContext } from '../rule.ts';

/**
 * What the cloud around the nodes does with packets of the pools, as its and Calico's documentation say: told once for
 * each cluster, and never as an error, since nobody here sees how the cloud is configured.
 */
export const underlayDrops: Rule = {
  code: 'underlay-drops',
  severity: 'information',
  scope: 'workspace',
  check(context) {
    if ((context.inventory?.nodes.length ?? 0) < 2) return [];
    return clusterViews(context).flatMap((view) => check(view, context) ?? []);
  },
};

function check(view: ClusterView, context: WorkspaceContext): Report | undefined {
  const { inventory } = context;
  const cloud = cloudOf(inventory?.nodes ?? []);
  if (cloud === undefined) return undefined;
  const used = view.pools.filter(({ disabled, forPods }) => !disabled && forPods);
  const found = used.flatMap((pool) => {
    const wire = wireOf(pool);
    const text = wire && underlayText(cloud.cloud, wire);
    if (wire === undefined || text === undefined || isAllowed(cloud.cloud, wire, context)) return [];
    return [{ pool, wire, text }];
  });
  const [first] = found;
  const at = first?.pool.at ?? view.at;
  if (first === undefined || at === undefined) return undefined;
  const { pool, text, wire } = first;
  const message =
    wire === 'ipip'
      ? say("Pods in {0} on different nodes can't reach each other.", poolName(pool))
      : say('Pods in {0} may not reach pods on other nodes.', poolName(pool));
  const source = say('The nodes are in {0} ({1}); see {2}.', cloudTitle(cloud.cloud), cloud.by, text.source);
  return {
    at,
    message,
    evidence: [text.problem, text.remedy, source],
    ...(wire === 'ipip' && { severity: 'warning' as const }),
  };
}

/** What crosses the network between nodes; CrossSubnet leaves packets within a subnet as they are. */
function wireOf(pool: ClusterPool): OnTheWire | undefined {
  if (pool.ipip === 'Always') return 'ipip';
  if (pool.vxlan === 'Always') return 'vxlan';
  return maybePlain(pool) ? 'plain' : undefined;
}

/** Felix turns AWS's check off where it is told to (felix, awsSrcDstCheck), and the offload of checksums. */
function isAllowed(cloud: Cloud, wire: OnTheWire, context: WorkspaceContext): boolean {
  if (wire === 'vxlan') return felixSays('featureDetectOverride', 'ChecksumOffloadBroken=true', context);
  return cloud === 'aws' && wire === 'plain' && felixSays('awsSrcDstCheck', 'Disable', context);
}

function felixSays(field: string, value: string, context: WorkspaceContext): boolean {
  const isSaid = (text: string | undefined): boolean => text?.split(',').includes(value) === true;
  const byObject = resourcesIn(context).some(
    ({ resource }) =>
      resource.kind?.value === 'FelixConfiguration' && isSaid(textOf(mapOf(resource.tree, 'spec'), field)),
  );
  const variable = `FELIX_${field.toUpperCase()}`;
  return (
    byObject || context.agents.some(({ agent }) => agent.form === 'workload' && isSaid(agent.env.get(variable)?.text))
  );
}
