import { readDestination } from '../../detection/destination.ts';
import { compileRegexp } from '../../detection/goRegexp.ts';
import { methods } from '../../detection/methods.ts';
import { localNames } from '../../inventory/inventory.ts';
import { type Filler, fillerOf, tokensIn } from '../../placeholders/value.ts';
import { isMethodPlaceholder, isPlaceholderWord, isTokenWord } from '../../placeholders/words.ts';
import { type Located, shift } from '../../text.ts';
import { partsOf } from '../parts.ts';
import type { SiteContext } from '../rule.ts';

/** Text that was meant to be replaced before the manifest is applied. */

export interface Placeholder extends Located<string> {
  /** `word`: only people replace it; else what fills it in, or may: scripts replace words like `MY_NIC`. */
  readonly kind: 'word' | Filler;
  /** The item, the destination or the text in which it stands. */
  readonly part: Located<string>;
}

/** The first placeholder in the text of a method. */
export function placeholderIn(context: SiteContext): Placeholder | undefined {
  return placeholdersIn(context)[0];
}

/** The placeholders in the text of a method, one at most for each item. */
export function placeholdersIn(context: SiteContext): readonly Placeholder[] {
  const { method, text } = context;
  if (method.kind === 'unknown' && method.since !== undefined) return [];
  const whole = { value: text, span: { start: 0, end: text.length } };
  const parts = method.kind === 'unknown' ? [whole] : partsOf(context);
  return parts.flatMap((part, at) => {
    const fine = 'networks' in method && method.networks[at] !== undefined;
    return fine ? [] : (placeholderOf(part, context) ?? []);
  });
}

function placeholderOf(part: Located<string>, context: SiteContext): Placeholder | undefined {
  const [token] = tokensIn(part.value).filter(({ kind }) => kind !== 'reference');
  const kind = token && fillerOf([token]);
  if (token === undefined || kind === undefined) return wordIn(part, context);
  return { kind, part, value: token.value, span: shift(token.span, part.span.start) };
}

function wordIn(part: Located<string>, context: SiteContext): Placeholder | undefined {
  const { method } = context;
  const word = part.value.trim().replace(/^\^|\$$/g, '');
  const isWord =
    method.kind === 'unknown' ? isMethodPlaceholder(word) : isPlaceholderWord(word, methods[method.kind].argument);
  if (!(isWord || isTokenWord(word)) || isReal(part.value, context)) return undefined;
  return { kind: isTokenWord(word) ? 'other' : 'word', part, ...part };
}

/** Whether a node has an interface that `item` matches, or the name of the destination is known. */
function isReal(item: string, { method, site, agent, outcomes }: SiteContext): boolean {
  if ('destination' in method) {
    const hosts = agent.resolution?.inventory.hosts ?? localNames;
    return readDestination(item, site.family, agent.plan.version.version, hosts).kind === 'address';
  }
  const compiled = compileRegexp(item);
  if (!('regexp' in method) || !compiled.ok) return false;
  return outcomes.some(({ node }) => node.interfaces?.some(({ name }) => compiled.matches(name)));
}
