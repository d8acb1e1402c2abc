import { type Drift, hasDrifted } from '../../core/apply/drift.ts';
import { expectedText } from '../../core/apply/planText.ts';
import { english } from '../../core/l10n.ts';
import { nothing } from '../../core/message.ts';
import { render } from '../../core/words/render.ts';
import { rendered } from '../../core/words/rendered.ts';
import { type Paint, visibleLine } from '../terminal.ts';
import { counted } from '../words.ts';
import { formatReachText } from './reachText.ts';

/** What is not as predicted, one a line; then what is reached. */
export function formatDriftText(drift: Drift, paint: Paint): string {
  const { addresses, routes, unknown, nodes, reach } = drift;
  const bad = (line: string): string => paint('red', visibleLine(`✖ ${line}`));
  const lines = [
    ...addresses.map(({ node, expected, found, why }) => {
      const because = why === nothing ? '' : ` (${render(english, why)})`;
      return bad(
        `${node}: predicted ${render(english, expectedText(expected))}${because}, but ${found ?? 'nothing'} is stored`,
      );
    }),
    ...routes.map(({ node, block, owner, expected, found }) => {
      const instead = found === undefined ? 'there is none' : `it is ${found}`;
      return bad(`${node}: the route to ${block} of ${owner} should be ${expected}, but ${instead}`);
    }),
    ...unknown.map((node) => paint('yellow', visibleLine(`? ${node}: nobody can tell which address it should have`))),
    ...(addresses.length === 0 ? [`${counted(nodes - unknown.length, 'node')} as predicted.`] : []),
    ...(routes.length === 0 ? ['All routes that could be compared are as predicted.'] : []),
    '',
  ];
  const verdict = hasDrifted(drift) ? paint('red', 'The cluster is not as predicted.') : 'The cluster is as predicted.';
  return `${lines.join('\n')}\n${formatReachText(rendered(english, reach), paint)}\n${verdict}\n`;
}
