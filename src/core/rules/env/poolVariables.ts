import { behaves } from '../../calico/changes.ts';
import type { EffectiveEnv, WrittenValue } from '../../manifest/env.ts';
import type { Family } from '../../net/address.ts';
import type { EncapsulationMode } from '../../ranges.ts';
import type { AgentContext } from '../rule.ts';

/** What the environment of calico-node says of the pools that it makes where there are none (startup.go, configureIPPools). */

export interface ModeVariable {
  readonly name: string;
  readonly mode: EncapsulationMode;
  readonly at: WrittenValue;
}

/** A mode that is written; startup.go takes any letter case, `Off` and `Cross-Subnet`. */
export function modeOf(env: EffectiveEnv, name: string): ModeVariable | undefined {
  const { text, valueAt } = env.get(name) ?? {};
  const mode = text === undefined ? undefined : modes.get(text.toLowerCase());
  return mode === undefined || valueAt === undefined ? undefined : { name, mode, at: valueAt };
}

const modes: ReadonlyMap<string, EncapsulationMode> = new Map([
  ['always', 'Always'],
  ['crosssubnet', 'CrossSubnet'],
  ['cross-subnet', 'CrossSubnet'],
  ['never', 'Never'],
  ['off', 'Never'],
]);

/** Whether calico-node would make its own pool of a family, as far as is known: no pool is there or written, and none is forbidden. */
export function makesPool({ agent, resolution, ranges }: AgentContext, family: Family = 4): boolean {
  if (agent.form !== 'workload' || agent.isFragment || agent.env.open) return false;
  const { env } = agent;
  const cidr = env.get(`CALICO_IPV${family}POOL_CIDR`);
  if (env.get('NO_DEFAULT_POOLS')?.text === 'true' || cidr?.text?.toLowerCase() === 'none') return false;
  if ((resolution?.inventory.pools?.length ?? 0) > 0) return false;
  const own = cidr?.valueAt;
  return ranges.every(
    ({ kind, at, prefix }) => kind !== 'pool' || prefix.address.family !== family || at?.span === own?.span,
  );
}

/** Whether it is sure that BIRD, and not Felix, tells the routes of pools with IPIP (felix, programClusterRoutes: v3.33). */
export function needsBird({ plan: { version } }: AgentContext, ipip: boolean): boolean {
  if (version.from === 'assumed') return !ipip;
  return !ipip || !behaves(version.version, 'felix-programs-ipip');
}
