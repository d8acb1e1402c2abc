import { english } from '../../../src/core/l10n.ts';
import { MAX_TOKENS } from '../../../src/core/manifest/documentLimits.ts';
import { render } from '../../../src/core/words/render.ts';
import { check, worldOf } from './harness.ts';

const HEAD = 'kind: DaemonSet # calico\n';
const TOO_LONG = 'This document is too long to check while you type: split it with ---. ⟦kind: DaemonSet # calico⟧';
const TOO_DEEP = 'This document is nested too deeply to read: a bracket may be missing. ⟦kind: DaemonSet # calico⟧';

/** Ten levels, each of ten aliases of the one before: 10^10 values once expanded. */
const bomb = (entry: (level: number) => string): string =>
  Array.from({ length: 10 }, (_, level) => entry(level)).join('');
const ten = (name: string): string => Array.from({ length: 10 }, () => `*${name}`).join(', ');

const cases = [
  ['one long line', `${HEAD}a: ${'x'.repeat(1_000_000)}\n`, 'documents 1', 'problems 0'],
  ['a long quoted line', `${HEAD}a: "${'x '.repeat(500_000)}"\n`, 'documents 1', 'problems 0'],
  ['a text beyond all size', `${HEAD}a: ${'x'.repeat(3_000_000)}\n`, 'documents 0', 'problems 1', TOO_LONG],
  ['too many tokens', `${HEAD}a:\n${'- a\n'.repeat(MAX_TOKENS)}`, 'documents 0', 'problems 1', TOO_LONG],
  ['a long block scalar', `${HEAD}a: |\n${'  {"a": [1, 2, 3]}\n'.repeat(40_000)}`, 'documents 1', 'problems 0'],
  ['deep lists that are not closed', `${HEAD}a: ${'['.repeat(30_000)}`, 'documents 0', 'problems 1', TOO_DEEP],
  ['deep lists', `${HEAD}a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'documents 0', 'problems 1', TOO_DEEP],
  [
    'deep mappings',
    `${HEAD}a:\n${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n')}`,
    'documents 0',
    'problems 1',
    TOO_DEEP,
  ],
  ['deep dashes', `${HEAD}a:\n${'- '.repeat(10_000)}`, 'documents 0', 'problems 1', TOO_DEEP],
  ['quotes', `${HEAD}${'"'.repeat(20_001)}`, 'documents 1', 'problems 1'],
  ['commas', `${HEAD}a: [${','.repeat(20_000)}]`, 'documents 1', 'problems 1'],
  ['brackets', `${HEAD}a: x\n${'} '.repeat(10_000)}`, 'documents 1', 'problems 1'],
  [
    'aliases of aliases',
    `${HEAD}${bomb((n) => `a${n}: &a${n} [${n === 0 ? 'x' : ten(`a${n - 1}`)}]\n`)}metadata: {name: *a9}\n`,
    'documents 1',
    'problems 1',
  ],
  [
    'merges of merges',
    `${HEAD}${bomb((n) => `a${n}: &a${n} {${n === 0 ? 'x: y' : `<<: [${ten(`a${n - 1}`)}]`}}\n`)}`,
    'documents 1',
    'problems 6',
  ],
  [
    'lists of lists',
    `l: &l0 {kind: Pod, spec: {containers: [{name: calico-node}]}}\n${bomb((n) => `l${n}: &l${n + 1} {kind: List, items: [${ten(`l${n}`)}]}\n`)}kind: List\nitems: [*l3]\n`,
    'documents 1000',
    'problems 0',
  ],
  [
    'containers that share an env',
    `kind: Pod\ne: &e [${'{name: calico}, '.repeat(1500)}]\nc: &c {name: calico-node, env: *e}\nspec: {containers: [${'*c, '.repeat(1500)}]}\n`,
    'documents 1',
    'problems 1',
    'This document is too large to read completely; the rest is skipped. ⟦*e⟧',
  ],
  ['nothing but separators', '---\n'.repeat(100_000), 'documents 0', 'problems 0'],
  ['nothing but kinds', 'kind: '.repeat(100_000), 'documents 0', 'problems 0'],
  ['a kind after many blanks', `{ kind:${' '.repeat(500_000)}`, 'documents 0', 'problems 0'],
  ['tabs', `${HEAD}${'\t'.repeat(300_000)}`, 'documents 1', 'problems 0'],
  ['control characters', `${HEAD}a: \u0000\u0001\uD800\uFFFF\n\u2028: b`, 'documents 1', 'problems 1'],
] as const;

check(
  cases.map(([name, given, ...expected]) => ({ name, given, expected })),
  (given) => {
    const { manifests, cut } = worldOf(given);
    const problems = manifests.flatMap(({ problems }) => problems);
    const told = problems.filter(({ message }) => /too (?:long|deep|large)|more items/.test(message.text));
    return [
      `documents ${manifests.flatMap(({ documents }) => documents).length}`,
      `problems ${problems.length}`,
      ...told.map(({ message, span }) =>
        message.text.startsWith('This document is') && span !== undefined
          ? `${render(english, message)} ⟦${cut('calico.yaml', span)}⟧`
          : render(english, message),
      ),
    ];
  },
);
