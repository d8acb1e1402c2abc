import { type Candidate, networkOf } from '../../detection/choice.ts';
import { contains, network, parseAddress, parsePrefix } from '../../net/address.ts';

/** Which of the nodes' networks somebody had in mind, however the method is misspelt. */

/**
 * Tells the candidates that `text`, a method's value, names: by an address in their subnet, by a network that holds them,
 * or by the exact name of their interface. None where it names what is to be left out.
 */
export function namedIn(text: string): (candidate: Candidate | undefined) => boolean {
  if (/^\s*skip/i.test(text)) return () => false;
  const words = text
    .slice(text.indexOf('=') + 1)
    .split(/[\s,;|]/)
    .map((word) => word.replace(/^\^|\$$/g, ''))
    .filter((word) => word !== '');
  const names = new Set(words);
  const prefixes = words.flatMap((word) => parsePrefix(word) ?? []).map(network);
  const addresses = words.flatMap((word) => parseAddress(word.split('/')[0] ?? '') ?? []);
  return (candidate) => {
    if (candidate === undefined) return false;
    const { interface: device, address } = candidate;
    if (names.has(device.name) || prefixes.some((prefix) => contains(prefix, address))) return true;
    const own = networkOf(candidate);
    return own !== undefined && addresses.some((each) => contains(own, each));
  };
}
