import type { Translate } from '../../core/l10n.ts';
import { markdownText, type Piece } from '../../core/words/markdownText.ts';
import { type MarkupContent, MarkupKind } from './protocol.ts';

/** What the core writes as an icon of VS Code's, as a sign that any editor shows. */
const signs: Readonly<Record<string, string>> = { error: '✖', warning: '⚠', question: '?', info: 'ℹ' };

/** One of ours: in names that were read the sign before the bracket is escaped. */
const icon = /(?<!\\)\$\(([a-z]{1,20})\)/g;

/** `pieces` in the language of `t`, behind each other with an empty line between them. */
export function markupOf(t: Translate, ...pieces: readonly Piece[]): MarkupContent {
  const text = pieces.map((piece) => markdownText(t, piece)).join('\n\n');
  return { kind: MarkupKind.Markdown, value: text.replace(icon, (_, name: string) => signs[name] ?? '') };
}
