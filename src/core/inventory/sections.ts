/** Output of a script on a node, in sections that begin with a line `@name`. */

/** Stands where a command gave no answer. */
export const unanswered = '!none';

/** The text of each section behind its first line, by its name. */
export function sectionsOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/^@(?=[a-z])/m).map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end).trim(), part.slice(end + 1)] as const;
    }),
  );
}
