import { visible } from '../plainText.ts';

/** Markdown in which text from files and clusters can't become anything but text. */

/** VS Code's `$(name)`. */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g;

/** `text` so that Markdown (with VS Code's `$(icon)`s) shows it as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return (
    oneLine(text)
      // VS Code looks for icons in what Markdown has become, and takes a backslash that is left there for "no icon".
      .replace(icon, '\\$&')
      .replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&')
      // Without a backslash an address becomes a link, whatever else in it is escaped.
      .replaceAll('://', '\\://')
      .replace(/^ {4}/, '&#32;   ')
  );
}

/** Where the documentation stands that we name as a source: these addresses may become links. */
const otherLink = /:\/\/(?!docs\.(?:tigera\.io|microsoft\.com|redhat\.com|hetzner\.com|projectcalico\.org)\/)/g;

/**
 * `text` for Markdown that is read and copied as text too, on one line: of what could become anything else no more is
 * escaped than must be, so that addresses and commands stay whole.
 */
export function reportMarkdown(text: string): string {
  return (
    oneLine(text)
      .replace(icon, '\\$&')
      .replace(/[\\`*[\]#|<>~@]/g, '\\$&')
      // Within a word an underscore is one; an ampersand begins an entity or nothing.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
      .replace(/&(?=[#A-Za-z])/g, '\\&')
      .replace(otherLink, '\\://')
      .replace(/www\./gi, (host) => `${host.slice(0, 3)}\\.`)
      .replace(/^ {4}/, '&#32;   ')
      // Lists, headings and lines begin a line.
      .replace(/^( {0,3})([-+=])/, '$1\\$2')
      .replace(/^( {0,3}\d{1,9})([.)])(?= |$)/, '$1\\$2')
  );
}

/** `text` as code, or as plain text where code can't hold it. */
export function codeMarkdown(text: string): string {
  const line = oneLine(text);
  // Nothing in code can be escaped, and VS Code makes icons of it too.
  if (line.search(icon) !== -1) return escapeMarkdown(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line === '' || isTrimmedInCode(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Whether code would lose a backtick or a blank at an end of `line`, or take it for its own. */
function isTrimmedInCode(line: string): boolean {
  const isBetweenBlanks = line.startsWith(' ') && line.endsWith(' ') && /[^ ]/.test(line);
  return line.startsWith('`') || line.endsWith('`') || isBetweenBlanks;
}

/** {@link codeMarkdown} for the cell of a table, which ends at each `|` that has no backslash, in code too. */
export function codeCell(text: string): string {
  return text.includes('\\|') ? escapeMarkdown(text) : codeMarkdown(text).replace(/(?<!\\)\|/g, '\\|');
}

/** A sentence of ours, in which what stands between backticks is shown as code, and all else as it is. */
export function sentenceMarkdown(text: string): string {
  return withCode(text, codeMarkdown);
}

/** {@link sentenceMarkdown} as {@link reportMarkdown} has it. */
export function reportSentence(text: string): string {
  return withCode(text, codeMarkdown, reportMarkdown);
}

/** A long text as {@link reportSentence}, sentence by sentence, so that none is cut. */
export function reportSentences(text: string): string {
  return text.split('. ').map(reportSentence).join('. ');
}

/** {@link sentenceMarkdown} for the cell of a table. */
export function sentenceCell(text: string): string {
  return withCode(text, codeCell);
}

/** {@link reportSentence} for the cell of a table. */
export function reportCell(text: string): string {
  return withCode(text, codeCell, reportMarkdown);
}

function withCode(text: string, code: (part: string) => string, plain = escapeMarkdown): string {
  const parts = text.split('`');
  const paired = parts.length - (parts.length % 2 === 0 ? 1 : 0);
  return parts.map((part, at) => (at % 2 === 1 && at < paired ? code(part) : plain(part))).join('');
}

/** A table; the cells are Markdown already. */
export function tableMarkdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => ':--')), ...rows.map(line)].join('\n');
}

function oneLine(text: string): string {
  const line = text.replace(/[\t\r\n\u2028\u2029]+/g, ' ');
  return visible(line.length > 300 ? `${line.slice(0, 299)}…` : line);
}
