import { directions, isStaged } from '../calico/policies.ts';
import { podPaths } from '../manifest/kinds.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { type Message, say } from '../message.ts';
import { mapOf } from '../objects/fields.ts';
import type { Judge } from '../policy/judge.ts';
import { mapAtPath, type PolicyObject } from '../policy/objects.ts';
import type { Endpoint, WorldPolicy } from '../policy/world.ts';
import { type Span, shift, touches } from '../text.ts';
import { valuesText } from '../words/listText.ts';
import { code, joined, type Markdown, markdown, paragraphs, plain, sentence } from '../words/markdownText.ts';

/** On the labels of a pod, of a workload's template or of a namespace: which policies apply, in their order. */

/** The labels at an offset of a file, and whose they are. */
export interface LabelsAt {
  readonly object: PolicyObject;
  readonly span: Span;
}

/** The labels at `offset` of the file that `objects` are of; undefined where there are none by which policies select. */
export function labelsAt(objects: readonly PolicyObject[], offset: number): LabelsAt | undefined {
  for (const object of objects) {
    const map = labelsOf(object);
    const entry = map?.entries.find(({ key, value }) =>
      [key.span, value.span].some((span) => touches(shift(span, object.base), offset)),
    );
    if (entry === undefined) continue;
    const span = { start: entry.key.span.start, end: Math.max(entry.key.span.end, entry.value.span.end) };
    return { object, span: shift(span, object.base) };
  }
  return undefined;
}

function labelsOf({ kind, tree }: PolicyObject): YamlMap | undefined {
  if (kind === 'Namespace' || kind === 'HostEndpoint') return mapOf(mapOf(tree, 'metadata'), 'labels');
  const path = podPaths.get(kind)?.slice(0, -1);
  if (path === undefined) return undefined;
  return mapOf(mapOf(mapAtPath(tree, path), 'metadata'), 'labels');
}

const mostPolicies = 20;

/** The consequence, then the policies in the order in which they are asked. */
export function labelsMarkdown(object: PolicyObject, judge: Judge): Markdown {
  const { outside } = judge.world;
  const endpoints = judge.world.endpoints.filter((each) => isOf(each, object));
  const [first] = endpoints;
  if (first === undefined) {
    const why = outside.get(`${object.namespace || 'default'}/${object.name}`);
    if (why === 'host-network') return markdown(sentence(say("It uses host networking: pod policies don't apply.")));
    return markdown(sentence(say('No known pod or workload has these labels.')));
  }
  const rows = rowsOf(judge, endpoints);
  const subject = object.kind === 'Namespace' ? say('namespace `{0}`', object.name) : `\`${first.id}\``;
  const lines = rows.slice(0, mostPolicies).map(({ tier, policy, count }, at) => {
    const of = endpoints.length > 1 && count < endpoints.length ? [say('{0} of {1}', count, endpoints.length)] : [];
    const notes = [
      say('tier {0}', tier),
      directionsText(policy),
      ...of,
      ...(isStaged(policy.policy) ? [say('staged, has no effect')] : []),
    ];
    return markdown(`${at + 1}. `, plain(policy.policy.kind), ' ', code(policy.id), ' — ', plain(valuesText(notes)));
  });
  const left = rows.length - lines.length;
  return paragraphs([
    markdown('**', sentence(consequence(judge, endpoints, subject)), '**'),
    ...(lines.length === 0 ? [] : [joined(lines, '\n')]),
    ...(left === 0 ? [] : [plain(say('and {0} more', left))]),
  ]);
}

function isOf(endpoint: Endpoint, { kind, name, file, span }: PolicyObject): boolean {
  if (kind === 'Namespace') return endpoint.kind === 'pod' && endpoint.namespace === name;
  return endpoint.at?.file === file && endpoint.at.span.start === span.start;
}

interface Row {
  readonly tier: string;
  readonly policy: WorldPolicy;
  /** How many of the endpoints it selects. */
  readonly count: number;
}

/** The policies that select any of the endpoints, in their order. */
function rowsOf(judge: Judge, endpoints: readonly Endpoint[]): readonly Row[] {
  const counts = new Map<WorldPolicy, number>();
  for (const policy of endpoints.flatMap((each) => judge.policiesOf(each).flatMap(({ policies }) => policies))) {
    counts.set(policy, (counts.get(policy) ?? 0) + 1);
  }
  return judge.tiers.flatMap(({ name, policies }) =>
    policies.flatMap((policy): readonly Row[] => {
      const count = counts.get(policy);
      return count === undefined ? [] : [{ tier: name, policy, count }];
    }),
  );
}

function directionsText({ policy: { types = [] } }: WorldPolicy): string {
  return types.map((type) => type.toLowerCase()).join(' + ');
}

function consequence(judge: Judge, endpoints: readonly Endpoint[], subject: Message | string): Message {
  const [ingress = 0, egress = 0] = directions.map(
    (direction) => endpoints.filter((each) => judge.podTiers(each, direction).length > 0).length,
  );
  if (ingress + egress === 0) return say('No policy applies to {0}: everything is allowed.', subject);
  if (ingress > 0 && egress > 0) return say('Policies restrict what {0} can receive and send.', subject);
  if (ingress > 0) return say('Policies restrict what {0} can receive; it can send everything.', subject);
  return say('Policies restrict what {0} can send; it can receive everything.', subject);
}
