import type { Direction } from '../calico/policies.ts';
import { type Message, say } from '../message.ts';
import { bothFamilies } from '../net/address.ts';
import { allowedText } from '../policy/allowedText.ts';
import { allowedOf, protocolsOf } from '../policy/connections.ts';
import { type Answers, answersFor, packetBetween } from '../policy/evaluate.ts';
import type { FlowEnd } from '../policy/flowEnd.ts';
import type { Group } from '../policy/groups.ts';
import type { Judge } from '../policy/judge.ts';
import { wholeRegion } from '../policy/match.ts';
import { type Region, subtract } from '../policy/region.ts';
import type { Decision, Outcome, Verdict } from '../policy/walk.ts';
import type { WrittenAt } from '../policy/world.ts';
import { decisionText } from '../words/decisionText.ts';

/** What decides about everything that one group may send to another. */

export interface ConnectionDecision {
  readonly verdict: Verdict;
  /** `On leaving shop/web`. */
  readonly place: Message;
  /** `TCP 80, 443`. */
  readonly what: Message;
  /** `rule 0 of NetworkPolicy shop/web, tier default`. */
  readonly by: Message;
  /** Where the rule stands, or a policy of the tier whose end decides; undefined where nothing that is written does. */
  readonly at: WrittenAt | undefined;
}

/** Where packets are judged. */
interface AskedPlace {
  readonly title: Message;
  /** The pod, where it is one of a pod. */
  readonly end?: FlowEnd;
  readonly direction?: Direction;
  readonly outcomes: readonly Outcome[];
}

interface Found {
  readonly place: AskedPlace;
  readonly decision: Decision;
  readonly at: WrittenAt | undefined;
  /** By protocol. */
  readonly what: Map<number, Region>;
}

/** The decisions in the order in which packets come to them; of both families where the ends have both. */
export function connectionDecisions(
  judge: Judge,
  { from, to }: { readonly from: Group; readonly to: Group },
): readonly ConnectionDecision[] {
  const [source] = from.ends;
  const [destination] = to.ends;
  if (source === undefined || destination === undefined) return [];
  const found = new Map<string, Found>();
  for (const family of bothFamilies) {
    for (const protocol of protocolsOf([judge])) {
      const packet = packetBetween(judge, source, destination, protocol, { families: [family] });
      if (packet === undefined) continue;
      const answers = answersFor(judge, source, destination, packet, wholeRegion(protocol));
      for (const place of placesOf(answers, from, to)) {
        for (const outcome of place.outcomes) add(found, place, outcome, protocol);
      }
    }
  }
  return [...found.values()].map(({ place: { title, end, direction }, decision, at, what }) => ({
    verdict: decision.verdict,
    place: title,
    what: allowedText([...what].flatMap(([protocol, region]) => allowedOf(protocol, region))),
    by: decisionText(decision),
    at: at ?? (end && direction && tierPlace(judge, end, direction, decision)),
  }));
}

function add(found: Map<string, Found>, place: AskedPlace, { decision, region, at }: Outcome, protocol: number): void {
  const { trail: _, ...rest } = decision;
  const key = JSON.stringify([place.title, rest]);
  const known = found.get(key) ?? { place, decision, at, what: new Map<number, Region>() };
  found.set(key, known);
  const before = known.what.get(protocol) ?? [];
  known.what.set(protocol, [...before, ...subtract(region, before)]);
}

function placesOf({ egress = [], ingress = [], host = [] }: Answers, from: Group, to: Group): AskedPlace[] {
  const [source, destination] = [from.ends[0], to.ends[0]];
  return [
    { title: say('Leaving {0}', from.name), ...(source && { end: source }), direction: 'egress', outcomes: egress },
    ...host.map(({ stage, endpoint, outcomes }) => ({ title: say('{0} of {1}', stage, endpoint.id), outcomes })),
    {
      title: say('Entering {0}', to.name),
      ...(destination && { end: destination }),
      direction: 'ingress',
      outcomes: ingress,
    },
  ];
}

/** Where the end of a tier decides: its first policy for the pod, without which the tier would not be asked. */
function tierPlace(judge: Judge, end: FlowEnd, direction: Direction, { by, tier }: Decision): WrittenAt | undefined {
  if (by !== 'tier-default' || end.kind !== 'pod') return undefined;
  return judge.podTiers(end.endpoint, direction).find(({ name }) => name === tier)?.policies[0]?.at;
}
