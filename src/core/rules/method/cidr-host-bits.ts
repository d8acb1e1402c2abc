import { say } from '../../message.ts';
import { formatPrefix, network, type Prefix, parsePrefix, sameAddress } from '../../net/address.ts';
import type { Located } from '../../text.ts';
import { methodFix, placeInMethod } from '../place.ts';
import type { Fix, Report, Rule, SiteContext } from '../rule.ts';
import { meantCidrs } from './meantCidrs.ts';
import { writingFault } from './writing.ts';

/** Go's ParseCIDR clears what is set behind the prefix: `192.168.42.0/16` is 192.168.0.0/16, wider than it looks. */
export const cidrHostBits: Rule = {
  code: 'cidr-host-bits',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { method } = context;
    if (!('networks' in method) || writingFault(context) !== undefined) return [];
    return method.items.flatMap((item) => {
      const written = parsePrefix(item.value);
      if (written === undefined || isUsual(written) || isOfNode(written, context)) return [];
      const wide = network(written);
      return sameAddress(wide.address, written.address) ? [] : [report(context, item, wide)];
    });
  },
};

/** An address with the usual length of a subnet stands for its subnet: `192.168.26.71/24`. */
function isUsual({ address, length }: Prefix): boolean {
  return length >= (address.family === 4 ? 24 : 64);
}

/** Whether a node has that address with that length: then it was copied from there, and means the node's network. */
function isOfNode({ address, length }: Prefix, { outcomes }: SiteContext): boolean {
  const own = outcomes.flatMap(({ node }) => node.interfaces ?? []).flatMap(({ addresses }) => addresses);
  return own.some((each) => each.prefixLength === length && sameAddress(each.address, address));
}

function report(context: SiteContext, item: Located<string>, wide: Prefix): Report {
  const { site, text } = context;
  const same = formatPrefix(wide);
  const message = say('{0} is wider than it looks: it matches all of {1}.', item.value, same);
  const fixes = (): readonly Fix[] => {
    const [bare = ''] = item.value.split('/');
    const narrow = meantCidrs(bare, context).texts.filter((each) => each !== same && isNetwork(each));
    const fixed = (meant: string): string => text.slice(0, item.span.start) + meant + text.slice(item.span.end);
    return [
      ...methodFix(context, fixed(same), say('Write {0}, which is equivalent', same)),
      ...narrow.flatMap((each) => methodFix(context, fixed(each), say('Write {0}', each))),
    ];
  };
  return { at: placeInMethod(site, item.span), message, fixes };
}

function isNetwork(text: string): boolean {
  const prefix = parsePrefix(text);
  return prefix !== undefined && sameAddress(network(prefix).address, prefix.address);
}
