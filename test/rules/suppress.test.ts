import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothing } from '../../src/core/message.ts';
import type { Finding } from '../../src/core/rules/rule.ts';
import { suppressFix, unsuppressed } from '../../src/core/rules/suppress.ts';
import { createLineIndex } from '../../src/core/text.ts';
import { said } from '../said.ts';
import { fixtureCodes, readFixtures } from './fixtures.ts';
import { applied, findingsIn } from './report.ts';

/** Comments that disable findings, and the fix that writes them. */

/** The lines, counted from 1, on which `code` would still be told if it were found on each. */
function told(text: string, code = 'some-rule', file = 'calico.yaml'): readonly number[] {
  const index = createLineIndex(text);
  const findings = Array.from({ length: index.lineCount }, (_, line): Finding => {
    const start = index.offsetAt({ line, character: 0 });
    const at = { file, span: { start, end: start } };
    return { code, severity: 'error', at, message: nothing, related: [], fixes: () => [] };
  });
  return unsuppressed(findings, [{ file, text }]).map(({ at }) => index.positionAt(at.span.start).line + 1);
}

const comments: Readonly<Record<string, readonly [text: string, told: readonly number[]]>> = {
  'the own line': ['a: 1\nb: 2 # calico-disable-line some-rule\nc: 3', [1, 3]],
  'the next line': ['# calico-disable-next-line some-rule\nb: 2\nc: 3', [1, 3]],
  'the next line, below other comments and blank lines': [
    'a:\n  # calico-disable-next-line some-rule\n  # calico-disable-next-line other\n\n  b: 2\n  c: 3',
    [1, 2, 3, 4, 6],
  ],
  'nothing, where no line is next': ['a: 1\n# calico-disable-next-line some-rule\n', [1, 2, 3]],
  'the whole file, from anywhere': ['a: 1\n---\n# calico-disable-file some-rule\nb: 2', []],
  'all rules, without codes': ['a: 1 # calico-disable-line', []],
  'all rules, without codes but with a reason': ['a: 1 # calico-disable-line -- some reason', []],
  'several codes, with a reason': ['a: 1 # calico-disable-line other, some-rule -- known, see wiki', []],
  'several codes, with blanks between': ['a: 1 #calico-disable-line  other some-rule ', []],
  'another code': ['a: 1 # calico-disable-line some-rules', [1]],
  'a reason is no code': ['a: 1 # calico-disable-line other -- some-rule', [1]],
  'a reason without -- disables no more than what it names': ['a: 1 # calico-disable-line since it is right', [1]],
  'windows line ends': ['a: 1 # calico-disable-line\r\n# calico-disable-next-line\r\nb: 2\r\nc: 3\r\n', [2, 4, 5]],
  'a byte order mark': ['\uFEFF# calico-disable-next-line\na: 1\nb: 2', [1, 3]],
  'a comment in a comment': ['a: 1 # was 2 # calico-disable-line', []],
  'no comment, since no blank stands before #': ['a: 1# calico-disable-line', [1]],
  'no such comment': ['a: 1 # calico-disable-lines\nb: 2 # calico-disable-all\nc: 3 # xcalico-disable-line', [1, 2, 3]],
  'a block scalar': ['a: |\n  # calico-disable-file\n\n  # calico-disable-file\nb: 2', [1, 2, 3, 4, 5]],
  'a block scalar in a list': ['- a: &x !!str >-2 # folded\n    # calico-disable-file\n  b: 2', [1, 2, 3]],
  'behind a block scalar': ['- a: |\n    x\n  # calico-disable-next-line\n  b: 2', [1, 2, 3]],
  'a block scalar as item': [
    '- |\n # calico-disable-file\n- |+\n  x\n# calico-disable-next-line\n- 3',
    [1, 2, 3, 4, 5],
  ],
  'a pipe that begins no block scalar': ['a: x |\n  # calico-disable-file', []],
  'JSON under another name': ['{"a": "# calico-disable-file"}', [1]],
  'a template': ['{{ if true }}\n# calico-disable-file\n{{ end }}', []],
};

for (const [name, [text, expected]] of Object.entries(comments)) {
  test(`a comment disables: ${name}`, () => assert.deepEqual(told(text), expected));
}

test('a comment disables in its own file only, and never in JSON', () => {
  assert.deepEqual(told('a: 1 # calico-disable-file', 'some-rule', 'a.json'), [1]);
  const at = { file: 'b.yaml', span: { start: 0, end: 0 } };
  const finding: Finding = { code: 'x', severity: 'error', at, message: nothing, related: [], fixes: () => [] };
  const files = ['a', 'b'].map((name) => ({ file: `${name}.yaml`, text: name === 'a' ? '# calico-disable-file' : '' }));
  assert.deepEqual(unsuppressed([finding], files), [finding]);
});

for (const code of fixtureCodes()) {
  test(`${code}: a finding can be disabled for its line, and nothing else changes`, () => {
    for (const fixture of readFixtures(code)) {
      const before = findingsIn(fixture);
      for (const finding of before) {
        const fix = suppressFix(finding, fixture.files.get(finding.at.file) ?? '');
        if (fix === undefined) continue;
        const after = findingsIn({ ...fixture, files: applied(fix, fixture.files) });
        const left = before.filter((each) => !onOneLine(each, finding, fixture.files));
        assert.deepEqual(after.map(shown), left.map(shown), `${code}/${fixture.name}: ${said(fix.title)}`);
      }
    }
  });
}

function onOneLine(a: Finding, b: Finding, files: ReadonlyMap<string, string>): boolean {
  if (a.code !== b.code || a.at.file !== b.at.file) return false;
  const index = createLineIndex(files.get(a.at.file) ?? '');
  return index.positionAt(a.at.span.start).line === index.positionAt(b.at.span.start).line;
}

function shown({ code, severity, message }: Finding): readonly unknown[] {
  return [code, severity, message];
}

test('no fix writes a comment where none can stand', () => {
  const fixFor = (text: string, file = 'a.yaml'): string | undefined => {
    const start = text.indexOf('HERE');
    const at = { file, span: { start, end: start + 4 } };
    const finding: Finding = { code: 'x', severity: 'error', at, message: nothing, related: [], fixes: () => [] };
    return suppressFix(finding, text)?.edits[0]?.edits[0]?.newText;
  };
  assert.equal(fixFor('a:\r\n\t  HERE'), '\t  # calico-disable-next-line x\r\n');
  assert.equal(fixFor('\uFEFFHERE'), '# calico-disable-next-line x\n');
  assert.equal(fixFor('{"a":\n "HERE"}'), undefined);
  assert.equal(fixFor('HERE', 'a.JSON'), undefined);
  assert.equal(fixFor('a: |\n  x\n  HERE'), undefined);
});
