import { compileRegexp, type GoRegexp } from '../../detection/goRegexp.ts';
import { type Message, say } from '../../message.ts';
import type { Located } from '../../text.ts';
import { listText } from '../../words/listText.ts';
import { correction, placeInMethod } from '../place.ts';
import type { Report, Rule, SiteContext } from '../rule.ts';
import { regexpOfGlob } from './glob.ts';
import { writingFault } from './writing.ts';

/** `eth*` is a pattern for files; as an expression it means "et", any number of "h", anywhere in the name. */
export const globAsRegex: Rule = {
  code: 'glob-as-regex',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { method } = context;
    if (!('regexp' in method) || !method.regexp.ok || writingFault(context) !== undefined) return [];
    return method.items.flatMap((item) => {
      const meant = regexpOfGlob(item.value);
      return meant === undefined ? [] : [report(context, item, meant)];
    });
  },
};

function report(context: SiteContext, item: Located<string>, meant: string): Report {
  const { site, text, outcomes } = context;
  const [isNow, wouldBe] = [matcher(item.value), matcher(meant)];
  const names = new Set<string>();
  for (const { node } of outcomes) {
    for (const { name, addresses } of node.interfaces ?? []) {
      // Without an address of the family nothing is chosen there, as on all interfaces of pods.
      if (addresses.some(({ address }) => address.family === site.family)) names.add(name);
    }
  }
  const different = [...names].filter((name) => isNow(name) !== wouldBe(name));
  const fixed = text.slice(0, item.span.start) + meant + text.slice(item.span.end);
  return {
    at: placeInMethod(site, item.span),
    message: meaningOf(item.value),
    evidence: different.length === 0 ? [] : [say('This makes a difference for {0}.', listText(different, 3))],
    severity: different.length === 0 ? 'information' : 'warning',
    fixes: () => correction(context, fixed, say('Replace with {0}', meant)),
  };
}

function meaningOf(item: string): Message {
  if (item.includes('\\')) return say('"{0}" is a regular expression: it only matches names that contain "*".', item);
  const repeated = item.charAt(item.indexOf('*') - 1);
  return say(
    '"{0}" is a regular expression, not a glob: the "{1}" before "*" may repeat or be missing, anywhere in the name.',
    item,
    repeated,
  );
}

function matcher(pattern: string): GoRegexp {
  const compiled = compileRegexp(pattern);
  return compiled.ok ? compiled.matches : () => false;
}
