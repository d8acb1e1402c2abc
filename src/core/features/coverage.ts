import { type Message, say } from '../message.ts';
import { ofNodesText } from '../words/countText.ts';
import { listText, semicolonsText } from '../words/listText.ts';
import { assumptionText } from '../words/reasonText.ts';
import { assumptionsOf } from './certainty.ts';
import type { NodeRow } from './nodeRows.ts';

/** `2 of 2 nodes, one subnet 192.168.30.0/24`: on how many nodes an interface is chosen, and in which subnets. */
export function coverageText(rows: readonly NodeRow[]): Message {
  const chosen = rows.filter(({ interface: name }) => name !== undefined).length;
  const subnets = [...new Set(rows.flatMap(({ subnet }) => subnet ?? []))];
  const nodes = ofNodesText(chosen, rows.length);
  if (subnets.length === 1) return say('{0}, one subnet {1}', nodes, subnets[0] ?? '');
  if (subnets.length === 0) return nodes;
  return say('{0}, {1} subnets: {2}', nodes, subnets.length, listText(subnets, 3));
}

/** How sure the rows are: `certain`, or on how many nodes and for what reasons not. */
export function certaintyText(rows: readonly NodeRow[]): Message {
  const unknown = rows.filter(({ state }) => state === 'unknown').length;
  const doubts = assumptionsOf(rows).map(assumptionText);
  const parts = [
    ...(unknown > 0 ? [say('unknown for {0}', ofNodesText(unknown, rows.length))] : []),
    ...(doubts.length > 0 ? [say('likely, but not certain: {0}', semicolonsText(doubts))] : []),
  ];
  return parts.length === 0 ? say('certain') : semicolonsText(parts);
}
