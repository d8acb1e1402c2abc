/** Lines of a text, for what writes into it. */

/** Where the line ends on which the text before `offset` stands, without its line break. */
export function lineEndFrom(source: string, offset: number): number {
  const from = source.slice(0, offset).trimEnd().length;
  const found = source.indexOf('\n', from);
  const end = found === -1 ? source.length : found;
  return source[end - 1] === '\r' ? end - 1 : end;
}

/** The line break that `source` uses. */
export function lineBreakOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}
