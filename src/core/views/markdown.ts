/** Markdown in which text from files and clusters can't become anything but text. */

/** `text` so that Markdown (with VS Code's `$(icon)`s) shows it as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&');
}

/** `text` as code; fit for a cell of a table. */
export function codeMarkdown(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** A sentence of ours, in which what stands between backticks is shown as code, and all else as it is. */
export function sentenceMarkdown(text: string): string {
  const parts = text.split('`');
  const paired = parts.length - (parts.length % 2 === 0 ? 1 : 0);
  return parts.map((part, at) => (at % 2 === 1 && at < paired ? codeMarkdown(part) : escapeMarkdown(part))).join('');
}

/** A table; the cells are Markdown already. */
export function tableMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n');
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
