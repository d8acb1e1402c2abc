import { behaves } from '../calico/changes.ts';
import { type Direction, isStaged, orderPolicies, type Policy } from '../calico/policies.ts';
import { type CalicoVersion, newest } from '../calico/version.ts';
import { groupBy } from '../collections.ts';
import { contains, type Family } from '../net/address.ts';
import { compileRule } from './compileRule.ts';
import { matchRule, type Packet } from './match.ts';
import { indexEndpoints, indexOwners, type OwnerIndex } from './owners.ts';
import { hasPorts } from './protocols.ts';
import type { Region } from './region.ts';
import { intersect, product, subtract } from './region.ts';
import { plainRule } from './ruleSpec.ts';
import { type SelectedTier, selection } from './selection.ts';
import {
  type Decision,
  type EndpointTier,
  type Matcher,
  type Outcome,
  outcome,
  type Undecided,
  walkProfiles,
  walkTiers,
} from './walk.ts';
import type { Endpoint, Failsafe, Profile, Rule, World, WorldPolicy } from './world.ts';

/** Where a host endpoint is asked, in the order in which a packet comes there. */
export type Stage =
  | 'untracked-ingress'
  | 'preDNAT'
  | 'ingress'
  | 'forward-ingress'
  | 'untracked-egress'
  | 'egress'
  | 'forward-egress';

/** A world made ready for verdicts of one version of Calico; what is found out on the way is kept. */
export interface Judge {
  readonly world: World;
  readonly version: CalicoVersion;
  readonly owners: OwnerIndex;
  /** IPv4, and IPv6 where an endpoint or pool is of it. */
  readonly families: ReadonlySet<Family>;
  /** The endpoint with this id. */
  endpoint(id: string): Endpoint | undefined;
  /** Those for single interfaces before those for all, each in the order of their names, in which they count. */
  readonly hosts: readonly Endpoint[];
  readonly hostsOn: ReadonlyMap<string, readonly Endpoint[]>;
  /** Whether they all are judged alike: the same policies select them, and they have the same profiles and settings. */
  readonly hostsAlike: boolean;
  /** All policies, staged ones too, in the order in which they are asked. */
  readonly tiers: readonly SelectedTier[];
  /** The decisions of a pod's policies and profiles on the packets of `region`. */
  pod(endpoint: Endpoint, direction: Direction, packet: Packet, region: Region): readonly Outcome[];
  /** The tiers by which a pod is judged in a direction; the same list for all pods that the same policies select. */
  podTiers(endpoint: Endpoint, direction: Direction): readonly EndpointTier[];
  /** The decisions at one stage of a host endpoint. */
  host(endpoint: Endpoint, stage: Stage, packet: Packet, region: Region): readonly Outcome[];
  /** The policies that select an endpoint, in their order, staged ones too. */
  policiesOf(endpoint: Endpoint): readonly SelectedTier[];
}

/** Makes `world` ready; without a version for the newest. */
export function createJudge(world: World, version: CalicoVersion = newest): Judge {
  const tiers = orderedTiers(world, version);
  const selected = selection(world, tiers);
  const normal = normalTiers(selected);
  const owners = indexOwners(world);
  const hosts = sortedHosts(world);
  const { byId, families } = indexEndpoints(world.endpoints);
  const anyNamed = behaves(version, 'named-ports-of-any-protocol');
  const matcher = (packet: Packet): Matcher => {
    return (rule) => matchRule(rule, packet, world.services, world.pools, anyNamed);
  };
  return {
    world,
    version,
    owners,
    tiers,
    families: new Set<Family>([4, ...families, ...world.pools.map(({ address }) => address.family)]),
    endpoint: (id) => byId.get(id),
    hosts,
    hostsOn: groupBy(hosts, ({ node = '' }) => node),
    hostsAlike: new Set(hosts.map(hostClass(selected, world))).size < 2,
    policiesOf: selected,
    podTiers: normal,
    pod(endpoint, direction, packet, region) {
      const own = normal(endpoint, direction);
      const match = matcher(packet);
      const { decided, left } = walkTiers(own, direction, [{ region, trail: [] }], match, true);
      return [...decided, ...walkProfiles(profilesOf(endpoint, world), direction, left, match)];
    },
    host(endpoint, stage, packet, region) {
      const start = [{ region, trail: [] }];
      const { open, left } = byFailsafes(stage, endpoint, packet, start, world);
      return [...open, ...atStage(selected(endpoint), stage, endpoint, left, matcher(packet), world)];
    },
  };
}

