import { readDestination } from '../detection/destination.ts';
import { withoutClasses } from '../detection/goAtoms.ts';
import { compileRegexp } from '../detection/goRegexp.ts';
import { localNames } from '../inventory/inventory.ts';
import type { Located } from '../text.ts';
import { partsOf } from './parts.ts';
import { isMethodPlaceholder, isPlaceholderWord } from './placeholderWords.ts';
import type { SiteContext } from './rule.ts';

/** Text that was meant to be replaced before the manifest is applied. */

export interface Placeholder extends Located<string> {
  /**
   * `word`: of the documentation; `shell`: what a shell would expand, like `$NIC`; `tool`: `${NIC}`, which Flux and
   * envsubst fill in too.
   */
  readonly kind: 'word' | 'shell' | 'tool';
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
    const fine = method.kind === 'cidr' && method.networks[at] !== undefined;
    return fine ? [] : (placeholderOf(part, context) ?? []);
  });
}

function placeholderOf(part: Located<string>, context: SiteContext): Placeholder | undefined {
  return expansionIn(part, context) ?? angleIn(part) ?? wordIn(part, context);
}

/** `<your-interface>`; a group's name in an expression, `(?P<name>…)`, is none. */
function angleIn(part: Located<string>): Placeholder | undefined {
  const found = [...part.value.matchAll(/<[\p{L}\d][\p{L}\d _.,:/|*-]*>/gu)].find(
    ({ index }) => !/\?P?$/.test(part.value.slice(Math.max(0, index - 2), index)),
  );
  return found === undefined ? undefined : { kind: 'word', part, ...located(part, found) };
}

/** In an expression `$` is the end of the name, behind which nothing can match; escaped or in brackets it is itself. */
function expansionIn(part: Located<string>, { method }: SiteContext): Placeholder | undefined {
  const { value } = part;
  const text = 'regexp' in method ? withoutClasses(value, ' ') : value;
  const tool = /\$\{[A-Za-z_][^{}]*\}/.exec(text);
  if (tool !== null) return { kind: 'tool', part, ...located(part, tool) };
  const shell = /\$(?:[A-Za-z_]\w*|\([a-z][^()\s]*\s[^()]*\))/.exec(text);
  return shell === null ? undefined : { kind: 'shell', part, ...located(part, shell) };
}

function wordIn(part: Located<string>, context: SiteContext): Placeholder | undefined {
  const { method } = context;
  const word = part.value.trim().replace(/^\^|\$$/g, '');
  const isWord = method.kind === 'unknown' ? isMethodPlaceholder(word) : isPlaceholderWord(word, method.kind);
  return isWord && !isReal(part.value, context) ? { kind: 'word', part, ...part } : undefined;
}

/** Whether a node has an interface that `item` matches, or the name of the destination is known. */
function isReal(item: string, { method, site, agent, outcomes }: SiteContext): boolean {
  if (method.kind === 'can-reach') {
    const hosts = agent.resolution?.inventory.hosts ?? localNames;
    return readDestination(item, site.family, agent.plan.version.version, hosts).kind === 'address';
  }
  const compiled = compileRegexp(item);
  if (!('regexp' in method) || !compiled.ok) return false;
  return outcomes.some(({ node }) => node.interfaces?.some(({ name }) => compiled.matches(name)));
}

function located(part: Located<string>, { 0: value, index }: RegExpExecArray): Located<string> {
  const start = part.span.start + index;
  return { value, span: { start, end: start + value.length } };
}
