import { comparisons } from './ast.ts';
import { edit, type SelectorError, selectorError } from './errors.ts';
import { otherBlank } from './lexicalErrors.ts';
import { afterText } from './repairs.ts';
import { matchAt, wordAt } from './scan.ts';
import type { Token } from './token.ts';

/** Labels without an operator behind them, each with what was probably meant. */

const afterValue = ['&&', '||', ')'];
const operatorTexts: readonly string[] = [...comparisons, 'in', 'not in'];

const spellings: readonly (readonly [RegExp, string])[] = [
  [/not[ \t_-]*in\b|is[ \t]+not[ \t]+in\b/iy, 'not in'],
  [/in\b/iy, 'in'],
  [/contains?\b/iy, 'contains'],
  [/(?:starts?[ \t_-]*with\b|begins?[ \t_-]*with\b|starts(?=[ \t]*["']))/iy, 'starts with'],
  [/(?:ends?[ \t_-]*with\b|ends(?=[ \t]*["']))/iy, 'ends with'],
  [/(?:ne|is[ \t]+not|not[ \t]+equals?)\b/iy, '!='],
  [/(?:equals?|eq|is)\b|:/iy, '=='],
];

/** Something else than an operator at `at`, behind `label`. */
export function afterLabel(text: string, at: number, label: Token): SelectorError {
  const blank = otherBlank(text, at);
  if (blank !== undefined) return blank;
  const wrong = misspelled(text, at, label);
  if (wrong !== undefined) return wrong;
  for (const [pattern, operator] of spellings) {
    const found = matchAt(pattern, text, at)?.[0];
    if (found === undefined) continue;
    const span = { start: at, end: at + found.length };
    const newText = at === label.span.end ? ` ${operator}` : operator;
    return selectorError(text, 'operator-spelling', span, [operator], edit(text, span, newText));
  }
  const alone = afterText(text, at, ['', ...afterValue]) || matchAt(/(?:and|or)\b/iy, text, at) !== undefined;
  if (!alone) {
    const span = { start: at, end: Math.min(at + Math.max(1, wordAt(text, at).length), text.length) };
    return selectorError(text, 'expected-operator', span, operatorTexts);
  }
  const meant = /^(?:all|global)$/.test(label.value) ? `${label.value}()` : `has(${label.value})`;
  return selectorError(text, 'label-alone', label.span, [meant], edit(text, label.span, meant));
}

/** `not`, and `has`, `all` and `global` in another case or with the parenthesis apart, which read as labels. */
function misspelled(text: string, at: number, label: Token): SelectorError | undefined {
  const { start } = label.span;
  const name = label.value.toLowerCase();
  const opens = text.charAt(at) === '(';
  const next = wordAt(text, at);
  if (name === 'not' && (opens || next !== '')) {
    return selectorError(text, 'word-operator', label.span, ['!'], edit(text, { start, end: at }, '!'));
  }
  if (opens && (name === 'has' || name === 'all' || name === 'global')) {
    const span = { start, end: at + 1 };
    return selectorError(text, 'function-spelling', span, [`${name}(`], edit(text, span, `${name}(`));
  }
  if (name !== 'has' || next === '') return undefined;
  const span = { start, end: at + next.length };
  return selectorError(text, 'function-spelling', span, [`has(${next})`], edit(text, span, `has(${next})`));
}
