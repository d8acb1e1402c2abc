import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../architecture/sources.ts';
import { generatedFiles } from './generated.ts';

/** `npm run docs` makes them so. */

for (const [path, text] of generatedFiles()) {
  test(`${path} says of the rules what the sources say`, () => {
    assert.equal(textOf(path), text);
  });
}