/** felix/dataplane/linux/endpoint_mgr.go, resolveHostEndpoints. */
function sortedHosts({ endpoints }: World): readonly Endpoint[] {
  const hosts = endpoints.filter(({ kind }) => kind === 'host');
  const isLast = ({ interfaceName }: Endpoint): number => Number(interfaceName === '*');
  return hosts.sort((a, b) => isLast(a) - isLast(b) || (a.name < b.name ? -1 : 1));
}

/** A text that is equal for host endpoints that are judged alike, but for what rules say of their addresses. */
export function hostClass(policiesOf: Judge['policiesOf'], { felix }: World): (endpoint: Endpoint) => string {
  const classes = new Map<readonly SelectedTier[], number>();
  return (endpoint) => {
    const { node = '', profiles, interfaceName } = endpoint;
    const policies = policiesOf(endpoint);
    const known = classes.get(policies) ?? classes.size;
    classes.set(policies, known);
    return JSON.stringify([known, profiles, interfaceName === '*', felix.has(node) ? node : '']);
  };
}

function orderedTiers({ policies, tiers }: World, version: CalicoVersion): readonly SelectedTier[] {
  const byPolicy = new Map(policies.map((each): [Policy, WorldPolicy] => [each.policy, each]));
  return orderPolicies([...byPolicy.keys()], tiers, version).map(({ tier, policies: ordered }) => ({
    name: tier.name,
    defaultAction: tier.defaultAction ?? 'Deny',
    policies: ordered.flatMap((policy) => byPolicy.get(policy) ?? []),
  }));
}

function normalTiers(selected: Judge['policiesOf']): Judge['podTiers'] {
  const known = new Map<readonly SelectedTier[], Readonly<Record<Direction, readonly EndpointTier[]>>>();
  return (endpoint, direction) => {
    const tiers = selected(endpoint);
    const before = known.get(tiers);
    if (before !== undefined) return before[direction];
    const both = { ingress: tiersFor(tiers, 'ingress', isNormal), egress: tiersFor(tiers, 'egress', isNormal) };
    known.set(tiers, both);
    return both[direction];
  };
}

function isNormal({ policy }: WorldPolicy): boolean {
  return policy.doNotTrack !== true && policy.preDNAT !== true;
}

/** Those that count in a direction. A tier counts only where one of them, not only staged, is in it. */
function tiersFor(
  tiers: readonly SelectedTier[],
  direction: Direction,
  wanted: (policy: WorldPolicy) => boolean,
): readonly EndpointTier[] {
  return tiers.flatMap((tier): readonly EndpointTier[] => {
    const policies = tier.policies.filter((each) => !isStaged(each.policy) && governs(each, direction) && wanted(each));
    return policies.length === 0 ? [] : [{ ...tier, policies }];
  });
}

function governs({ policy: { types = [] } }: WorldPolicy, direction: Direction): boolean {
  return types.some((type) => type.toLowerCase() === direction);
}

const defaultAllow = 'projectcalico-default-allow';

/** A profile that nobody has defined denies everything (felix/calc/active_rules_calculator.go); those of pods are assumed. */
function profilesOf({ kind, profiles }: Endpoint, world: World): readonly Profile[] {
  return profiles.flatMap((name): readonly Profile[] => {
    if (kind === 'pod') return name.startsWith('kns.') ? [{ name, rules: { ingress: allow, egress: allow } }] : [];
    const known = world.profiles.get(name);
    if (known !== undefined) return [known];
    const rules = name === defaultAllow ? allow : deny;
    return [{ name, rules: { ingress: rules, egress: rules } }];
  });
}

const allow = everything('Allow');
const deny = everything('Deny');

function everything(action: 'Allow' | 'Deny'): readonly Rule[] {
  const rule = compileRule(plainRule(action), '', '');
  return 'what' in rule ? [] : [rule];
}

