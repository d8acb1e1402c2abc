import type { MethodName } from '../../detection/method.ts';
import { methodNames, parseMethod, takesArgument } from '../../detection/methods.ts';
import { type Family, parseAddress, parsePrefix, unmap } from '../../net/address.ts';
import type { SiteContext } from '../rule.ts';
import { regexpOfGlob } from './glob.ts';

/** What somebody meant by a text that calico-node does not take as a method. */

export interface Guess {
  readonly text: string;
  /** The same letters, only their case, blanks, hyphens or underscores differ. */
  readonly spelling: boolean;
}

/** Other words for each, in small letters and without hyphens. */
const aliases: Readonly<Record<MethodName, readonly string[]>> = {
  interface: ['interfaces', 'iface', 'ifname', 'nic', 'dev', 'device'],
  'skip-interface': ['skipinterfaces', 'skip', 'exclude', 'excludeinterface'],
  'can-reach': ['reach', 'reachable'],
  cidr: ['cidrs', 'subnet', 'network'],
  'first-found': ['auto', 'autodetect', 'first'],
  'kubernetes-internal-ip': ['internalip', 'nodeinternalip', 'k8sinternalip'],
};

/** The method that an unknown text was probably meant to be; undefined where the version has none that is like it. */
export function guessMethod({ text, method, site, agent }: SiteContext): Guess | undefined {
  if (method.kind !== 'unknown' || method.since !== undefined) return undefined;
  const trimmed = text.trim();
  const isQuoted = trimmed.length > 1 && /["']/.test(trimmed.charAt(0)) && trimmed.at(-1) === trimmed[0];
  const unquoted = isQuoted ? trimmed.slice(1, -1).trim() : trimmed;
  const named = namedMethod(unquoted);
  const guess = named === 'none' ? undefined : (named ?? bareValue(unquoted, site.family));
  if (guess === undefined || parseMethod(guess.text, agent.plan.version.version).kind === 'unknown') return undefined;
  return { ...guess, spelling: guess.spelling && !isQuoted };
}

/** A text that begins like a method; `none` where that method lacks its value. */
function namedMethod(text: string): Guess | 'none' | undefined {
  const sign = /[=:]/.exec(text)?.index ?? text.length;
  const letters = text
    .slice(0, sign)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  const argument = text.slice(sign + 1).trim();
  const same = methodNames.find((name) => name.replaceAll('-', '') === letters);
  const name = same ?? methodNames.find((each) => aliases[each].includes(letters));
  if (name === undefined) return undefined;
  const spelling = same !== undefined && text[sign] !== ':';
  if (!takesArgument(name)) return { text: name, spelling: spelling && argument === '' };
  return argument === '' ? 'none' : { text: `${name}=${argument}`, spelling };
}

/** A value whose method was left out: an address, networks, or names of interfaces. */
function bareValue(text: string, family: Family): Guess | undefined {
  const address = parseAddress(text);
  if (address !== undefined)
    return unmap(address).family === family ? { text: `can-reach=${text}`, spelling: false } : undefined;
  const parts = text.split(',').map((part) => part.trim());
  const prefixes = parts.map(parsePrefix);
  if (!prefixes.includes(undefined)) {
    const fits = prefixes.some((prefix) => prefix?.address.family === family);
    return fits ? { text: `cidr=${parts.join(',')}`, spelling: false } : undefined;
  }
  if (!parts.every((part) => looksLikeName.test(part))) return undefined;
  return { text: `interface=${parts.map((part) => regexpOfGlob(part) ?? part).join(',')}`, spelling: false };
}

/** The name of an interface has a digit in it, or signs of a pattern. */
const looksLikeName = /^\^?[a-z][a-z_-]*(\d[a-z0-9.]*|[.*[\\][^=:\s]*)\$?$/i;
