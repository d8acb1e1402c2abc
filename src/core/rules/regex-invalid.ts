import { compileRegexp } from '../detection/goRegexp.ts';
import type { InterfaceMethod } from '../detection/method.ts';
import type { Located } from '../text.ts';
import { regexpOfGlob } from './glob.ts';
import { methodFix, placeInMethod, suggestionFixes } from './place.ts';
import type { Fix, Rule } from './rule.ts';

/** One expression that RE2 refuses voids the whole list, and nothing is detected. */
export const regexInvalid: Rule = {
  code: 'regex-invalid',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, text, method, agent } = context;
    if (!('regexp' in method) || method.regexp.ok) return [];
    const { t } = agent;
    const item = invalidItem(method);
    const meant = item && regexpOfGlob(item.value);
    const hint = /\(\?(=|!|<[=!])/.test(text)
      ? ` ${t('Go has no look-around; use skip-interface= to leave names out.')}`
      : '';
    const message =
      t('Not a regular expression that Go takes: {0}. Over it no address is detected.', method.regexp.error) + hint;
    const fixes = (): readonly Fix[] => {
      if (item === undefined || meant === undefined) return suggestionFixes(context);
      const fixed = text.slice(0, item.span.start) + meant + text.slice(item.span.end);
      return methodFix(site, fixed, t('Replace by {0}', meant), true);
    };
    return [{ at: placeInMethod(site, item?.span), message, fixes }];
  },
};

function invalidItem({ items }: InterfaceMethod): Located<string> | undefined {
  return items.find(({ value }) => !compileRegexp(`(${value})`).ok);
}
