import type { Candidate } from '../detection/choice.ts';
import type { Suggestion } from '../detection/suggest.ts';
import { type Message, say } from '../message.ts';
import { formatAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { numberText, ofNodesText } from './countText.ts';
import { listText } from './listText.ts';

/**
 * `Use cidr=192.168.30.0/24 (no node moves): vms71 ens33 192.168.30.71, vms72 eth0 192.168.30.72`; says whom it leaves out,
 * and how many nodes change their address where that is known.
 */
export function suggestionTitle(
  { text, choices, leftOut, subnets, moves }: Suggestion,
  nodes: readonly Node[],
): Message {
  const chosen = choices.flatMap((choice, at) =>
    choice === undefined ? [] : [{ choice, node: nodes[at]?.name ?? '' }],
  );
  const where = chosen.length <= 3 ? each(chosen) : grouped(chosen, subnets, nodes.length);
  const title =
    moves === undefined ? say('Use {0}: {1}', text, where) : say('Use {0} ({1}): {2}', text, movesText(moves), where);
  if (leftOut.length === 0) return title;
  return say(
    '{0} (excludes {1})',
    title,
    listText(
      leftOut.map(({ name }) => name),
      3,
    ),
  );
}

/** `no node moves`, `1 node moves`, `2 nodes move`: how many get another address. */
export function movesText(moves: number): Message {
  if (moves === 0) return say('no node moves');
  return moves === 1 ? say('1 node moves') : say('{0} nodes move', numberText(moves));
}

type Chosen = readonly { readonly choice: Candidate; readonly node: string }[];

function each(chosen: Chosen): string {
  return chosen
    .map(({ choice, node }) => `${node} ${choice.interface.name} ${formatAddress(choice.address)}`)
    .join(', ');
}

function grouped(chosen: Chosen, subnets: readonly string[], all: number): Message {
  const names = [...new Set(chosen.map(({ choice }) => choice.interface.name))];
  const where = listText(subnets, 2);
  return say('{0}, {1} in {2}', ofNodesText(chosen.length, all), listText(names, 3), where);
}
