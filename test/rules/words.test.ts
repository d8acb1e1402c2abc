import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldFindings } from '../../src/core/rules/folded.ts';
import type { Finding } from '../../src/core/rules/rule.ts';
import { said } from '../said.ts';
import { fixtureCodes, readFixtures } from './fixtures.ts';
import { findingsIn } from './report.ts';

/** What lists of problems show of all fixtures: short, and none that leaves the reader with "so what?". */

const findings: readonly Finding[] = fixtureCodes().flatMap((code) =>
  readFixtures(code)
    .filter(({ name }) => !name.includes('hostile'))
    .flatMap((fixture) => foldFindings(findingsIn(fixture))),
);
const messages = new Map(findings.map((finding) => [said(finding.message), finding]));

const mostWords = 25;

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}

test('no message has more than 25 words', (context) => {
  const longest = [...messages].toSorted(([a], [b]) => wordCount(b) - wordCount(a));
  for (const [text, { code }] of longest.slice(0, 10)) context.diagnostic(`${wordCount(text)} words, ${code}: ${text}`);
  assert.deepEqual(
    longest.map(([text]) => text).filter((text) => wordCount(text) > mostWords),
    [],
  );
});

/** What goes wrong, what doesn't count, or what to do. */
const tells = new RegExp(
  [
    /can't|never|no (?:effect|address|packet|routes|session)|nothing|no calico|only|denied|cut off|lose/,
    /exits|rejects|ignores|doesn't|isn't|aren't|won't|wins|wrong|without|instead|unknown|unless|missing|only since/,
    /must|needs|set |name it|use |add |remove|keep|move |replace|choose|change|label|write|put |don't|allow/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);

test('each message has a fix, evidence, or says itself what follows or what to do', () => {
  const bare = [...messages].filter(
    ([text, { fixes, related }]) => fixes().length === 0 && related.length === 0 && !tells.test(text),
  );
  assert.deepEqual(
    bare.map(([text]) => text),
    [],
  );
});

test('one value has one message', () => {
  for (const code of fixtureCodes()) {
    for (const fixture of readFixtures(code)) {
      const shown = foldFindings(findingsIn(fixture)).map(({ at }) => at);
      const twice = shown.filter((at) =>
        shown.some(
          (other) =>
            other !== at && other.file === at.file && other.span.start < at.span.end && at.span.start < other.span.end,
        ),
      );
      assert.deepEqual(twice, [], `${code}/${fixture.name}`);
    }
  }
});
