/** Finds what somebody meant by a misspelt word. */

/** The word of `words` that differs from `text` in the fewest letters, and in at most `most`; the first of several. */
export function nearest(text: string, words: Iterable<string>, most: number): string | undefined {
  let found: string | undefined;
  let limit = most;
  for (const word of words) {
    if (Math.abs(word.length - text.length) > limit) continue;
    const distance = editDistance(text, word, limit);
    if (distance > limit) continue;
    if (distance === 0) return word;
    found = word;
    limit = distance - 1;
  }
  return found;
}

/** How many letters must be put in, taken out or replaced to make `b` of `a`; more than `most` where it is more. */
function editDistance(a: string, b: string, most: number): number {
  let before = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (before[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced));
    }
    if (Math.min(...row) > most) return most + 1;
    before = row;
  }
  return before[b.length] ?? most + 1;
}
