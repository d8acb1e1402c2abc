import { once } from '../../query.ts';
import { type Address, contains, parsePrefix, sameAddress } from '../address.ts';
import type { Interface, InterfaceAddress } from '../node.ts';
import { addressesOf, type Host, isUsable, vrfOf } from './host.ts';

/** IPv6 source selection: RFC 6724 in the order and with the details of net/ipv6/addrconf.c ipv6_get_saddr_eval. */

const LINK = 2;
const SITE = 5;
const GLOBAL = 14;

/**
 * The source for `destination` leaving through `device` (undefined: through none in particular).
 * Undefined where no address is fit.
 */
export function selectSource6(host: Host, device: Interface | undefined, destination: Address): Address | undefined {
  const scope = scopeOf(destination);
  const onlyDevice = device !== undefined && (isMulticast(destination) || scope <= LINK || usesOnlyOwn(host, device));
  const vrf = device && vrfOf(host, device);
  const devices = onlyDevice ? [device] : host.devices.filter((each) => vrfOf(host, each) === vrf);
  let best: { readonly address: Address; readonly score: readonly number[] } | undefined;
  const usable = devices.flatMap((each) =>
    addressesOf(each, 6)
      .filter(isUsable)
      .map((own) => [each, own] as const),
  );
  for (const [each, own] of usable) {
    const score = evaluate(host, each, own, destination, device);
    if (best === undefined || compare(score, best.score) > 0) best = { address: own.address, score };
  }
  return best?.address;
}

/** The higher, the better; compared from the left. */
function evaluate(
  host: Host,
  device: Interface,
  own: InterfaceAddress,
  destination: Address,
  out: Interface | undefined,
): readonly number[] {
  const { address, flags, prefixLength } = own;
  const wanted = scopeOf(destination);
  const scope = scopeOf(address);
  const wantsTemporary = Number(host.sysctl(`net.ipv6.conf.${device.name}.use_tempaddr`) ?? '0') >= 2;
  return [
    Number(sameAddress(address, destination)),
    scope >= wanted ? -scope : scope - 128,
    Number(alwaysPreferred(address) || !(flags.includes('deprecated') || flags.includes('optimistic'))),
    Number(out === undefined || out.name === device.name),
    Number(labelOf(address) === labelOf(destination)),
    Number(flags.includes('temporary') === wantsTemporary),
    Number(isOrchid(address) === isOrchid(destination)),
    Math.min(commonBits(address, destination), prefixLength),
    Number(!flags.includes('optimistic')),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** ipv6_dev_get_saddr reads the device's own setting alone; `all` is a name that nothing asks for. */
function usesOnlyOwn(host: Host, device: Interface): boolean {
  return Number(host.sysctl(`net.ipv6.conf.${device.name}.use_oif_addrs_only`) ?? '0') !== 0;
}

function isMulticast({ value }: Address): boolean {
  return value >> 120n === 0xffn;
}

/** net/ipv6/addrconf_core.c __ipv6_addr_type: the scope part. */
function scopeOf({ value }: Address): number {
  if (value >> 120n === 0xffn) return Number((value >> 112n) & 0xfn);
  if (value >> 118n === 0x3fan || value === 1n) return LINK;
  return value >> 118n === 0x3fbn ? SITE : GLOBAL;
}

/**
 * ipv6_saddr_preferred: ::1, IPv4-compatible (::/96) and mapped (::ffff:0:0/96) addresses are never "to be avoided".
 * NAT64's 64:ff9b::/96 and the rest of ::/3 are plain unicast addresses (addrconf_core.c __ipv6_addr_type).
 */
function alwaysPreferred({ value }: Address): boolean {
  return value >> 32n === 0n || value >> 32n === 0xffffn;
}

/** The kernel's default policy table (net/ipv6/addrlabel.c), longest prefix first. */
const labels = once(() =>
  (
    [
      ['::1/128', 0],
      ['::ffff:0:0/96', 4],
      ['::/96', 3],
      ['2001:0:0::/32', 6],
      ['2001:10::/28', 7],
      ['3ffe::/16', 12],
      ['2002::/16', 2],
      ['fec0::/10', 11],
      ['fc00::/7', 5],
    ] as const
  ).flatMap(([text, label]) => {
    const prefix = parsePrefix(text);
    return prefix === undefined ? [] : [{ prefix, label }];
  }),
);

function labelOf(address: Address): number {
  return labels().find(({ prefix }) => contains(prefix, address))?.label ?? 1;
}

const orchid = once(() => parsePrefix('2001:10::/28'));

function isOrchid(address: Address): boolean {
  const prefix = orchid();
  return prefix !== undefined && contains(prefix, address);
}

function commonBits(a: Address, b: Address): number {
  const different = a.value ^ b.value;
  return different === 0n ? 128 : 128 - different.toString(2).length;
}
