import { groupBy } from '../../collections.ts';
import { networkingBackend } from '../../manifest/forms/settings.ts';
import { say } from '../../message.ts';
import { mapOf, textOf } from '../../objects/fields.ts';
import { needsBird } from '../env/poolVariables.ts';
import { resourcesIn } from '../object/resources.ts';
import type { AgentContext, Fix, Place, Report, Rule, WorkspaceContext } from '../rule.ts';
import type { ClusterPool } from './clusterPool.ts';
import { agentPlace, clusterViews } from './clusters.ts';
import { patchText } from './patchText.ts';
import { folderOf, poolField, type WrittenPool, writtenPools } from './pools.ts';

/** A pool without VXLAN beside a calico-node whose backend is `vxlan`, so that there is no BIRD to tell its routes. */
export const poolEncapsulation: Rule = {
  code: 'pool-encapsulation',
  severity: 'warning',
  scope: 'workspace',
  check(context) {
    const agents = context.agents.filter((agent) => backendOf(agent)?.text === 'vxlan');
    if (agents.length === 0 || felixRoutes(context)) return [];
    const byFolder = groupBy(agents, ({ agent }) => folderOf(agent.file));
    const written = writtenPools(context).flatMap((pool) => {
      const [agent] = byFolder.get(folderOf(pool.owner.manifest.file)) ?? [];
      return agent === undefined || pool.form !== 'object' || pool.disabled || !pool.forPods ? [] : check(pool, agent);
    });
    return [...written, ...unwritten(byFolder, context)];
  },
};

/** The pools that the cluster has, and the one of IPv6 that calico-node makes; of IPv4, env-conflict tells it. */
function unwritten(agents: ReadonlyMap<string, readonly AgentContext[]>, context: WorkspaceContext): readonly Report[] {
  return clusterViews(context).flatMap(({ folder, pools }) => {
    const [agent] = agents.get(folder) ?? [];
    if (agent === undefined) return [];
    return pools
      .filter(({ source, prefix }) => source === 'cluster' || (source === 'variable' && prefix.address.family === 6))
      .filter(({ disabled, vxlan }) => !disabled && vxlan === 'Never')
      .flatMap((pool) => unwrittenReport(pool, agent) ?? []);
  });
}

function unwrittenReport(pool: ClusterPool, agent: AgentContext): Report | undefined {
  const isWrapped = pool.ipip !== 'Never';
  if (!needsBird(agent, isWrapped)) return undefined;
  const at = pool.at ?? backendOf(agent)?.at ?? agentPlace(agent);
  if (pool.source === 'variable') {
    const message = say(
      "Unless the network routes {0}, pods can't reach pods on other nodes over IPv6: the backend is vxlan. Set CALICO_IPV6POOL_VXLAN to Always.",
      pool.text,
    );
    return { at, message, severity: 'information' };
  }
  const patch = JSON.stringify({ spec: { ipipMode: 'Never', vxlanMode: isWrapped ? pool.ipip : 'Always' } });
  const message = isWrapped
    ? say("Pods in {0} can't reach pods on other nodes: the backend is vxlan, but the pool uses IPIP.", pool.text)
    : say(
        "Unless the network routes {0}, pods can't reach other nodes' pods: the backend is vxlan, but the pool has no VXLAN.",
        pool.text,
      );
  return {
    at: { file: at.file, span: at.span },
    message,
    evidence: [patchText(pool, patch)],
    severity: isWrapped ? 'warning' : 'information',
  };
}

function backendOf({
  agent,
}: AgentContext): { readonly text: string | undefined; readonly at: Place | undefined } | undefined {
  if (agent.form === 'settings') return { text: networkingBackend(agent.settings), at: undefined };
  if (agent.form !== 'workload') return undefined;
  const variable = agent.env.get('CALICO_NETWORKING_BACKEND');
  return { text: variable?.text, at: variable?.valueAt };
}

/** Whether Felix is told to tell the routes, by a FelixConfiguration or a variable (v3.31 and later). */
function felixRoutes(context: WorkspaceContext): boolean {
  const isTold = (text: string | undefined): boolean => text !== undefined && text.toLowerCase() !== 'disabled';
  const byObject = resourcesIn(context).some(
    ({ resource }) =>
      resource.kind?.value === 'FelixConfiguration' &&
      isTold(textOf(mapOf(resource.tree, 'spec'), 'programClusterRoutes')),
  );
  return (
    byObject ||
    context.agents.some(
      ({ agent }) =>
        agent.form === 'workload' &&
        agent.env.variables.some(
          ({ name, text }) => name.toUpperCase() === 'FELIX_PROGRAMCLUSTERROUTES' && isTold(text),
        ),
    )
  );
}

function check(pool: WrittenPool, agent: AgentContext): readonly Report[] {
  const [ipip, vxlan] = [textOf(pool.map, 'ipipMode'), textOf(pool.map, 'vxlanMode')];
  const isWrapped = ipip === 'Always' || ipip === 'CrossSubnet';
  if ((vxlan !== undefined && vxlan !== 'Never') || !needsBird(agent, isWrapped)) return [];
  const { file } = pool.owner.manifest;
  const at = backendOf(agent)?.at;
  const related = at === undefined ? [] : [{ at, message: say('The backend is set here.') }];
  const message = isWrapped
    ? say(
        "Pods can't reach pods on other nodes: with the vxlan backend, no routes are distributed for IPIP pools. Set vxlanMode: {0} instead.",
        ipip,
      )
    : say(
        "Pods can't reach pods on other nodes unless the network routes {0}: the vxlan backend distributes no routes for pools without VXLAN.",
        pool.text,
      );
  const span = (isWrapped ? poolField(pool, 'ipipMode')?.at : undefined) ?? pool.span;
  const severity = isWrapped ? 'warning' : 'information';
  return [{ at: { file, span }, message, related, severity, fixes: () => (isWrapped ? toVxlan(pool) : []) }];
}

/** The mode of IPIP becomes that of VXLAN. */
function toVxlan(pool: WrittenPool): readonly Fix[] {
  const [ipip, vxlan] = [poolField(pool, 'ipipMode'), poolField(pool, 'vxlanMode')];
  if (ipip === undefined) return [];
  const { base } = pool.owner.resource;
  const { file, text } = pool.owner.manifest;
  const { start, end } = ipip.key.span;
  const mode = text.slice(ipip.at.start, ipip.at.end);
  const edits =
    vxlan === undefined
      ? [{ span: { start: start + base, end: end + base }, newText: 'vxlanMode' }]
      : [
          { span: ipip.at, newText: 'Never' },
          { span: vxlan.at, newText: mode },
        ];
  return [{ title: say('Use VXLAN instead of IPIP'), preferred: true, edits: [{ file, edits }] }];
}
