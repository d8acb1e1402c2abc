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
  const compiled = compileWithNames(pattern);
  if (compiled.ok || !compiled.error.startsWith('duplicate capture group name')) return compiled;
  const distinct = distinctGroupNames(pattern);
  const again = compileWithNames(distinct.pattern);
  return again.ok ? again : { ok: false, error: distinct.restore(again.error) };
});

function compileWithNames(pattern: string): CompiledRegexp {
  try {
    const compiled = RE2JS.compile(pattern);
    return { ok: true, matches: (text) => compiled.matcher(text).find() };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, error: message.replace(/^error parsing regexp: /, '') };
  }
}
