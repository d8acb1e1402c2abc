import { withoutClasses } from '../../detection/goAtoms.ts';
import { compileRegexp } from '../../detection/goRegexp.ts';
import type { Located } from '../../text.ts';
import type { SiteContext } from '../rule.ts';

/** Lists of names that are separated by something else than Calico's comma. */

export interface Separated {
  readonly item: Located<string>;
  /** What stands between the first two names. */
  readonly separator: string;
  /** The item as Calico would take it. */
  readonly meant: string;
}

/** What people put between names, and blanks around `|`; neither stands in the name of an interface. */
const separators = /[;\uff1b\uff0c\u3001/\s|]+/g;
const words: ReadonlySet<string> = new Set(['and', 'or', '&']);

/** The items of interface= or skip-interface= that are several names by themselves. */
export function separatedOtherwise({ method }: SiteContext): readonly Separated[] {
  if (!('regexp' in method)) return [];
  return method.items.flatMap((item) => separatedItem(item) ?? []);
}

function separatedItem(item: Located<string>): Separated | undefined {
  const text = item.value.trim();
  const between = [...withoutClasses(text, '_').matchAll(separators)];
  const separator = between.find(([run]) => !/^\|+$/.test(run))?.[0];
  // A path is something else.
  if (separator === undefined || text.startsWith('/')) return undefined;
  const names = namesIn(text, between);
  if (names.length === 0 || !names.every(isName)) return undefined;
  return { item, separator, meant: names.join(',') };
}

function namesIn(text: string, between: readonly RegExpExecArray[]): readonly string[] {
  let start = 0;
  let joined = '';
  for (const { 0: run, index } of between) {
    joined += text.slice(start, index) + (run.includes('|') ? '|' : '\n');
    start = index + run.length;
  }
  const names = (joined + text.slice(start)).split('\n');
  return names.filter((name) => name !== '' && !words.has(name));
}

/** Begins like the name of an interface or an expression for one, and is one for Go. */
function isName(text: string): boolean {
  return /^[\^(]*[A-Za-z.[\\]/.test(text) && !/[^?[:]:|^:/.test(text) && compileRegexp(`(${text})`).ok;
}
