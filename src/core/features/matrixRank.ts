import type { Method } from '../detection/method.ts';
import type { Level } from '../level.ts';
import { type Message, nothing, say } from '../message.ts';
import { ofNodesText } from '../words/countText.ts';
import { wordsText } from '../words/listText.ts';
import { movesText } from '../words/suggestionTitle.ts';
import type { PlayedValue } from './playedValue.ts';

/** How well a value of the method serves the nodes, and why. */

export type Grade = 'good' | 'fragile' | 'poor' | 'bad' | 'unknown';

const grades: readonly Grade[] = ['good', 'fragile', 'unknown', 'poor', 'bad'];

/** `bad`: some node gets no address or a shared one, or pods don't reach each other; `poor`: a virtual one, or they may not. */
export function gradeOf(played: PlayedValue, method: Method): Grade {
  const { states, shared } = played;
  const reach = reachIn(played);
  if (states.bad > 0 || shared > 0 || reach === 'error') return 'bad';
  if (states.odd > 0 || reach === 'warning') return 'poor';
  if (states.unknown > 0 || reach === 'unknown') return 'unknown';
  return fragilityOf(played, method) === 'robust' ? 'good' : 'fragile';
}

/** Before all paths are looked at, those between the nodes' addresses tell. */
function reachIn({ reach, apart }: PlayedValue): Level {
  return reach?.level ?? (apart === true ? 'error' : 'none');
}

/** Less is better: grade, then nodes without an address, subnets, and nodes where another interface would do. */
export function penaltyOf(played: PlayedValue, method: Method): number {
  const { states, subnets, contested } = played;
  const failing = states.bad + states.odd + states.unknown;
  return (
    grades.indexOf(gradeOf(played, method)) * 1e12 +
    failing * 1e6 +
    Math.min(subnets, 99) * 1e4 +
    (fragilityOf(played, method) === 'robust' ? 0 : 5e3) +
    Math.min(contested, 4999)
  );
}

/** Of values with one penalty the better has less: nodes that move, then nodes by whose InternalIP nothing goes. */
export function tieOf({ moving, foreign }: PlayedValue, nodes: number): number {
  return (moving ?? 0) * (nodes + 1) + foreign;
}

/** `every node, one subnet, no node moves, stable if a NIC is added`. */
export function rankReason(played: PlayedValue, method: Method, nodes: number): Message {
  const { states, served, subnets, virtual, shared, contested, fixed, reach, moving } = played;
  const odd = states.odd - virtual;
  const all = states.good === nodes && served === nodes;
  const counted: readonly (readonly [number, Message])[] = [
    [states.bad, say('{0} without an address', states.bad)],
    [virtual, say('{0} with a virtual interface', virtual)],
    [odd, say('{0} uncertain', odd)],
    [states.unknown, say('{0} unknown', states.unknown)],
    [shared, say('several nodes have the same address')],
  ];
  const told = all ? say('every node') : ofNodesText(served, nodes);
  return wordsText([
    ...(fixed === nodes ? [] : [told]),
    ...subnetsText(subnets),
    ...(served > 0 && moving !== undefined ? [movesText(moving)] : []),
    ...counted.flatMap(([count, text]) => (count > 0 ? [text] : [])),
    ...(reach !== undefined && reach.text !== nothing ? [reach.text] : []),
    ...(served > 0 || fixed > 0 ? [fragilityText(fragilityOf(played, method), contested)] : []),
  ]);
}

function subnetsText(subnets: number): readonly Message[] {
  if (subnets === 0) return [];
  return [subnets === 1 ? say('one subnet') : say('{0} subnets', subnets)];
}

type Fragility = 'fixed' | 'robust' | 'contested' | 'any-nic' | 'by-name' | 'routes';

/** What may change the choice on the day on which a node gets a further interface. */
function fragilityOf({ contested, served, fixed }: PlayedValue, method: Method): Fragility {
  if (served === 0 && fixed > 0) return 'fixed';
  switch (method.kind) {
    case 'first-found':
    case 'skip-interface':
      return 'any-nic';
    case 'interface':
      if (!method.items.every(({ value }) => isWholeName(value))) return 'by-name';
      return contested > 0 ? 'contested' : 'robust';
    case 'can-reach':
      return 'routes';
    case 'cidr':
      return contested > 0 ? 'contested' : 'robust';
    case 'kubernetes-internal-ip':
    case 'unknown':
      return 'robust';
  }
}

/** Whether the expression matches one name and no other: `^ens33$`. */
function isWholeName(item: string): boolean {
  return /^\^(?:[A-Za-z0-9_@:-]|\\.)+\$$/.test(item);
}

function fragilityText(fragility: Fragility, contested: number): Message {
  switch (fragility) {
    case 'fixed':
      return say('no address is detected');
    case 'robust':
      return say('stable if a NIC is added');
    case 'contested':
      return say('another NIC also matches on {0}', contested);
    case 'any-nic':
      return say('a new NIC could win');
    case 'by-name':
      return say('a new NIC with a matching name could win');
    case 'routes':
      return say('follows the routes');
  }
}
