import { directions, isStaged, type OrderedTier, orderPolicies, type Policy, type Tier } from '../calico/policies.ts';
import { applier, governs } from '../calico/policyTargets.ts';
import type { CalicoVersion } from '../calico/version.ts';
import { type Message, say } from '../message.ts';
import type { WrittenPolicy } from '../objects/writtenPolicies.ts';
import { type Span, touches } from '../text.ts';
import { listText } from '../words/listText.ts';
import { code, type Markdown, markdown, paragraphs, plain, sentence } from '../words/markdownText.ts';
import { type KnownCluster, type KnownEndpoint, knownEndpoints, selectedPods } from '../words/selectedText.ts';

/** Where a policy stands among the others, and what it applies to. */

export interface PolicyHoverInput {
  readonly own: WrittenPolicy;
  /** All policies and tiers that are taken to be of the same cluster, `own` among them. */
  readonly policies: readonly Policy[];
  readonly tiers: readonly Tier[];
  readonly version: CalicoVersion;
  readonly cluster: KnownCluster;
}

/** The part of an object that stands for the whole policy: its kind or its name. */
export function policyPartAt({ resource: { kind, name } }: WrittenPolicy, offset: number): Span | undefined {
  return [kind?.span, name?.span].find((span) => span !== undefined && touches(span, offset));
}

/** Tier and order, the endpoints known, and the policies before and behind it for the same endpoints. */
export function policyMarkdown(input: PolicyHoverInput): Markdown {
  const { own, policies, tiers, version, cluster } = input;
  const { policy } = own;
  const ordered = orderPolicies(policies, tiers, version);
  const tier = ordered.find((each) => each.policies.includes(policy));
  const lines = [
    markdown(
      '**',
      plain(policy.kind),
      '** ',
      code(shownName(policy, undefined)),
      ' — ',
      sentence(placeText(policy, tier)),
    ),
    ...(isStaged(policy) ? [sentence(say("It's staged, so it decides nothing."))] : []),
    sentence(appliesText(policy, cluster)),
    ...neighbourTexts(policy, ordered, cluster).map(sentence),
  ];
  return paragraphs(lines);
}

function placeText(policy: Policy, tier: OrderedTier | undefined): Message {
  const order = policy.order === undefined ? say('no order: last in its tier') : say('order {0}', policy.order);
  if (tier === undefined) return order;
  const { name, order: own } = tier.tier;
  if (!tier.known) return say('tier `{0}`, which is in no known file; {1}', name, order);
  return own === undefined ? say('tier `{0}`; {1}', name, order) : say('tier `{0}` (order {1}); {2}', name, own, order);
}

function appliesText(policy: Policy, cluster: KnownCluster): Message {
  if (policy.doNotTrack || policy.preDNAT) return say('Only applies to host endpoints.');
  const selected = selectedPods(policy, cluster);
  return 'why' in selected ? selected.why : say('Applies to {0}', selected.pods);
}

/** Policies that are named on each side. */
const mostNamed = 5;

function neighbourTexts(policy: Policy, ordered: readonly OrderedTier[], cluster: KnownCluster): readonly Message[] {
  const all = ordered.flatMap((tier) => tier.policies);
  const at = all.indexOf(policy);
  const meets = meeting(policy, all.length, cluster);
  const named = (list: readonly Policy[]): Message =>
    listText(
      list.map((each) => `\`${shownName(each, policy)}\``),
      mostNamed,
    );
  const before = all.slice(0, at).filter(meets).reverse();
  const behind = all.slice(at + 1).filter(meets);
  if (before.length + behind.length === 0) return [say('No other policy in the files applies to the same endpoints.')];
  return [
    ...(before.length > 0 ? [say('Evaluated before it, nearest first: {0}.', named(before))] : []),
    ...(behind.length > 0 ? [say('Evaluated after it: {0}.', named(behind))] : []),
  ];
}

/** More than this many comparisons of a policy with a pod are not made for one hover. */
const mostComparisons = 500_000;

/** Whether another policy is for some of the same endpoints, in some direction: told by the pods that are known. */
function meeting(policy: Policy, others: number, cluster: KnownCluster): (other: Policy) => boolean {
  const judge = applier(policy);
  const pods = policy.doNotTrack || policy.preDNAT ? [] : knownEndpoints(cluster);
  const mine = pods.filter((pod) => (policy.namespace ?? pod.namespace) === pod.namespace && judge(pod) === true);
  const isFew = mine.length > 0 && mine.length * others <= mostComparisons;
  return (other) => mayMeet(policy, other) && (!isFew || sharesPod(other, mine));
}

function sharesPod(policy: Policy, pods: readonly KnownEndpoint[]): boolean {
  const judge = applier(policy);
  return pods.some((pod) => judge(pod) !== false);
}

/** Whether the namespaces and directions of two policies let them meet. */
function mayMeet(a: Policy, b: Policy): boolean {
  // Another one of that name is a variant of it, of which a cluster has one.
  const isVariant = a.kind === b.kind && a.name === b.name && a.namespace === b.namespace;
  const isApart = a.namespace !== undefined && b.namespace !== undefined && a.namespace !== b.namespace;
  const samePoint = Boolean(a.doNotTrack) === Boolean(b.doNotTrack) && Boolean(a.preDNAT) === Boolean(b.preDNAT);
  const shared = directions.some((direction) => governs(a, direction) !== false && governs(b, direction) !== false);
  return !isVariant && !isApart && samePoint && shared;
}

/** With its namespace where that is another than the reader's. */
function shownName({ namespace, name }: Policy, reader: Policy | undefined): string {
  return namespace === undefined || namespace === reader?.namespace ? name : `${namespace}/${name}`;
}
