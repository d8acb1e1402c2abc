import { type Message, say } from '../../message.ts';
import { parseAddress, parsePrefix } from '../../net/address.ts';
import type { Located } from '../../text.ts';
import { correction, methodFix, placeInMethod, suggestionFixes } from '../place.ts';
import type { Fix, Report, Rule, SiteContext } from '../rule.ts';
import { meantCidrs } from './meantCidrs.ts';
import { writingFault } from './writing.ts';

/** An item of cidr= that Go's ParseCIDR refuses: over it nothing is detected, even if other items are fine. */
export const cidrInvalid: Rule = {
  code: 'cidr-invalid',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { method } = context;
    if (!('networks' in method) || writingFault(context) !== undefined) return [];
    return method.items.flatMap((item, at) => {
      const plain = item.value.trim();
      const fine = method.networks[at] !== undefined || plain === '' || parsePrefix(plain) !== undefined;
      return fine ? [] : [report(context, item)];
    });
  },
};

function report(context: SiteContext, item: Located<string>): Report {
  const { site, text } = context;
  const bare = parseAddress(item.value);
  const message =
    bare === undefined
      ? say('calico-node detects no address at all: "{0}" isn\'t a CIDR.', item.value)
      : say(
          'calico-node detects no address: "{0}" has no prefix length, such as "{0}/{1}".',
          item.value,
          lengthLike(bare),
        );
  const fixes = (): readonly Fix[] => {
    const { texts, certain } = meantCidrs(item.value.trim(), context);
    const title = (meant: string): Message => say('Replace with {0}', meant);
    const fixed = (meant: string): string => text.slice(0, item.span.start) + meant + text.slice(item.span.end);
    if (certain) return texts.flatMap((meant) => correction(context, fixed(meant), title(meant)));
    const suggested = suggestionFixes(context);
    return suggested.length > 0 ? suggested : texts.flatMap((meant) => methodFix(context, fixed(meant), title(meant)));
  };
  return { at: placeInMethod(site, item.span), message, fixes };
}

function lengthLike({ family }: { readonly family: 4 | 6 }): number {
  return family === 4 ? 24 : 64;
}
