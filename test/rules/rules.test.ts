import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { rules } from '../../src/core/rules/registry.ts';
import type { Finding } from '../../src/core/rules/rule.ts';
import { newFindings } from '../../src/core/rules/trial.ts';
import { said } from '../said.ts';
import { type Fixture, fixtureCodes, readFixtures, strayFiles } from './fixtures.ts';
import { reportOf, revealedBy, type Trials, trialsOf } from './report.ts';

/** Set to write what the rules say now into the `.expected` files. */
const update = process.env['UPDATE_EXPECT'] === '1';

test('each rule has its folder of fixtures, and each folder its rule', () => {
  assert.deepEqual(fixtureCodes().toSorted(), rules.map(({ code }) => code).toSorted());
});

for (const code of fixtureCodes()) {
  const fixtures = readFixtures(code);

  test(`${code} has bad, good and edge cases, and nothing else`, () => {
    const kinds = new Set(fixtures.map(({ name }) => /^[a-z]+/.exec(name)?.[0]));
    assert.deepEqual([...kinds].sort(), ['bad', 'edge', 'good']);
    assert.deepEqual(strayFiles(code), []);
  });

  for (const fixture of fixtures) {
    let trials: Trials | undefined;
    test(`${code}/${fixture.name}: what is said`, () => {
      trials = trialsOf(fixture);
      checkReport(fixture, trials);
    });
    test(`${code}/${fixture.name}: what the fixes do`, () => {
      checkFixes(fixture, trials ?? trialsOf(fixture));
      trials = undefined; // so that not all of them are kept to the end
    });
  }
}

function checkReport(fixture: Fixture, trials: Trials): void {
  const report = reportOf(fixture, trials);
  if (update) writeFileSync(fixture.expectedAt, report);
  else assert.equal(report, fixture.expected);
  const codes = trials.findings.map(({ code }) => code);
  if (fixture.name.startsWith('good')) assert.deepEqual(codes, []);
  if (fixture.name.startsWith('bad')) assert.ok(codes.includes(fixture.code));
}

/** Each fix mends its finding, and a preferred one brings up nothing at all; only where the name of the fixture says so, another error or warning comes up. */
function checkFixes(fixture: Fixture, trials: Trials): void {
  const before = trials.findings;
  const revealed: string[] = [];
  for (const finding of before) {
    for (const fix of finding.fixes()) {
      assert.doesNotMatch(said(fix.title), /^Use cidr=\S*\/(?:32|128)/);
      const after = trials.after(fix);
      const edited = new Set(fix.edits.map(({ file }) => file));
      if (fix.preferred) assert.deepEqual(newFindings(before, after, edited), [], `"${said(fix.title)}" is preferred`);
      assert.ok(count(after, finding) < count(before, finding), `"${said(fix.title)}" leaves ${finding.code}`);
      revealed.push(...revealedBy(fix, trials).map(({ code }) => `"${said(fix.title)}" brings ${code}`));
    }
  }
  if (fixture.name.includes('reveals')) assert.ok(revealed.length > 0);
  else assert.deepEqual(revealed, []);
}

function count(findings: readonly Finding[], { code, message }: Finding): number {
  return findings.filter((each) => each.code === code && said(each.message) === said(message)).length;
}
