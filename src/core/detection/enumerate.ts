import { type DefaultExclusion, defaultExclusions } from '../calico/excludeLists.ts';
import type { CalicoVersion } from '../calico/version.ts';
import { contains, type Family, isGlobalUnicast, type Prefix } from '../net/address.ts';
import type { Interface, Node } from '../net/node.ts';
import { addressesAsSeen } from './candidates.ts';
import type { AddressRefusal, Assumption, Candidate, Choice, Failure, Verdict } from './choice.ts';
import { compileRegexp, type GoRegexp } from './goRegexp.ts';

/** The methods that walk the list of interfaces: first-found, interface=, skip-interface= and cidr=. */

/** A list item with what it matches. */
interface Item {
  readonly text: string;
  readonly matches: GoRegexp;
}

interface DefaultItem extends Item {
  readonly exclusion: DefaultExclusion;
}

export interface NameList {
  readonly matches: GoRegexp;
  readonly items: readonly Item[];
}

/** What the name alone decides: refused, or suitable thanks to `item`. */
type NameVerdict = { readonly verdict: Verdict } | { readonly item?: string };

export interface Walk {
  /** Remembers its answers: thousands of nodes share a handful of names. */
  readonly judgeName: (name: string) => NameVerdict;
  readonly networks?: { readonly prefixes: readonly Prefix[]; readonly texts: readonly string[] };
}

/** The test on names that a method makes: `include` (undefined: every name), the default list, `skip`. */
export function createNameTest(lists: {
  readonly include?: NameList;
  readonly defaults: readonly DefaultItem[];
  readonly skip?: NameList;
}): Walk['judgeName'] {
  const answers = new Map<string, NameVerdict>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = judge(name, lists);
    answers.set(name, answer);
    return answer;
  };
}

function judge(name: string, { include, defaults, skip }: Parameters<typeof createNameTest>[0]): NameVerdict {
  if (include !== undefined && !include.matches(name)) return { verdict: { kind: 'name-does-not-match' } };
  const excluded = defaults.find(({ matches }) => matches(name));
  if (excluded !== undefined) return { verdict: { kind: 'excluded-by-default', ...excluded.exclusion } };
  if (skip?.matches(name)) return { verdict: { kind: 'skipped', item: itemFor(skip.items, name) ?? '' } };
  const item = include && itemFor(include.items, name);
  return item === undefined ? {} : { item };
}

/** The default exclusions of `version`, compiled. */
export function compiledDefaults(version: CalicoVersion): readonly DefaultItem[] {
  return defaultExclusions(version).map((exclusion) => ({ ...compiledItem(exclusion.pattern), exclusion }));
}

/** One item of a list; where it compiles only together with its neighbours it matches nothing by itself. */
export function compiledItem(text: string): Item {
  const compiled = compileRegexp(`(${text})`);
  return { text, matches: compiled.ok ? compiled.matches : () => false };
}

type Examined = { readonly candidate: Candidate; readonly item?: string } | { readonly verdict: Verdict };

/** What interfaces are examined for: one method on one node. */
interface Examination {
  readonly walk: Walk;
  readonly node: Node;
  readonly family: Family;
  readonly version: CalicoVersion;
}

/**
 * Walks the interfaces from the last listed to the first, as filtered.go and interfaces.go do; the first suitable
 * address wins. Where the order is not the kernel's own, every interface with a suitable address may be the one.
 */
export function walkInterfaces(walk: Walk, node: Node, family: Family, version: CalicoVersion): Choice {
  const examination = { walk, node, family, version };
  const inOrder = candidatesIn(examination);
  const [winner, second] = inOrder;
  const ambiguous = !node.kernelOrder && inOrder.length > 1;
  const assumptions: Assumption[] = ambiguous ? [{ kind: 'order-unknown' }] : [];
  if (!node.prefixesKnown && winner !== undefined) assumptions.push({ kind: 'prefixes-unknown' });
  const verdictFor = (device: Interface): Verdict => verdictOf(examine(examination, device), winner, ambiguous);
  if (winner === undefined) {
    const left = node.interfaces?.some(({ name }) => !('verdict' in walk.judgeName(name))) === true;
    const asked = walk.networks && { networks: walk.networks.texts };
    const failure: Failure = left ? { kind: 'no-address', ...asked } : { kind: 'no-interface' };
    return { outcome: 'none', failure, verdictFor, assumptions };
  }
  if (ambiguous) return { outcome: 'one-of', candidates: inOrder, verdictFor, assumptions };
  return { outcome: 'detected', candidate: winner, verdictFor, assumptions, ...(second && { next: second }) };
}

/** Interfaces with a suitable address, from the last listed: all of them, or where the kernel's order tells, the first two. */
function candidatesIn(examination: Examination): readonly Candidate[] {
  const { interfaces = [], kernelOrder } = examination.node;
  const found: Candidate[] = [];
  for (let at = interfaces.length - 1; at >= 0 && (found.length < 2 || !kernelOrder); at -= 1) {
    const device = interfaces[at];
    if (device === undefined || device.addresses.length === 0) continue; // as most, those of pods
    const examined = examine(examination, device);
    if ('candidate' in examined) found.push(examined.candidate);
  }
  return found;
}

function verdictOf(examined: Examined, winner: Candidate | undefined, ambiguous: boolean): Verdict {
  if ('verdict' in examined) return examined.verdict;
  const { candidate, item } = examined;
  const found = { address: candidate.address, ...(item !== undefined && { item }) };
  if (ambiguous) return { kind: 'possible', ...found };
  if (winner === undefined || candidate.interface === winner.interface) return { kind: 'chosen', ...found };
  return { kind: 'overtaken', by: winner.interface.name, ...found };
}

function examine({ walk, node, family, version }: Examination, device: Interface): Examined {
  const named = walk.judgeName(device.name);
  if ('verdict' in named) return named;
  const addresses = addressesAsSeen(device, family, node, version);
  if (addresses.length === 0) return withoutAddress;
  const candidate = addresses.find((each) => refusalOf(each, walk) === undefined);
  if (candidate !== undefined) return { candidate, ...named };
  return { verdict: { kind: 'refused', refusals: addresses.flatMap((each) => refusalOf(each, walk) ?? []) } };
}

const withoutAddress: Examined = { verdict: { kind: 'no-address' } };

function itemFor(items: readonly Item[], name: string): string | undefined {
  return items.find(({ matches }) => matches(name))?.text;
}

function refusalOf({ address }: Candidate, { networks }: Walk): AddressRefusal | undefined {
  if (!isGlobalUnicast(address)) return { kind: 'not-global', address };
  if (networks === undefined || networks.prefixes.some((prefix) => contains(prefix, address))) return undefined;
  return { kind: 'outside-networks', address, networks: networks.texts };
}
