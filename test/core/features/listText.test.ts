import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english, type Translate } from '../../../src/core/l10n.ts';
import { type Message, nothing } from '../../../src/core/message.ts';
import { clausesText, sentencesText, wordsText } from '../../../src/core/words/listText.ts';
import { render } from '../../../src/core/words/render.ts';
import { jsonOf } from '../../architecture/sources.ts';

const bundle: Readonly<Record<string, string>> = Object(jsonOf('l10n/bundle.l10n.zh-cn.json'));
const chinese: Translate = (message, ...args) => english(bundle[message] ?? message, ...args);
const inEnglish = (message: Message): string => render(english, message);
const inChinese = (message: Message): string => render(chinese, message);

test('what stands behind each other is joined as the language does', () => {
  assert.deepEqual(
    [
      [wordsText(['one', 'two']), clausesText(['a, b', 'c']), sentencesText(['One.', nothing, 'Two.'])].map(inEnglish),
      [wordsText(['一', '二']), clausesText(['一、二', '三']), sentencesText([nothing, '一。', '二。'])].map(inChinese),
    ],
    [
      ['one, two', 'a, b; c', 'One. Two.'],
      ['一、二', '一、二；三', '一。二。'],
    ],
  );
});
