import { say } from '../message.ts';
import { type Family, formatPrefix, network, type Prefix, parseAddress, parsePrefix, unmap } from '../net/address.ts';
import type { TextCheck } from './shapes.ts';

/**
 * Texts that are addresses and networks, as Calico's validator judges them (libcalico-go/lib/validator/v3/validator.go,
 * `validateCIDR`, `validateIPNetwork`, … over libcalico-go/lib/net `ParseCIDROrIP`).
 */

/** An address or network as Go reads it; an address alone has the full length. */
export function readNetwork(
  text: string,
): { readonly prefix: Prefix; readonly family: Family; readonly bare: boolean } | undefined {
  const prefix = parsePrefix(text);
  if (prefix !== undefined) return { prefix, family: unmap(prefix.address).family, bare: false };
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  const length = address.family === 4 ? 32 : 128;
  return { prefix: { address, length }, family: unmap(address).family, bare: true };
}

/** An address or network of this family, or of any; bits behind the prefix may be set. */
export function cidr(family?: Family): TextCheck {
  return (value, _review, name) => {
    const read = readNetwork(value);
    if (read === undefined) {
      const message = say("`{0}` isn't an address or network, such as 10.0.0.0/16.", value);
      return { message, meant: meantNetwork(value) };
    }
    if (family === undefined || read.family === family) return undefined;
    return { message: say("`{0}` must be IPv{1}, and {2} isn't.", name, family, value) };
  };
}

/** As {@link cidr}, and no bit behind the prefix is set. */
export function masked(family?: Family): TextCheck {
  const anyBits = cidr(family);
  return (value, review, name) => {
    const wrong = anyBits(value, review, name);
    const read = readNetwork(value);
    if (wrong !== undefined || read === undefined) return wrong;
    const meant = network(read.prefix);
    if (meant.address.value === read.prefix.address.value) return undefined;
    const text = formatPrefix(meant);
    const message = say('Calico rejects {0}: it has host bits set. The network is {1}.', value, text);
    return { message, meant: text };
  };
}

/** As {@link masked}, and the prefix length is written; `alone`: an address alone may have been meant. */
export function prefixed({ alone = true }: { readonly alone?: boolean } = {}): TextCheck {
  const anyLength = masked();
  return (value, review, name) => {
    const read = readNetwork(value);
    if (read?.bare !== true) return anyLength(value, review, name);
    const meant = `${value}/${read.prefix.length}`;
    const example = alone ? meant : read.family === 4 ? '10.244.0.0/16' : 'fd00:10:244::/56';
    const message = say('{0} needs a prefix length here, such as {1}.', value, example);
    return alone ? { message, meant } : { message };
  };
}

/** One address, without prefix. */
export function address(family?: Family): TextCheck {
  return (value, _review, name) => {
    const parsed = parseAddress(value);
    const found = parsed && unmap(parsed).family;
    if (found !== undefined && (family === undefined || found === family)) return undefined;
    const bare = value.replace(/\/\d+$/, '');
    const meant = bare === value ? value.trim() : bare;
    const fits = parseAddress(meant);
    const message =
      family === undefined
        ? say('`{0}` must be an IP address, not {1}.', name, value)
        : say('`{0}` must be an IPv{1} address, not {2}.', name, family, value);
    return {
      message,
      meant: fits !== undefined && (family === undefined || fits.family === family) ? meant : undefined,
    };
  };
}

/** What a broken network was meant to be: blanks around it, or a netmask for the length. */
function meantNetwork(value: string): string | undefined {
  const trimmed = value.trim();
  if (readNetwork(trimmed) !== undefined) return trimmed;
  const [, start = '', mask = ''] = /^([0-9.]+)\/([0-9.]+)$/.exec(trimmed) ?? [];
  const bits = parseAddress(mask);
  if (bits === undefined || bits.family !== 4) return undefined;
  const written = bits.value.toString(2).padStart(32, '0');
  const prefix = /^1*0*$/.test(written) ? parsePrefix(`${start}/${written.replaceAll('0', '').length}`) : undefined;
  return prefix && formatPrefix(network(prefix));
}

/** The address of a peer: an address, `IPv4:port` or `[IPv6]:port` (`validateIPPort`). */
export const peerAddress: TextCheck = (value, _review, name) => {
  const { host, port } = splitPeer(value);
  if (parseAddress(host) === undefined) {
    return { message: say('`{0}` must be an address, `IPv4:port` or `[IPv6]:port`, not {1}.', name, value) };
  }
  if (port === undefined || (Number(port) >= 1 && Number(port) <= 65535)) return undefined;
  return { message: say("{0} isn't a port: ports range from 1 to 65535.", port) };
};

/** The address and the port of a peer, as far as they are of that form. */
export function splitPeer(value: string): { readonly host: string; readonly port: string | undefined } {
  const four = /^(\d+\.\d+\.\d+\.\d+):(\d+)$/.exec(value);
  const six = /^\[([0-9a-fA-F.]*:[0-9a-fA-F:.]+)\]:(\d+)$/.exec(value);
  const [, host, port] = four ?? six ?? [];
  return host === undefined ? { host: value, port: undefined } : { host, port };
}
