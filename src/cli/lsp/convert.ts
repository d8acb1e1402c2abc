import { isAbsolute, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Severity } from '../../core/rules/rule.ts';
import type { LineIndex, Span } from '../../core/text.ts';
import { DiagnosticSeverity, type Range } from './protocol.ts';

/** The edge between the core's files and offsets and the protocol's URIs and positions, which count UTF-16 as it does. */

/** How the core names the document at `uri`: by its path where it has one, so that it stands beside what is on disk. */
export function fileOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri).split(sep).join('/');
  } catch {
    return uri; // of another host, or with a slash in a name: there is no such path
  }
}

/** Of a file that is no open document. */
export function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file;
}

export function toRange(lines: LineIndex, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** The offsets of a range; one that ends before it starts is turned round. */
export function toSpan(lines: LineIndex, range: Range): Span {
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  return start <= end ? { start, end } : { start: end, end: start };
}

export const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
