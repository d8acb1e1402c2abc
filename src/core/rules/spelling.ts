import { type MethodName, methodNames } from '../detection/method.ts';
import { parseAddress, parsePrefix } from '../net/address.ts';

/** What somebody meant by a text that calico-node does not take as a method. */

export interface Guess {
  readonly text: string;
  /** The same letters, only their case, blanks, hyphens or underscores differ. */
  readonly spelling: boolean;
}

const aliases: Readonly<Record<string, MethodName>> = {
  interfaces: 'interface',
  iface: 'interface',
  ifname: 'interface',
  nic: 'interface',
  dev: 'interface',
  device: 'interface',
  skipinterfaces: 'skip-interface',
  skip: 'skip-interface',
  exclude: 'skip-interface',
  excludeinterface: 'skip-interface',
  reach: 'can-reach',
  reachable: 'can-reach',
  cidrs: 'cidr',
  subnet: 'cidr',
  network: 'cidr',
  auto: 'first-found',
  autodetect: 'first-found',
  first: 'first-found',
  internalip: 'kubernetes-internal-ip',
  nodeinternalip: 'kubernetes-internal-ip',
  k8sinternalip: 'kubernetes-internal-ip',
};

/** The method that `text` was probably meant to be; undefined where nothing speaks for one. */
export function guessMethod(text: string): Guess | undefined {
  const trimmed = text.trim();
  const sign = /[=:]/.exec(trimmed)?.index ?? trimmed.length;
  const letters = trimmed
    .slice(0, sign)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  const argument = trimmed.slice(sign + 1).trim();
  const same = methodNames.find((name) => name.replaceAll('-', '') === letters);
  const name = same ?? aliases[letters];
  if (name !== undefined) {
    const written = write(name, argument);
    return written === undefined ? undefined : { text: written, spelling: same !== undefined && trimmed[sign] !== ':' };
  }
  const bare = bareValue(trimmed);
  return bare === undefined ? undefined : { text: bare, spelling: false };
}

function write(name: MethodName, argument: string): string | undefined {
  if (name === 'first-found' || name === 'kubernetes-internal-ip') return name;
  return argument === '' ? undefined : `${name}=${argument}`;
}

/** A value whose method was left out: an address, a network, or names of interfaces. */
function bareValue(text: string): string | undefined {
  if (parseAddress(text) !== undefined) return `can-reach=${text}`;
  if (text.split(/\s*,\s*/).every((part) => parsePrefix(part) !== undefined)) return `cidr=${text}`;
  return /^[a-z][a-z0-9]*\d[a-z0-9.]*(\s*,\s*[a-z][a-z0-9.]*\d[a-z0-9.]*)*$/i.test(text)
    ? `interface=${text}`
    : undefined;
}
