import type { Candidate } from '../detection/choice.ts';
import type { Suggestion } from '../detection/suggest.ts';
import type { Translate } from '../l10n.ts';
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
  t: Translate,
): string {
  const chosen = choices.flatMap((choice, at) =>
    choice === undefined ? [] : [{ choice, node: nodes[at]?.name ?? '' }],
  );
  const where = chosen.length <= 3 ? each(chosen) : grouped(chosen, subnets, nodes.length, t);
  const title =
    moves === undefined ? t('Use {0}: {1}', text, where) : t('Use {0} ({1}): {2}', text, movesText(moves, t), where);
  if (leftOut.length === 0) return title;
  return t(
    '{0} (excludes {1})',
    title,
    listText(
      leftOut.map(({ name }) => name),
      3,
      t,
    ),
  );
}

/** `no node moves`, `1 node moves`, `2 nodes move`: how many get another address. */
export function movesText(moves: number, t: Translate): string {
  if (moves === 0) return t('no node moves');
  return moves === 1 ? t('1 node moves') : t('{0} nodes move', numberText(moves));
}

type Chosen = readonly { readonly choice: Candidate; readonly node: string }[];

function each(chosen: Chosen): string {
  return chosen
    .map(({ choice, node }) => `${node} ${choice.interface.name} ${formatAddress(choice.address)}`)
    .join(', ');
}

function grouped(chosen: Chosen, subnets: readonly string[], all: number, t: Translate): string {
  const names = [...new Set(chosen.map(({ choice }) => choice.interface.name))];
  const where = listText(subnets, 2, t);
  return t('{0}, {1} in {2}', ofNodesText(chosen.length, all, t), listText(names, 3, t), where);
}
