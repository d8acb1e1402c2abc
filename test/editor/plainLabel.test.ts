import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { visible, visibleLines } from '../../src/core/plainText.ts';
import { withoutIcons, withoutLinks } from '../../src/editor/plainLabel.ts';
import { controls, hostile } from '../hostile.ts';

/** How VS Code reads labels (`renderLabelWithIcons`) and notifications (`parseLinkedText`). */

const icon = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/gi;

function label(text: string): string {
  return text.replace(icon, (_, escaped: string | undefined, name: string) => (escaped ? `$(${name})` : `⟨${name}⟩`));
}

const anyText = fc
  .array(fc.constantFrom(...hostile, '$', '(', ')', '\\', '[', ']', 'bug', 'command:x', '~'), { maxLength: 8 })
  .map((parts) => parts.join(''));

test('a label shows a name as it is, and no icon', () => {
  const check = (text: string): void => assert.equal(label(withoutIcons(text)), visible(text));
  hostile.forEach(check);
  fc.assert(fc.property(anyText, check));
});

test('a notification has no links but its own buttons, and loses no more than it must', () => {
  const check = (text: string): void => {
    const shown = withoutLinks(text);
    assert.deepEqual(shown.match(link) ?? [], []);
    assert.doesNotMatch(shown, controls);
    assert.equal(shown.replaceAll('] (', ']('), visibleLines(text).replaceAll('] (', ']('));
  };
  hostile.forEach(check);
  fc.assert(fc.property(anyText, check));
});
