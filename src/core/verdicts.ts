import { endpointToHostVariable } from './calico/endpointToHost.ts';
import type { BgpSetup, ClusterInventory } from './inventory/inventory.ts';
import { felixVariable } from './manifest/agent.ts';
import type { Family } from './net/address.ts';
import { createPathContext } from './network/context.ts';
import { lacksModes, poolModesOf } from './network/poolModes.ts';
import { type Verdict, verdictOf } from './network/verdict.ts';
import { keyedQuery } from './query.ts';
import { type AddressRange, rangesKey } from './ranges.ts';
import type { Resolution } from './resolution.ts';
import { drained } from './steps.ts';

/** The verdict on a cluster, kept as long as neither its inventory changes nor what a calico-node is given. */

export interface VerdictSource {
  readonly resolution: Resolution;
  /** The pools that the files write. */
  readonly ranges: readonly AddressRange[];
  /** What the files write of BGP sessions. */
  readonly bgp: Partial<BgpSetup> | undefined;
}

/** The verdict for what one calico-node is given: at once, or with pauses. */
export interface Verdicts {
  now(family: Family): Verdict;
  inSteps(family: Family): Generator<undefined, Verdict>;
}

/** As many as one is likely to go back to by undoing. */
const mostKept = 16;

const kept = keyedQuery((_: ClusterInventory, _key: string): { made?: Verdict } => ({}), mostKept);

/** Verdicts on the cluster with what `source` configures; what is asked again is remembered. */
export function verdictsFor(source: VerdictSource): Verdicts {
  const own: { [F in Family]?: { made?: Verdict } } = {};
  function* inSteps(family: Family): Generator<undefined, Verdict> {
    own[family] ??= kept(source.resolution.inventory, keyOf(source, family));
    const known = own[family];
    known.made ??= yield* verdictOf(inputOf(source, family));
    return known.made;
  }
  return { inSteps, now: (family) => drained(inSteps(family)) };
}

function inputOf({ resolution, ranges, bgp }: VerdictSource, family: Family): Parameters<typeof verdictOf>[0] {
  const { inventory } = resolution;
  const input = { inventory, resolution, ranges, bgp, family, mode: 'planned' } as const;
  const context = createPathContext(input);
  const modes = family === 4 && lacksModes(context.pools) ? poolModesOf(resolution.plan.agent) : undefined;
  if (modes === undefined) return { context };
  return { context, wrapped: { context: createPathContext({ ...input, poolModes: modes }), modes } };
}

function keyOf({ resolution: { plan }, ranges, bgp }: VerdictSource, family: Family): string {
  const { agent, version } = plan;
  const env = agent?.form === 'workload' ? agent.env : undefined;
  const given = [
    ...['FELIX_INTERFACEPREFIX', 'CALICO_IPV4POOL_IPIP'].map((name) => env?.get(name)?.text),
    agent && felixVariable(agent, endpointToHostVariable)?.text,
  ];
  const installation = agent?.form === 'installation' ? agent.installation : undefined;
  const provider = [installation?.pools?.length, installation?.kubernetesProvider?.value, installation?.bgp?.value];
  return JSON.stringify([family, plan.key, version.from, agent?.form, given, provider, rangesKey(ranges), bgp]);
}
