import {
  type Address,
  contains,
  formatAddress,
  formatPrefix,
  network,
  parseAddress,
  parsePrefix,
  unmap,
} from '../net/address.ts';
import type { Located } from '../text.ts';
import { methodFix, placeInMethod, suggestionFixes } from './place.ts';
import type { Fix, Report, Rule, SiteContext } from './rule.ts';

/** An item of cidr= that Go's ParseCIDR refuses: over it nothing is detected, even if other items are fine. */
export const cidrInvalid: Rule = {
  code: 'cidr-invalid',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { method } = context;
    if (method.kind !== 'cidr') return [];
    return method.items.flatMap((item, at) => {
      const fine =
        method.networks[at] !== undefined || item.value === '' || parsePrefix(item.value.trim()) !== undefined;
      return fine ? [] : [report(context, item)];
    });
  },
};

function report(context: SiteContext, item: Located<string>): Report {
  const { site, text, agent } = context;
  const { t } = agent;
  const meant = meantCidr(item.value.trim(), context);
  const bare = parseAddress(item.value) !== undefined;
  const message = bare
    ? t('"{0}" has no prefix length, like {0}/24: over it no address is detected.', item.value)
    : t('"{0}" is not a CIDR: over it no address is detected.', item.value);
  const fixes = (): readonly Fix[] => {
    if (meant === undefined) return suggestionFixes(context);
    const fixed = text.slice(0, item.span.start) + meant + text.slice(item.span.end);
    return methodFix(site, fixed, t('Replace by {0}', meant), true);
  };
  return { at: placeInMethod(site, item.span), message, fixes };
}

/** The CIDR that a near miss was meant to be: of a bare address, leading zeros, a netmask, or another separator. */
function meantCidr(text: string, context: SiteContext): string | undefined {
  const plain = text.replace(/(^|\.)0+(?=\d)/g, '$1');
  const address = parseAddress(plain);
  if (address !== undefined)
    return subnetOf(address, context) ?? `${formatAddress(address)}/${address.family === 4 ? 32 : 128}`;
  if (parsePrefix(plain) !== undefined) return plain;
  const parts = plain.split(/[\s;|]+/);
  if (parts.length > 1 && parts.every((part) => parsePrefix(part) !== undefined)) return parts.join(',');
  const [left, mask] = plain.split('/');
  const length = mask === undefined ? undefined : maskLength(mask);
  return left === undefined || length === undefined || parseAddress(left) === undefined
    ? undefined
    : `${left}/${length}`;
}

function maskLength(mask: string): number | undefined {
  const address = parseAddress(mask);
  if (address?.family !== 4) return undefined;
  const ones = /^(1*)0*$/.exec(address.value.toString(2).padStart(32, '0'))?.[1];
  return ones?.length;
}

/** The subnet of a node's interface that holds the address. */
function subnetOf(address: Address, { outcomes }: SiteContext): string | undefined {
  const own = outcomes
    .flatMap(({ node }) => (node.prefixesKnown ? (node.interfaces ?? []) : []))
    .flatMap((device) => device.addresses);
  const prefixes = own.map((each) => network({ address: unmap(each.address), length: each.prefixLength }));
  const prefix = prefixes.find((each) => each.length < 32 && each.length > 0 && contains(each, address));
  return prefix && formatPrefix(prefix);
}
