import { bothFamilies, network, parsePrefix } from '../../net/address.ts';
import { blockSizeOf } from '../../objects/kinds/ipPool.ts';
import { modeOf } from '../env/poolVariables.ts';
import type { AgentContext } from '../rule.ts';
import type { ClusterPool } from './clusterPool.ts';

/** The pools that calico-node makes of its variables where there are none (startup.go, configureIPPools). */

export function variablePools({ agent }: AgentContext): readonly ClusterPool[] {
  if (agent.form !== 'workload') return [];
  const { env } = agent;
  if (env.get('NO_DEFAULT_POOLS')?.text === 'true') return [];
  return bothFamilies.flatMap((family): readonly ClusterPool[] => {
    const of = (name: string): string => `CALICO_IPV${family}POOL_${name}`;
    const { text, valueAt } = env.get(of('CIDR')) ?? {};
    const prefix = parsePrefix(text ?? '');
    if (text === undefined || valueAt === undefined || prefix?.address.family !== family) return [];
    const size = Number(env.get(of('BLOCK_SIZE'))?.text ?? '');
    const nat = env.get(of('NAT_OUTGOING'))?.text?.toLowerCase();
    return [
      {
        name: `default-ipv${family}-ippool`,
        prefix: network(prefix),
        text,
        at: { file: valueAt.file, span: valueAt.span },
        source: 'variable',
        ipip: family === 4 ? (modeOf(env, 'CALICO_IPV4POOL_IPIP')?.mode ?? 'Never') : 'Never',
        vxlan: modeOf(env, of('VXLAN'))?.mode ?? 'Never',
        natOutgoing: family === 4 ? nat !== 'false' : nat === 'true',
        disabled: false,
        exported: env.get(of('DISABLE_BGP_EXPORT'))?.text?.toLowerCase() !== 'true',
        blockSize: blockSizeOf(Number.isInteger(size) ? size : undefined, prefix.address),
        nodeSelector: env.get(of('NODE_SELECTOR'))?.text,
        forPods: true,
        forSome: false,
        written: undefined,
      },
    ];
  });
}
