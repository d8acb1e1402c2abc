import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verbatim } from '../../src/core/message.ts';
import { fixAll } from '../../src/core/rules/fixAll.ts';
import type { Finding, Fix, Place } from '../../src/core/rules/rule.ts';
import { newFindings } from '../../src/core/rules/trial.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text.ts';
import { fixtureCodes, readFixtures } from './fixtures.ts';

/** Fixing a whole file at once. */

interface MadeFix {
  readonly word: string;
  /** Undefined for a word that is found, and can't be fixed. */
  readonly by: string | undefined;
  readonly message?: string;
  readonly preferred?: boolean;
  readonly file?: string;
}

/** Finds each of these words, and offers to replace it. */
function findingsOf(fixes: readonly MadeFix[]): (text: string) => readonly Finding[] {
  return (text) =>
    fixes.flatMap(({ word, by, message = '', preferred = true, file = 'a.yaml' }): readonly Finding[] => {
      const start = text.indexOf(word);
      if (start === -1) return [];
      const span = { start, end: start + word.length };
      const own = by === undefined ? [] : [fixOf(word, by, { file, span }, preferred)];
      return [
        {
          code: 'x',
          severity: 'error',
          at: { file: 'a.yaml', span },
          message: verbatim(message),
          related: [],
          fixes: () => own,
        },
      ];
    });
}

function fixOf(word: string, by: string, { file, span }: Place, preferred: boolean): Fix {
  return { title: verbatim(`${word} → ${by}`), edits: [{ file, edits: [{ span, newText: by }] }], preferred };
}

const cases: readonly {
  readonly name: string;
  readonly fixes: readonly MadeFix[];
  readonly text: string;
  readonly expected: string;
  readonly edits: number;
}[] = [
  {
    name: 'several at once, each an edit of its own',
    fixes: [
      { word: 'a', by: 'A' },
      { word: 'c', by: 'CC' },
    ],
    text: 'a b c',
    expected: 'A b CC',
    edits: 2,
  },
  {
    name: 'what comes up next, as one edit of the lines that change',
    fixes: [
      { word: 'one', by: 'two' },
      { word: 'two', by: 'three' },
    ],
    text: 'x\r\nis one y\r\nz\r\n',
    expected: 'x\r\nis three y\r\nz\r\n',
    edits: 1,
  },
  {
    name: 'those that touch, one after the other',
    fixes: [
      { word: 'ab', by: 'x' },
      { word: 'c', by: 'y' },
    ],
    text: 'abc',
    expected: 'xy',
    edits: 1,
  },
  {
    name: 'none that is not preferred',
    fixes: [{ word: 'a', by: 'b', preferred: false }],
    text: 'a',
    expected: 'a',
    edits: 0,
  },
  {
    name: 'none that changes another file',
    fixes: [{ word: 'a', by: 'b', file: 'b.yaml' }],
    text: 'a',
    expected: 'a',
    edits: 0,
  },
  {
    name: 'an end, where one fix undoes the other',
    fixes: [
      { word: 'a', by: 'b' },
      { word: 'b', by: 'a' },
    ],
    text: 'a',
    expected: 'b',
    edits: 1,
  },
  {
    name: 'an end, where a fix mends nothing',
    fixes: [{ word: 'a', by: 'aa' }],
    text: 'a',
    expected: 'aaaaaa',
    edits: 1,
  },
];

const harmful: readonly (typeof cases)[number][] = [
  {
    name: "the fix that brings up what can't be fixed is left out, the others are made",
    fixes: [
      { word: 'a', by: 'A' },
      { word: 'b', by: 'oops' },
      { word: 'c', by: 'C' },
      { word: 'oops', by: undefined, message: 'oops' },
    ],
    text: 'a b c',
    expected: 'A b C',
    edits: 2,
  },
  {
    name: 'what a fix brings up and another one mends is no harm',
    fixes: [
      { word: 'a', by: 'b' },
      { word: 'b', by: 'c', message: 'b' },
    ],
    text: 'a',
    expected: 'c',
    edits: 1,
  },
];

for (const { name, fixes, text, expected, edits } of [...cases, ...harmful]) {
  test(`fix all: ${name}`, () => {
    const fixed = fixAll('a.yaml', text, findingsOf(fixes));
    assert.equal(applyEdits(text, fixed.edits), expected);
    assert.equal(fixed.edits.length, edits);
  });
}

test('fix all: of many fixes the harmful one is found in few trials', () => {
  const words = Array.from({ length: 64 }, (_, at) => `w${String(at).padStart(2, '0')}`);
  const fixes = words.map((word) => ({ word, by: word === 'w40' ? 'oops' : word.toUpperCase() }));
  const find = findingsOf([...fixes, { word: 'oops', by: undefined, message: 'oops' }]);
  let trials = 0;
  const { titles } = fixAll('a.yaml', words.join(' '), (text) => {
    trials += 1;
    return find(text);
  });
  assert.equal(titles.length, 63);
  assert.ok(trials < 24, `${trials} trials`);
});

for (const code of fixtureCodes()) {
  test(`${code}: fixing all brings up nothing, leaves nothing to fix, and the service as it was`, () => {
    for (const { name, files, inventory } of readFixtures(code)) {
      const service = createCalicoService();
      service.setInventory(inventory);
      for (const [file, text] of files) service.setFile(file, text);
      const before = service.findings();
      for (const [file, text] of files) {
        const kept = service.findings();
        const { edits, titles } = service.fixAll(file);
        assert.equal(edits.length === 0, titles.length === 0, name);
        assert.equal(service.findings(), kept);
        service.setFile(file, applyEdits(text, edits));
        assert.deepEqual(newFindings(before.findings, service.findings().findings, new Set([file])), [], name);
        assert.deepEqual(service.fixAll(file), { edits: [], titles: [] }, name);
        service.setFile(file, text);
        assert.deepEqual(service.findings().findings.map(plain), before.findings.map(plain), name);
      }
    }
  });
}

function plain({ code, at, message }: Finding): readonly unknown[] {
  return [code, at, message];
}
