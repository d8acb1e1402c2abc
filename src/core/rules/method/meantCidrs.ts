import {
  type Address,
  contains,
  formatAddress,
  formatPrefix,
  network,
  parseAddress,
  parsePrefix,
  unmap,
} from '../../net/address.ts';
import { withoutLeadingZeros } from '../../scanner.ts';
import type { SiteContext } from '../rule.ts';

/** What somebody may have meant by an item of cidr= that is no CIDR; `certain` where it can mean nothing else. */
export interface MeantCidrs {
  readonly texts: readonly string[];
  readonly certain: boolean;
}

/** Reads a near miss: a bare address, leading zeros, a netmask, or another separator than the comma. */
export function meantCidrs(text: string, context: Pick<SiteContext, 'outcomes'>): MeantCidrs {
  const plain = withoutLeadingZeros(text, '.;|\t\n\r ');
  const address = parseAddress(plain);
  if (address !== undefined) {
    const subnet = subnetHolding(address, context);
    return subnet === undefined ? { texts: guesses(address), certain: false } : { texts: [subnet], certain: true };
  }
  if (parsePrefix(plain) !== undefined) return { texts: [plain], certain: true };
  const parts = plain.split(/[\s;|]+/).filter((part) => part !== '');
  if (parts.every((part) => parsePrefix(part) !== undefined)) return { texts: [parts.join(',')], certain: true };
  const [left = '', mask = ''] = plain.split('/');
  const length = maskLength(mask);
  const masked = length !== undefined && parseAddress(left)?.family === 4;
  return masked ? { texts: [`${left}/${length}`], certain: true } : { texts: [], certain: false };
}

function maskLength(mask: string): number | undefined {
  const address = parseAddress(mask);
  if (address?.family !== 4) return undefined;
  return /^(1*)0*$/.exec(address.value.toString(2).padStart(32, '0'))?.[1]?.length;
}

/** The subnet of a node's interface that holds the address. */
function subnetHolding(address: Address, { outcomes }: Pick<SiteContext, 'outcomes'>): string | undefined {
  const own = outcomes
    .flatMap(({ node }) => (node.prefixesKnown ? (node.interfaces ?? []) : []))
    .flatMap((device) => device.addresses);
  const prefixes = own.map((each) => network({ address: unmap(each.address), length: each.prefixLength }));
  const prefix = prefixes.find((each) => each.length < 32 && each.length > 0 && contains(each, address));
  return prefix && formatPrefix(prefix);
}

/** The lengths that the zeros at the end of a network's address allow; else the usual length of a subnet. */
function guesses(address: Address): readonly string[] {
  const text = formatAddress(address);
  if (address.family === 6) return [`${text}/64`];
  const zeros = 3 - text.split('.').findLastIndex((part, at) => part !== '0' || at === 0);
  return [8, 16, 24].filter((length) => length === 24 || zeros >= 4 - length / 8).map((length) => `${text}/${length}`);
}
