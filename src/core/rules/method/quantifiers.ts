import { atomsOf } from '../../detection/goAtoms.ts';
import { compileRegexp } from '../../detection/goRegexp.ts';
import type { Located } from '../../text.ts';
import type { SiteContext } from '../rule.ts';

/** Quantifiers like `{1,2}`, at whose comma Calico splits the list. */

export interface SplitQuantifier {
  /** What Calico makes of the one expression. */
  readonly items: readonly Located<string>[];
  /** The expression as it is written. */
  readonly whole: string;
}

/** The expressions that are split at the comma of a quantifier. */
export function splitQuantifiers({ method }: SiteContext): readonly SplitQuantifier[] {
  if (!('regexp' in method)) return [];
  const found: SplitQuantifier[] = [];
  let group: Located<string>[] = [];
  for (const item of method.items) {
    const before = group.at(-1);
    if (before !== undefined && belongTogether(before.value, item.value)) group.push(item);
    else {
      found.push(...asOne(group));
      group = [item];
    }
  }
  return [...found, ...asOne(group)];
}

/** `eth[0-9]{1` and `2}`. */
function belongTogether(before: string, behind: string): boolean {
  return /[^\\({|^]\{\d{1,4}$/.test(before) && /^\d{0,4}\}/.test(behind);
}

function asOne(items: readonly Located<string>[]): readonly SplitQuantifier[] {
  const whole = items.map(({ value }) => value).join(',');
  // That the numbers are in order is not asked here.
  const isExpression = compileRegexp(whole.replace(/\{\d+,\d*\}/g, '+')).ok;
  return items.length > 1 && isExpression && !endsInClass(items[0]?.value ?? '') ? [{ items, whole }] : [];
}

/** Whether `text` ends inside `[ ]`, where braces and commas are characters. */
function endsInClass(text: string): boolean {
  return atomsOf(text).some((atom) => atom.text === '[');
}

const longest = 200;

/** The same expression without commas: `a{1,2}` is `aa?`, `a{2,}` is `aa+`; undefined where that can't be told. */
export function withoutCommas(expression: string): string | undefined {
  let text = expression;
  for (let found = quantifier.exec(text); found !== null; found = quantifier.exec(text)) {
    const from = atomStart(text, found.index);
    const [all, least = '', most = ''] = found;
    if (from === undefined) return undefined;
    const repeated = repeat(text.slice(from, found.index), Number(least), most === '' ? undefined : Number(most));
    text = text.slice(0, from) + repeated + text.slice(found.index + all.length);
    if (repeated === '' || text.length > longest) return undefined;
  }
  return text;
}

/** A sign that it takes as little as it can changes nothing of whether there is a match. */
const quantifier = /\{(\d+),(\d*)\}\??/;

function repeat(atom: string, least: number, most: number | undefined): string {
  if (least > longest || (most ?? 0) > longest) return '';
  if (most === undefined) return least === 0 ? `${atom}*` : `${atom.repeat(least - 1)}${atom}+`;
  return most < least ? '' : atom.repeat(least) + `${atom}?`.repeat(most - least);
}

/** Where the character, class or group begins that ends at `end`. */
function atomStart(text: string, end: number): number | undefined {
  const atoms = atomsOf(text.slice(0, end));
  const last = atoms.at(-1);
  if (last?.text !== ')') return last?.start;
  let depth = 0;
  for (const atom of atoms.toReversed()) {
    if (atom.text === ')') depth += 1;
    if (atom.text === '(') depth -= 1;
    if (depth === 0) return atom.start;
  }
  return undefined;
}