const atEachStage = {
  'untracked-ingress': { direction: 'ingress', failsafe: true, wanted: ({ policy }) => policy.doNotTrack === true },
  preDNAT: {
    direction: 'ingress',
    failsafe: true,
    wanted: ({ policy }) => !policy.doNotTrack && policy.preDNAT === true,
  },
  ingress: { direction: 'ingress', failsafe: true, wanted: isNormal },
  'forward-ingress': { direction: 'ingress', failsafe: false, wanted: isForwarded },
  'untracked-egress': { direction: 'egress', failsafe: true, wanted: ({ policy }) => policy.doNotTrack === true },
  egress: { direction: 'egress', failsafe: true, wanted: isNormal },
  'forward-egress': { direction: 'egress', failsafe: false, wanted: isForwarded },
} satisfies Readonly<
  Record<
    Stage,
    {
      readonly direction: Direction;
      readonly failsafe: boolean;
      readonly wanted: (policy: WorldPolicy) => boolean;
    }
  >
>;

/** The policies that are asked about packets at a place, staged ones too. A pod has the places of a host's own packets. */
export function stagePolicies(tiers: readonly SelectedTier[], stage: Stage): readonly SelectedTier[] {
  const { direction, wanted } = atEachStage[stage];
  return tiers.flatMap((tier) => {
    const policies = tier.policies.filter((each) => governs(each, direction) && wanted(each));
    return policies.length === 0 ? [] : [{ ...tier, policies }];
  });
}

function isForwarded(each: WorldPolicy): boolean {
  return isNormal(each) && each.policy.applyOnForward === true;
}

function atStage(
  tiers: readonly SelectedTier[],
  stage: Stage,
  endpoint: Endpoint,
  start: readonly Undecided[],
  match: Matcher,
  world: World,
): readonly Outcome[] {
  const { direction, wanted } = atEachStage[stage];
  const isForward = stage === 'forward-ingress' || stage === 'forward-egress';
  const isFinal = stage === 'ingress' || stage === 'egress';
  // Staged ones, and those of the other direction, count here (felix/rules/endpoints.go, chainTypeForward).
  if (isForward && !tiers.some(({ policies }) => policies.some(wanted))) {
    return start.map((each) => outcome(each, { verdict: 'allow', by: 'no-policy' }, undefined));
  }
  const { decided, left } = walkTiers(
    tiersFor(tiers, direction, wanted),
    direction,
    start,
    match,
    isForward || isFinal,
  );
  if (isFinal) return [...decided, ...walkProfiles(profilesOf(endpoint, world), direction, left, match)];
  return [...decided, ...left.map((each) => outcome(each, { verdict: 'allow', by: 'no-match' }, undefined))];
}

/** What failsafe ports let through; at the untracked stage answers from them too (felix/rules/static.go, v3.32.1). */
function byFailsafes(
  stage: Stage,
  { node = '' }: Endpoint,
  packet: Packet,
  start: readonly Undecided[],
  { felix }: World,
): { readonly open: readonly Outcome[]; readonly left: readonly Undecided[] } {
  const { direction, failsafe } = atEachStage[stage];
  const own = (felix.get(node) ?? felix.get(''))?.failsafes;
  if (!failsafe || own === undefined) return { open: [], left: start };
  const peer = direction === 'ingress' ? packet.source : packet.destination;
  const here = direction === 'ingress' ? own.inbound : own.outbound;
  const answers = direction === 'ingress' ? own.outbound : own.inbound;
  const applies = ({ protocol, net }: Failsafe): boolean => {
    if (protocol !== packet.protocol || !hasPorts(protocol)) return false;
    return net === undefined || (peer.address !== undefined && contains(net, peer.address));
  };
  const any = { from: 0, to: 65_535 };
  const exactly = ({ port }: Failsafe) => ({ from: port, to: port });
  const regions = [
    ...here.filter(applies).map((each) => product([any], [exactly(each)])),
    ...(stage.startsWith('untracked') ? answers.filter(applies).map((each) => product([exactly(each)], [any])) : []),
  ];
  const decision: Decision = { verdict: 'allow', by: 'failsafe' };
  const open: Outcome[] = [];
  let left = start;
  for (const region of regions) {
    left = left.flatMap((each) => {
      const hit = intersect(each.region, region);
      if (hit.length > 0) open.push(outcome({ ...each, region: hit }, decision, undefined));
      const rest = subtract(each.region, region);
      return rest.length === 0 ? [] : [{ ...each, region: rest }];
    });
  }
  return { open, left };
}
