import { Environment } from '@marcbachmann/cel-js';
import { contains, network, type Prefix, parseAddress, parsePrefix, unmap } from '../net/address.ts';

/** The only importer of the CEL library: the rules in definitions (`x-kubernetes-validations`). */

/** What a rule is about: texts, booleans, whole numbers as bigint, other numbers, null, lists, and mappings. */
export type CelValue = string | boolean | bigint | number | null | readonly CelValue[] | ReadonlyMap<string, CelValue>;

/** Whether `self` obeys; undefined where that can't be told. */
export type CelRule = (self: CelValue) => boolean | undefined;

/**
 * Compiles a rule; undefined where it can't be evaluated here: it asks what the object was before, matches by JavaScript's
 * regular expressions, which may take for ever, names fields in their escaped form, or is not understood.
 */
export function compileRule(text: string): CelRule | undefined {
  if (compiled.has(text)) return compiled.get(text);
  if (compiled.size >= mostRules) compiled.clear();
  const rule = compile(text);
  compiled.set(text, rule);
  return rule;
}

const mostRules = 1000;
const compiled = new Map<string, CelRule | undefined>();
const notHere = /\boldSelf\b|\bmatches\b|\bfind(?:All)?\b|__/;

function compile(text: string): CelRule | undefined {
  if (notHere.test(text)) return undefined;
  try {
    const run = environment.parse(text);
    return (self) => {
      try {
        const result: unknown = run({ self });
        return typeof result === 'boolean' ? result : undefined;
      } catch {
        return undefined; // CEL fails over what is not there; the API server tells that in words of its own
      }
    };
  } catch {
    return undefined; // the library's way of saying that it can't be read
  }
}

/** Addresses and networks as Kubernetes' CEL has them (apiserver `pkg/cel/library/ip.go`, `cidr.go`). */
class Ip {
  readonly prefix: Prefix;
  constructor(prefix: Prefix) {
    this.prefix = prefix;
  }
}

class Cidr extends Ip {}

function ipOf(text: string): Ip {
  const address = parseAddress(text);
  if (address === undefined || unmap(address).family !== address.family) throw new Error('not an address');
  return new Ip({ address, length: address.family === 4 ? 32 : 128 });
}

function cidrOf(text: string): Cidr {
  const prefix = parsePrefix(text);
  if (prefix === undefined || unmap(prefix.address).family !== prefix.address.family) throw new Error('not a network');
  return new Cidr(prefix);
}

function isMade(make: (text: string) => Ip): (text: string) => boolean {
  return (text) => {
    try {
      make(text);
      return true;
    } catch {
      return false;
    }
  };
}

const isSame = ({ prefix: a }: Ip, { prefix: b }: Ip): boolean =>
  a.length === b.length && a.address.family === b.address.family && a.address.value === b.address.value;

const holds = (outer: Ip, inner: Ip): boolean =>
  outer.prefix.address.family === inner.prefix.address.family &&
  inner.prefix.length >= outer.prefix.length &&
  contains(outer.prefix, inner.prefix.address);

const environment = new Environment({ homogeneousAggregateLiterals: false, enableOptionalTypes: true })
  .registerVariable('self', 'dyn')
  .registerType('Ip', Ip)
  .registerType('Cidr', Cidr)
  .registerFunction('ip(string): Ip', ipOf)
  .registerFunction('isIP(string): bool', isMade(ipOf))
  .registerFunction('cidr(string): Cidr', cidrOf)
  .registerFunction('isCIDR(string): bool', isMade(cidrOf))
  .registerFunction('Ip.family(): int', ({ prefix }: Ip) => BigInt(prefix.address.family))
  .registerFunction(
    'Cidr.ip(): Ip',
    ({ prefix: { address } }: Cidr) => new Ip({ address, length: address.family === 4 ? 32 : 128 }),
  )
  .registerFunction('Cidr.masked(): Cidr', ({ prefix }: Cidr) => new Cidr(network(prefix)))
  .registerFunction('Cidr.prefixLength(): int', ({ prefix }: Cidr) => BigInt(prefix.length))
  .registerFunction('Cidr.containsIP(Ip): bool', holds)
  .registerFunction('Cidr.containsIP(string): bool', (cidr: Cidr, text: string) => holds(cidr, ipOf(text)))
  .registerFunction('Cidr.containsCIDR(Cidr): bool', holds)
  .registerFunction('Cidr.containsCIDR(string): bool', (cidr: Cidr, text: string) => holds(cidr, cidrOf(text)))
  .registerOperator('Ip == Ip', isSame)
  .registerOperator('Cidr == Cidr', isSame);
