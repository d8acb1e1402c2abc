import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Candidate, Choice } from '../../../src/core/detection/choice.ts';
import { createDetector } from '../../../src/core/detection/choose.ts';
import { addressText } from '../../../src/core/words/reasonText.ts';
import { type Answer, type CaseRecord, nodeOf, readCases, recordedHosts, version } from '../../cases.ts';

const releases = { 'v3.32.1': version('v3.32.1'), 'v3.31.7': version('v3.31.7') };

for (const file of ['seed.json', 'fuzz.json', 'fuzz-text.json', 'notes-cases.json']) {
  const found = readCases(file);
  test(`what Calico's own code answered: ${file}`, {
    skip: found === undefined && 'not beside the project',
  }, (context) => {
    const records = (found?.data ?? []) as readonly CaseRecord[];
    const mismatches: string[] = [];
    let cases = 0;
    let open = 0;
    for (const record of records) {
      const node = nodeOf(record);
      for (const { v3_31, ...recorded } of record.cases) {
        const { method, version: family, internalIPs } = recorded;
        for (const [release, expected] of [
          ['v3.32.1', recorded],
          ['v3.31.7', v3_31 ?? recorded],
        ] as const) {
          cases += 1;
          const detector = createDetector(method, releases[release], recordedHosts);
          const choice = detector.choose({ ...node, internalIPs }, family);
          if (choice.outcome === 'one-of') open += 1;
          if (agrees(choice, expected, record.multipath === true)) continue;
          mismatches.push(
            `${record.id} ${release} IPv${family} ${JSON.stringify(method)}: ${wanted(expected)}, not ${answer(choice)}`,
          );
        }
      }
    }
    const summary = `${file} (${found?.from}): ${records.length} records, ${cases} cases, ${open} "one of these", ${mismatches.length} mismatches`;
    context.diagnostic(summary);
    assert.ok(cases > 0);
    assert.deepEqual(mismatches, []);
  });
}

/** Where the kernel draws lots between equal routes, the recorded answer must be one of those that are named. */
function agrees(choice: Choice, expected: Answer, multipath: boolean): boolean {
  if (choice.outcome !== 'one-of') return answer(choice) === wanted(expected);
  return multipath && choice.candidates.some((candidate) => candidateText(candidate) === wanted(expected));
}

function wanted({ outcome, cidr, ifname }: Answer): string {
  return outcome === 'detected' ? `${cidr} ${ifname}` : outcome;
}

function answer(choice: Choice): string {
  if (choice.outcome === 'detected') return candidateText(choice.candidate);
  if (choice.outcome === 'one-of') return choice.candidates.map(candidateText).join(' or ');
  return choice.outcome === 'exits' ? 'fatal' : choice.outcome;
}

function candidateText(candidate: Candidate): string {
  return `${addressText(candidate)} ${candidate.interface.name}`;
}
