import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { shellCommand } from '../../src/cluster/quote.ts';
import { controls, hostile } from '../hostile.ts';

/** Commands that are copied, to be pasted into a terminal. */

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;
const words = hostile.filter((word) => !word.includes('\0') && !/\p{Cs}/u.test(word));

test('bash reads each word as it was', { skip: hasBash ? false : 'There is no bash.' }, () => {
  const check = (list: readonly string[]): void => {
    const line = shellCommand('printf', ['%s\\0', ...list], 'linux');
    assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
    const { stdout } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
    assert.deepEqual(stdout.split('\0').slice(0, -1), list);
  };
  check(words);
  const word = fc.array(fc.constantFrom(...words, "'", '\\', '\n', '\u0003', '1'), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(
        word.map((parts) => parts.join('')),
        { minLength: 1, maxLength: 20 },
      ),
      check,
    ),
    { numRuns: 20 },
  );
});

test('for PowerShell nothing in a word is more than text, or acts on the terminal', () => {
  for (const word of hostile) {
    const line = shellCommand('kubectl', ['--context', word], 'win32');
    assert.doesNotMatch(line, controls);
    assert.doesNotMatch(line, /[\n\t]/);
  }
  assert.equal(
    shellCommand('kubectl', ["it's", 'a\u0003"$x`\u{e0001}'], 'win32'),
    "kubectl 'it''s' \"a$([char]3)`\"`$x``$([char]56128)$([char]56321)\"",
  );
});
