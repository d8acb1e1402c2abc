import { compileRegexp } from '../../detection/goRegexp.ts';
import { defaultMethod } from '../../detection/methods.ts';
import { say } from '../../message.ts';
import { applyEdits } from '../../text.ts';
import { correction, methodFix, placeInMethod, suggestionFixes } from '../place.ts';
import type { Fix, Rule, SiteContext } from '../rule.ts';
import { regexpOfGlob } from './glob.ts';
import { writingFault } from './writing.ts';

/** One expression that RE2 refuses voids the whole list, and nothing is detected. */
export const regexInvalid: Rule = {
  code: 'regex-invalid',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, method } = context;
    if (!('regexp' in method) || method.regexp.ok || writingFault(context) !== undefined) return [];
    const item = method.items.find(({ value }) => isInvalid(value));
    const alone = compileRegexp(item?.value ?? '');
    const message = say(
      'calico-node detects no address at all: not a valid Go regular expression ({0}).',
      alone.ok ? method.regexp.error : alone.error,
    );
    const looksAround = /\(\?<?[=!]/.test(item?.value ?? '');
    const evidence = looksAround ? [say('Go has no look-around; use skip-interface= to exclude names.')] : [];
    return [
      {
        at: placeInMethod(site, item?.span),
        message,
        evidence,
        fixes: () => corrections(context),
      },
    ];
  },
};

/** Whether an item can't stand in the parentheses that calico-node puts around it. */
function isInvalid(item: string): boolean {
  return !compileRegexp(`(${item})`).ok;
}

/** Turns all file patterns into expressions, where that mends the list; a lone `*` means any interface. */
function corrections(context: SiteContext): readonly Fix[] {
  const { text, method } = context;
  if (!('items' in method)) return [];
  const edits = method.items.flatMap(({ value, span }) => {
    const newText = isInvalid(value) ? regexpOfGlob(value) : value;
    return newText === undefined ? [] : [{ span, newText }];
  });
  if (edits.length === method.items.length) {
    const meant = applyEdits(text, edits);
    return correction(context, meant, say('Replace with {0}', meant));
  }
  const any = text === 'interface=*' ? methodFix(context, defaultMethod, say('Replace with {0}', defaultMethod)) : [];
  return [...suggestionFixes(context), ...any];
}
