/**
 * The text of one of the core's snippets, for clients that know none: without tab stops (`$0`), with the texts that stand in
 * others (`${1:eth0}`) and what was escaped.
 */
export function plainSnippet(snippet: string): string {
  let text = '';
  for (let at = 0; at < snippet.length; at++) {
    const char = snippet.charAt(at);
    if (char === '\\') {
      at += 1;
      text += snippet.charAt(at);
    } else if (char === '$') {
      at = stopEnd(snippet, at);
    } else if (char !== '}') {
      text += char;
    }
  }
  return text;
}

/** The last offset of the head of a tab stop: of `$0`, or of `${1:`, whose text follows. */
function stopEnd(snippet: string, start: number): number {
  const [head = '$'] = /^\$(?:\d{1,9}|\{\d{1,9}:?)/.exec(snippet.slice(start, start + 13)) ?? [];
  return start + head.length - 1;
}
