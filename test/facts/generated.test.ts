import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generatedFiles } from '../../facts/generate.ts';
import { parseFields, printFields } from '../../facts/source.ts';

const root = new URL('../../', import.meta.url);

for (const [path, text] of generatedFiles()) {
  test(`${path} is what \`npm run facts\` makes of facts/`, () => {
    assert.ok(readFileSync(new URL(path, root), 'utf8') === text, 'run `npm run facts`; edit facts/ only');
  });
}

test('facts/fields.txt is written as it is read', () => {
  const text = readFileSync(new URL('facts/fields.txt', root), 'utf8');
  assert.ok(printFields(parseFields(text)) === text);
});
