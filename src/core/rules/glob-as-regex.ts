import { compileRegexp, type GoRegexp } from '../detection/goRegexp.ts';
import type { Located } from '../text.ts';
import { regexpOfGlob } from './glob.ts';
import { methodFix, placeInMethod } from './place.ts';
import type { Report, Rule, SiteContext } from './rule.ts';

/** `eth*` is a pattern for files; as an expression it means "et", any number of "h", anywhere in the name. */
export const globAsRegex: Rule = {
  code: 'glob-as-regex',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { method } = context;
    if (!('regexp' in method) || !method.regexp.ok) return [];
    return method.items.flatMap((item) => {
      const meant = regexpOfGlob(item.value);
      return meant === undefined ? [] : [report(context, item, meant)];
    });
  },
};

function report({ site, text, outcomes, agent: { t } }: SiteContext, item: Located<string>, meant: string): Report {
  const [isNow, wouldBe] = [matcher(item.value), matcher(meant)];
  const names = [...new Set(outcomes.flatMap(({ node }) => (node.interfaces ?? []).map(({ name }) => name)))];
  const different = names.filter((name) => isNow(name) !== wouldBe(name));
  const repeated = item.value.at(-2) ?? '';
  const meaning = item.value.includes('\\')
    ? t('"{0}" is a regular expression, and matches only names with a "*" in them.', item.value)
    : t(
        '"{0}" is a regular expression, not a file pattern: its last "{1}" may repeat or be missing, anywhere in the name.',
        item.value,
        repeated,
      );
  const consequence =
    different.length === 0 ? '' : ` ${t('Here it makes a difference for {0}.', different.slice(0, 3).join(', '))}`;
  const fixed = text.slice(0, item.span.start) + meant + text.slice(item.span.end);
  return {
    at: placeInMethod(site, item.span),
    message: meaning + consequence,
    severity: different.length === 0 ? 'information' : 'warning',
    fixes: () => methodFix(site, fixed, t('Replace by {0}', meant), true),
  };
}

function matcher(pattern: string): GoRegexp {
  const compiled = compileRegexp(pattern);
  return compiled.ok ? compiled.matches : () => false;
}
