import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english, type Translate } from '../../../src/core/l10n.ts';
import { clausesText, sentencesText, wordsText } from '../../../src/core/words/listText.ts';
import { jsonOf } from '../../architecture/sources.ts';

const bundle: Readonly<Record<string, string>> = Object(jsonOf('l10n/bundle.l10n.zh-cn.json'));
const chinese: Translate = (message, ...args) => english(bundle[message] ?? message, ...args);

test('what stands behind each other is joined as the language does', () => {
  assert.deepEqual(
    [
      [wordsText(['one', 'two'], english), clausesText(['a, b', 'c'], english), sentencesText(['One.', '', 'Two.'])],
      [wordsText(['一', '二'], chinese), clausesText(['一、二', '三'], chinese), sentencesText(['', '一。', '二。'])],
    ],
    [
      ['one, two', 'a, b; c', 'One. Two.'],
      ['一、二', '一、二；三', '一。二。'],
    ],
  );
});
