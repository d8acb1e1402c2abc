import { Environment } from '@marcbachmann/cel-js';
import { contains, network, type Prefix, parseAddress, parsePrefix, unmap } from '../../net/address.ts';
import { once, textQuery } from '../../query.ts';
import { createMeter, type RunPart, type StepBudget } from './celMeter.ts';

/** The only importer of the CEL library: the rules in definitions (`x-kubernetes-validations`). */

/** What a rule is about: texts, booleans, whole numbers as bigint, other numbers, null, lists, and mappings. */
export type CelValue = string | boolean | bigint | number | null | readonly CelValue[] | ReadonlyMap<string, CelValue>;

/** Whether `self` obeys; `exhausted` where that takes too many steps, undefined where it can't be told. */
export type CelRule = (self: CelValue, budget: StepBudget) => boolean | 'exhausted' | undefined;

/**
 * Compiles a rule; undefined where it can't be evaluated here: it asks what the object was before, matches by JavaScript's
 * regular expressions, which may take for ever, names fields in their escaped form, or is not understood.
 */
export const compileRule = textQuery(1000, compile);

const notHere = /\boldSelf\b|\bmatches\b|\bfind(?:All)?\b|__/;

function compile(text: string): CelRule | undefined {
  if (notHere.test(text)) return undefined;
  try {
    const run = environment().parse(text);
    return (self, budget) => {
      try {
        const result = meter.within(budget, run.ast, (): unknown => run({ self }));
        if (result === undefined) return 'exhausted';
        return typeof result.value === 'boolean' ? result.value : undefined;
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

const bare = (): Environment =>
  new Environment({ homogeneousAggregateLiterals: false, enableOptionalTypes: true })
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

const meter = createMeter();

/**
 * The library hands every part of a rule to the `run` of its evaluator, which functions of one's own have as `this`: there
 * steps are counted. Test: test/core/objects/schema/cel.test.ts.
 */
function countSteps(environment: Environment): Environment {
  environment.registerFunction('countSteps(): bool', function (this: { run: RunPart }): boolean {
    const run = this.run.bind(this);
    this.run = meter.metered(run);
    return true;
  });
  environment.evaluate('countSteps()');
  return environment;
}

/** Made once there is a rule to compile. */
const environment = once(() => countSteps(bare()));
