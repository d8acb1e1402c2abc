import type { Verdict } from '../../detection/choice.ts';
import { compiledItem } from '../../detection/enumerate.ts';
import type { GoRegexp } from '../../detection/goRegexp.ts';
import { takenNames } from '../../detection/method.ts';
import { isVirtual } from '../../detection/virtual.ts';
import { type Family, isGlobalUnicast, unmap } from '../../net/address.ts';
import type { Interface } from '../../net/node.ts';
import { query } from '../../query.ts';
import type { Located, Span } from '../../text.ts';
import { chosenOn } from '../address/chosen.ts';
import { isFaulty } from '../faults.ts';
import type { SiteContext } from '../rule.ts';
import { isAccidental } from './accidental.ts';

/** Names of interfaces that are written without anchors, so that they are found inside other names too. */

/** One such name. */
export interface Unanchored {
  /** As it is written, and where in the method's text. */
  readonly text: string;
  readonly span: Span;
  /** The interface that has this very name. */
  readonly name: string;
  /** Other interfaces that no other part of the method matches, each with the first node that has it. */
  readonly others: ReadonlyMap<string, string>;
}

/** A name in the list, or an alternative in an item; `name` is undefined for a pattern. */
interface Part extends Located<string> {
  readonly name: string | undefined;
  readonly matches: GoRegexp;
}

/**
 * The names in interface= and skip-interface= that are those of an interface of some node, and also match others which
 * are not written: an expression that is no interface's name is a pattern, and meant so. Made once for each run.
 */
export const unanchoredNames = query(findNames);

/** Whether the name of one of two interfaces is written, and the other is matched for want of anchors. */
export function isMatchedByName(context: SiteContext, one: string, two: string): boolean {
  return unanchoredNames(context).some(
    ({ name, others }) => (name === one && others.has(two)) || (name === two && others.has(one)),
  );
}

function findNames(context: SiteContext): readonly Unanchored[] {
  const parts = isFaulty(context) ? [] : partsIn(context);
  if (!isAnyThere(parts, context)) return [];
  const hitsOf = createHits(parts);
  const exact = new Set<string>();
  const others = new Map<Part, Map<string, string>>();
  for (const { node, outcome } of context.outcomes) {
    const choice = 'choice' in outcome ? outcome.choice : undefined;
    for (const device of node.interfaces ?? []) {
      // Names that do not count are many, and were looked at before.
      if (isPassedOver(choice?.verdictFor(device), context)) continue;
      const hits = hitsOf(device.name);
      const [part] = hits;
      if (part === undefined) continue;
      if (hits.some(({ name }) => name === device.name)) exact.add(device.name);
      else if (hits.length === 1 && counts(device, context.site.family)) addName(others, part, device.name, node.name);
    }
  }
  if (others.size === 0) return [];
  const taken = accidentalNames(context);
  return parts.flatMap((part) => {
    const { name, value: text, span } = part;
    if (name === undefined || !exact.has(name)) return [];
    const rest = new Map([...(others.get(part) ?? [])].filter(([other]) => !taken.has(other)));
    return rest.size === 0 ? [] : [{ text, span, name, others: rest }];
  });
}

/** Whether some interface has the very name of a part: seldom so, and quickly told. */
function isAnyThere(parts: readonly Part[], { outcomes }: SiteContext): boolean {
  const names = new Set(parts.flatMap(({ name }) => name ?? []));
  if (names.size === 0) return false;
  return outcomes.some(({ node }) => node.interfaces?.some((device) => names.has(device.name)) === true);
}

function addName(others: Map<Part, Map<string, string>>, part: Part, name: string, node: string): void {
  const names = others.get(part) ?? new Map<string, string>();
  others.set(part, names);
  if (!names.has(name)) names.set(name, node);
}

/** Whether interface= does not match the interface, or skip-interface= is not what leaves it out. */
function isPassedOver(verdict: Verdict | undefined, { method }: SiteContext): boolean {
  if (verdict === undefined || verdict.kind === 'not-examined') return true;
  return takenNames(method) === undefined ? verdict.kind !== 'skipped' : verdict.kind === 'name-does-not-match';
}

/** The parts that match a name. Thousands of nodes share a handful of names. */
function createHits(parts: readonly Part[]): (name: string) => readonly Part[] {
  const answers = new Map<string, readonly Part[]>();
  return (name) => {
    const answer = answers.get(name) ?? parts.filter(({ matches }) => matches(name));
    answers.set(name, answer);
    return answer;
  };
}

/** Whether it matters that an interface is matched: a real one that may get an address, or one that has an address. */
function counts(device: Interface, family: Family): boolean {
  if (!isVirtual(device) && device.master === undefined) return true;
  return device.addresses.some(({ address }) => unmap(address).family === family && isGlobalUnicast(address));
}

/** Virtual interfaces that are chosen: another finding tells that. */
function accidentalNames(context: SiteContext): ReadonlySet<string> {
  const chosen = chosenOn(context).filter((each) => isAccidental(each, context));
  return new Set(chosen.map(({ candidate }) => candidate.interface.name));
}

function partsIn({ method }: SiteContext): readonly Part[] {
  if (!('regexp' in method)) return [];
  return method.items.flatMap(({ value, span }): Part[] => {
    const texts = /^[\w.\\^$|-]+$/.test(value) ? value.split('|') : [value];
    let start = span.start;
    return texts.map((text) => {
      const place = { start, end: start + text.length };
      start = place.end + 1;
      return { value: text, span: place, name: nameIn(text), matches: compiledItem(text).matches };
    });
  });
}

/** The name in `eth0`, `^eth0`, `eth0$` or `eth0\.100`; undefined for one with both anchors, and for a pattern. */
function nameIn(text: string): string | undefined {
  const bare = text.replace(/^\^/, '').replace(/\$$/, '');
  if (bare.length === text.length - 2 || !/^([\w-]|\\?\.)+$/.test(bare)) return undefined;
  return bare.replaceAll('\\', '');
}
