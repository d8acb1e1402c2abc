import type { Translate } from '../l10n.ts';
import { ofNodesText } from '../words/countText.ts';
import { listText } from '../words/listText.ts';
import { assumptionText } from '../words/reasonText.ts';
import { render } from '../words/render.ts';
import { assumptionsOf } from './certainty.ts';
import type { NodeRow } from './nodeRows.ts';

/** `2 of 2 nodes, one subnet 192.168.30.0/24`: on how many nodes an interface is chosen, and in which subnets. */
export function coverageText(rows: readonly NodeRow[], t: Translate): string {
  const chosen = rows.filter(({ interface: name }) => name !== undefined).length;
  const subnets = [...new Set(rows.flatMap(({ subnet }) => subnet ?? []))];
  const nodes = render(t, ofNodesText(chosen, rows.length));
  if (subnets.length === 1) return t('{0}, one subnet {1}', nodes, subnets[0] ?? '');
  if (subnets.length === 0) return nodes;
  return t('{0}, {1} subnets: {2}', nodes, subnets.length, render(t, listText(subnets, 3)));
}

/** How sure the rows are: `certain`, or on how many nodes and for what reasons not. */
export function certaintyText(rows: readonly NodeRow[], t: Translate): string {
  const unknown = rows.filter(({ state }) => state === 'unknown').length;
  const doubts = assumptionsOf(rows).map((each) => render(t, assumptionText(each)));
  const parts = [
    ...(unknown > 0 ? [t('unknown for {0}', render(t, ofNodesText(unknown, rows.length)))] : []),
    ...(doubts.length > 0 ? [t('likely, but not certain: {0}', doubts.join('; '))] : []),
  ];
  return parts.length === 0 ? t('certain') : parts.join('; ');
}
