import type { Candidate } from '../detection/choice.ts';
import type { Suggestion } from '../detection/suggest.ts';
import type { Translate } from '../l10n.ts';
import { formatAddress } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { ofNodesText } from './countText.ts';
import { listText } from './listText.ts';

/** `Use cidr=192.168.30.0/24: vms71 ens33 192.168.30.71, vms72 eth0 192.168.30.72`; says whom it leaves out. */
export function suggestionTitle(
  { text, choices, leftOut, subnets }: Suggestion,
  nodes: readonly Node[],
  t: Translate,
): string {
  const chosen = choices.flatMap((choice, at) =>
    choice === undefined ? [] : [{ choice, node: nodes[at]?.name ?? '' }],
  );
  const title = t('Use {0}: {1}', text, chosen.length <= 3 ? each(chosen) : grouped(chosen, subnets, nodes.length, t));
  if (leftOut.length === 0) return title;
  return t(
    '{0} (leaves out {1})',
    title,
    listText(
      leftOut.map(({ name }) => name),
      3,
      t,
    ),
  );
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
