import { behaves } from '../../calico/changes.ts';
import type { Pool } from '../../manifest/model.ts';
import { say } from '../../message.ts';
import { bothFamilies, formatPrefix, network, type Prefix } from '../../net/address.ts';
import { readNetwork } from '../../objects/addressChecks.ts';
import { modeOf } from '../env/poolVariables.ts';
import { resourcesIn } from '../object/resources.ts';
import type { AgentContext, Place, Report, Rule } from '../rule.ts';
import { poolName } from './clusterPool.ts';
import { clusterPools, folderOf } from './pools.ts';

/**
 * What makes pools says otherwise than the pool that is there: CALICO_IPV4POOL_* and its kin count only while there is no
 * pool of the family (startup.go, configureIPPools); an Installation's pools did before operator v1.34 too.
 */
export const poolStoredDiffers: Rule = {
  code: 'pool-stored-differs',
  severity: 'information',
  scope: 'workspace',
  check(context) {
    const stored = clusterPools(context.inventory);
    // Where files write pools as objects, these are what the pools are to be.
    const folders = new Set(
      resourcesIn(context)
        .filter(({ resource }) => resource.kind?.value === 'IPPool')
        .map(({ manifest }) => folderOf(manifest.file)),
    );
    return context.agents
      .filter(({ agent }) => stored.length > 0 && !folders.has(folderOf(agent.file)))
      .flatMap((agent) => [...byVariables(agent, stored), ...byInstallation(agent, stored)]);
  },
};

type Stored = ReturnType<typeof clusterPools>[number];

interface Wish {
  readonly name: string;
  readonly at: Place;
  readonly wanted: string;
  /** What the pool has. */
  readonly has: string;
}

function byVariables(context: AgentContext, stored: readonly Stored[]): readonly Report[] {
  const { agent } = context;
  if (agent.form !== 'workload' || agent.flavour === 'canal') return [];
  return bothFamilies.flatMap((family) => {
    const pools = stored.filter(({ prefix }) => prefix.address.family === family);
    const written = agent.env.get(`CALICO_IPV${family}POOL_CIDR`);
    const wanted = prefixOf(written?.text);
    const same = wanted && pools.find(({ prefix }) => isSame(prefix, wanted));
    const only = same ?? (wanted === undefined && pools.length === 1 ? pools[0] : undefined);
    if (only !== undefined) return told(wishes(context, family, only), only);
    const [first] = pools;
    if (wanted === undefined || written?.valueAt === undefined || first === undefined) return [];
    const message = say(
      'Pods keep getting addresses from {0}: calico-node creates {1} only if the cluster has no IPv{2} pool. Add an IPPool instead.',
      poolName({ name: first.name, text: first.cidr }),
      formatPrefix(wanted),
      family,
    );
    return [{ at: { file: written.valueAt.file, span: written.valueAt.span }, message }];
  });
}

function wishes({ agent }: AgentContext, family: number, pool: Stored): readonly Wish[] {
  if (agent.form !== 'workload') return [];
  const { env } = agent;
  const of = (name: string): string => `CALICO_IPV${family}POOL_${name}`;
  const mode = (name: string, has: string): readonly Wish[] => {
    const written = modeOf(env, name);
    return written === undefined ? [] : [{ name, at: written.at, wanted: written.mode, has }];
  };
  const plain = (name: string, has: string): readonly Wish[] => {
    const { text, valueAt } = env.get(name) ?? {};
    return text === undefined || text === '' || valueAt === undefined
      ? []
      : [{ name, at: valueAt, wanted: text.toLowerCase(), has }];
  };
  // That the backend reaches no pool without VXLAN is told by pool-encapsulation.
  const isTold = env.get('CALICO_NETWORKING_BACKEND')?.text === 'vxlan' && pool.vxlanMode === 'Never';
  return [
    ...(isTold || family === 6 ? [] : mode(of('IPIP'), pool.ipipMode)),
    ...(isTold ? [] : mode(of('VXLAN'), pool.vxlanMode)),
    ...plain(of('NAT_OUTGOING'), String(pool.natOutgoing)),
    ...plain(of('BLOCK_SIZE'), String(pool.blockSize)),
  ];
}

function told(all: readonly Wish[], pool: Stored): readonly Report[] {
  const [first, ...others] = all.filter(({ wanted, has }) => wanted !== has);
  if (first === undefined) return [];
  const message = say(
    "This has no effect: pool {0} has {1}, not {2}, and calico-node reads {3} only if there's no pool. Change the IPPool instead.",
    poolName({ name: pool.name, text: pool.cidr }),
    first.has,
    first.wanted,
    first.name,
  );
  const related = others.map(({ at, name, has }) => ({
    at: placeOf(at),
    message: say('The same for {0}: the pool has {1}.', name, has),
  }));
  return [{ at: placeOf(first.at), message, related }];
}

function byInstallation({ agent, plan }: AgentContext, stored: readonly Stored[]): readonly Report[] {
  const { version, from } = plan.version;
  if (agent.form !== 'installation' || from === 'assumed' || behaves(version, 'operator-changes-pools')) return [];
  return (agent.installation.pools ?? []).flatMap(({ cidr, encapsulation }: Pool): readonly Report[] => {
    const wanted = prefixOf(cidr?.value);
    const pool = wanted && stored.find(({ prefix }) => isSame(prefix, wanted));
    const has = pool && encapsulationText(pool);
    if (pool === undefined || encapsulation === undefined || has === encapsulation.value) return [];
    const message = say(
      'This has no effect: pool {0} has {1}, not {2}, and operators before v1.34 only create missing pools. Change the IPPool instead.',
      poolName({ name: pool.name, text: pool.cidr }),
      has ?? '',
      encapsulation.value,
    );
    return [{ at: { file: agent.file, span: encapsulation.span }, message }];
  });
}

/** As an Installation writes it. */
function encapsulationText({ ipipMode, vxlanMode }: Stored): string {
  if (vxlanMode !== 'Never') return vxlanMode === 'Always' ? 'VXLAN' : 'VXLANCrossSubnet';
  if (ipipMode !== 'Never') return ipipMode === 'Always' ? 'IPIP' : 'IPIPCrossSubnet';
  return 'None';
}

function placeOf({ file, span }: Place): Place {
  return { file, span };
}

function prefixOf(text: string | undefined): Prefix | undefined {
  const read = readNetwork(text ?? '');
  return read && network(read.prefix);
}

function isSame(a: Prefix, b: Prefix): boolean {
  return formatPrefix(a) === formatPrefix(b);
}
