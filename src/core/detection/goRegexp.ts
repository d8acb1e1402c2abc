import { RE2JS } from 're2js';
import { textQuery } from '../query.ts';
import { distinctGroupNames } from './groupNames.ts';

/** The only importer of the RE2 port: regular expressions as Go's `regexp` package takes them, in linear time. */

/** Whether a text contains a match of the expression (Go's `MatchString`: unanchored). */
export type GoRegexp = (text: string) => boolean;

export type CompiledRegexp =
  | { readonly ok: true; readonly matches: GoRegexp }
  | { readonly ok: false; readonly error: string };

/** A list, its items and the default exclusions are asked for several times an edit. */
const mostKnown = 100;

/** Compiles `pattern` as Go's `regexp.Compile` does; `error` is in Go's words, without its `error parsing regexp: `. */
export const compileRegexp = textQuery(mostKnown, (pattern): CompiledRegexp => {
  const plain = plainTest(pattern);
  if (plain !== undefined) return { ok: true, matches: plain };
  const compiled = compileWithNames(pattern);
  if (compiled.ok || !compiled.error.startsWith('duplicate capture group name')) return compiled;
  const distinct = distinctGroupNames(pattern);
  const again = compileWithNames(distinct.pattern);
  return again.ok ? again : { ok: false, error: distinct.restore(again.error) };
});

/** One of several in a list: a text with `^` before, `.*` or `$` behind it, and brackets around. */
const plainPart = /^(\(?)(\^?)((?:[\w:@-]|\\\.)+)((?:\.\*|\$)?)(\)?)$/;

/**
 * The test for expressions that are nothing but texts, as nearly all are, which takes a fraction of an automaton's time:
 * thousands of nodes have as many names for pods' interfaces. Undefined for others.
 */
function plainTest(pattern: string): GoRegexp | undefined {
  const tests: GoRegexp[] = [];
  for (const part of pattern.split('|')) {
    const [whole, opening = '', begin, escaped = '', end, closing = ''] = plainPart.exec(part) ?? [];
    if (whole === undefined || opening.length !== closing.length) return undefined;
    const text = escaped.replaceAll('\\', '');
    // What `.*` matches may be nothing.
    tests.push((name) => {
      if (end !== '$') return begin === '^' ? name.startsWith(text) : name.includes(text);
      return begin === '^' ? name === text : name.endsWith(text);
    });
  }
  return (name) => tests.some((test) => test(name));
}

function compileWithNames(pattern: string): CompiledRegexp {
  try {
    const compiled = RE2JS.compile(pattern);
    return { ok: true, matches: (text) => compiled.matcher(text).find() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: message.replace(/^error parsing regexp: /, '') };
  }
}
