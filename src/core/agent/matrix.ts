import { english } from '../l10n.ts';
import { headed } from '../outputs/head.ts';
import type { MatrixJson } from '../outputs/networkJson.ts';
import { plainText } from '../plainText.ts';
import { rendered } from '../words/rendered.ts';
import { familyArgument, familyOf } from './family.ts';
import type { Input, Problem } from './input.ts';
import { pageArguments, pageOf } from './page.ts';
import { type AgentTool, type Answer, type KnownGround, leftOf } from './tool.ts';

export const matrix: AgentTool = {
  title: 'Compare Calico detection methods',
  description:
    'Compares what several values of IP_AUTODETECTION_METHOD choose on all nodes, ranked, the best first, with the reason: the value of the manifest, the default, values made from the nodes, and those given as "methods". Ask it to find the right value. Nodes that answer alike share a column.',
  arguments: {
    methods: { kind: 'texts', about: 'Further values to compare, like "cidr=192.168.30.0/24".' },
    family: familyArgument('The address family; 4 without it.'),
    ...pageArguments('columns (nodes, or groups of nodes alike)'),
  },
  answer: { needs: 'nodes', run },
};

function* run({ service, tool }: KnownGround, input: Input): Generator<undefined, Answer | Problem> {
  const family = familyOf(input);
  const options = { methods: input.texts('methods'), ...(family && { family }) };
  const found = yield* service.matrixInSteps(undefined, options);
  if (found === undefined) return { problem: 'No node is known.' };
  const whole = headed(tool, rendered(english, found)) satisfies MatrixJson;
  const { items: columns, left, next } = pageOf(whole.columns, input);
  const from = input.number('from') ?? 0;
  const rows = whole.rows.map((row) => ({ ...row, cells: row.cells.slice(from, from + columns.length) }));
  const inColumns = columns.reduce((sum, { count }) => sum + count, 0);
  const answer: MatrixJson = { ...whole, columns, rows, leftOut: whole.nodes - inColumns };
  const ranked = [...rows].sort((a, b) => a.rank - b.rank);
  return {
    lines: [
      `IPv${whole.family}, nodes: ${whole.nodes}.`,
      ...ranked.map(({ rank, method, origin, grade, reason, served }) => {
        const value = method === '' ? 'no value (the default)' : plainText(method);
        return `${rank}. ${value} (${origin}): ${grade}, serves ${served} of ${whole.nodes}: ${reason}`;
      }),
    ],
    data: { answer, left: leftOf({ columns: left }), ...(next !== undefined && { next }) },
  };
}
