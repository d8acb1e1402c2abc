import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visible } from '../../../src/core/plainText.ts';
import {
  codeCell,
  codeMarkdown,
  escapeMarkdown,
  reportMarkdown,
  reportSentence,
  sentenceCell,
  sentenceMarkdown,
  tableMarkdown,
} from '../../../src/core/words/markdown.ts';
import { hostile } from '../../hostile.ts';
import { rendered } from './rendered.ts';

/** Whatever is put into Markdown is read again as the text that it was, and is nothing else. */

const ways: Readonly<Record<string, (text: string) => string>> = {
  'as text': escapeMarkdown,
  'as text in a line': (text) => `- **a** ${escapeMarkdown(text)} z`,
  'in a report': reportMarkdown,
  'in a line of a report': (text) => `- ${reportMarkdown(text)}`,
  'as code': codeMarkdown,
  'as code in bold': (text) => `**${codeMarkdown(text)}** — z`,
  'as text in a table': (text) => tableMarkdown(['a', 'b'], [[escapeMarkdown(text), 'z']]),
  'as code in a table': (text) => tableMarkdown(['a', 'b'], [[codeCell(text), 'z']]),
};

/** In a sentence a backtick marks code, and is not shown. */
const sentences: Readonly<Record<string, (text: string) => string>> = {
  'in a sentence': (text) => sentenceMarkdown(`a \`${text}\` ${text} z`),
  'in a sentence of a report': (text) => `- ${reportSentence(`a \`${text}\` ${text} z`)}`,
  'in a sentence in a table': (text) =>
    tableMarkdown(['a', 'b'], [[sentenceCell(`a \`${text}\` ${text} z`), sentenceCell(text)]]),
};

function shown(text: string): string {
  return visible(text.replace(/[\t\r\n\u2028\u2029]+/g, ' '))
    .replace(/ +/g, ' ')
    .trim();
}

function holdsOnly(markdown: string, text: string): void {
  const { text: read, targets, html } = rendered(markdown);
  assert.deepEqual({ targets, html }, { targets: [], html: [] });
  assert.doesNotMatch(read, /⟨|[^\P{Cc}]|\p{Cf}/u);
  assert.ok(read.includes(shown(text)), `${JSON.stringify(text)} is read as ${JSON.stringify(read)}`);
}

const anyText = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.constantFrom(...hostile, ...'[]()`|\\$!<>&#*_~:/ -.+\n'), { maxLength: 8 })
      .map((parts) => parts.join('')),
  )
  .filter((text) => !/[⟨⟩]/.test(text) && text.length < 300);

for (const [name, way] of Object.entries(ways)) {
  test(`hostile names ${name} stay what they are`, () => {
    for (const text of hostile) holdsOnly(way(text), text);
  });
  test(`any text ${name} stays what it is`, () => {
    fc.assert(fc.property(anyText, (text) => holdsOnly(way(text), text)));
  });
}

for (const [name, way] of Object.entries(sentences)) {
  test(`hostile names ${name} become nothing else`, () => {
    for (const text of hostile) holdsOnly(way(text), text.includes('`') ? '' : text);
    fc.assert(fc.property(anyText, (text) => holdsOnly(way(text), text.includes('`') ? '' : text)));
  });
}

test('addresses, commands and sources stay in a report as they can be copied', () => {
  const text =
    'Run kubectl patch ippool a-b --type merge -p \'{"spec":{"ipipMode":"Never"}}\': 10.0.0.0/8 (rp_filter), https://docs.tigera.io/calico.';
  assert.equal(reportMarkdown(text), text);
  assert.equal(reportMarkdown('192.168.120.17/32 is in a pool'), '192.168.120.17/32 is in a pool');
  assert.equal(reportMarkdown('see https://docs.tigera.io.example/'), 'see https\\://docs.tigera.io.example/');
});
