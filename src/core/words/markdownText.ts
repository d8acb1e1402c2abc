import type { Translate } from '../l10n.ts';
import type { Message } from '../message.ts';
import {
  codeCell,
  codeMarkdown,
  escapeMarkdown,
  reportMarkdown,
  reportSentences,
  sentenceCell,
  sentenceMarkdown,
} from './markdown.ts';
import { render } from './render.ts';

/** Markdown as data, before it is put into a language. */

/** Pieces behind each other. */
export interface Markdown {
  readonly pieces: readonly Piece[];
}

/** A text stands as it is, and is ours: signs of Markdown, icons, numbers. */
export type Piece = string | Markdown | Shown | Own;

/** Something that is shown: names as they were read, or a message. */
interface Shown {
  readonly as: keyof typeof writers;
  readonly shown: Message | string;
}

/** A sentence of ours that is Markdown itself, with pieces in the places of its placeholders. */
interface Own {
  readonly text: string;
  readonly filled: readonly Piece[];
}

/** How something is shown; `report`: for what is read and copied as text too. */
const writers = {
  text: escapeMarkdown,
  code: codeMarkdown,
  sentence: sentenceMarkdown,
  'code-cell': codeCell,
  'sentence-cell': sentenceCell,
  report: reportMarkdown,
  'report-sentences': reportSentences,
} as const;

export const noMarkdown: Markdown = { pieces: [] };

export function markdown(...pieces: readonly Piece[]): Markdown {
  return { pieces };
}

export function shownAs(as: Shown['as'], shown: Message | string): Shown {
  return { as, shown };
}

/** Letters that mean nothing to Markdown. */
export function plain(shown: Message | string): Shown {
  return { as: 'text', shown };
}

export function code(shown: string): Shown {
  return { as: 'code', shown };
}

/** A sentence in which what stands between backticks is code. */
export function sentence(shown: Message | string): Shown {
  return { as: 'sentence', shown };
}

/** A sentence of ours as it stands, filled with `pieces`. */
export function own({ text }: Message, ...filled: readonly Piece[]): Own {
  return { text, filled };
}

/** `parts` with `between` between them. */
export function joined(parts: readonly Piece[], between: string): Markdown {
  return { pieces: parts.flatMap((part, at) => (at === 0 ? [part] : [between, part])) };
}

export function paragraphs(parts: readonly Piece[]): Markdown {
  return joined(parts, '\n\n');
}

/** A list, one line for each part. */
export function bullets(parts: readonly Piece[]): Markdown {
  return joined(
    parts.map((part) => markdown('- ', part)),
    '\n',
  );
}

export function table(head: readonly Piece[], rows: readonly (readonly Piece[])[]): Markdown {
  const line = (cells: readonly Piece[]): Markdown => markdown('| ', joined(cells, ' | '), ' |');
  return joined([line(head), line(head.map(() => ':--')), ...rows.map(line)], '\n');
}

/** `piece` as Markdown in the language of `t`. */
export function markdownText(t: Translate, piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if ('pieces' in piece) return piece.pieces.map((each) => markdownText(t, each)).join('');
  if ('filled' in piece) return t(piece.text, ...piece.filled.map((each) => markdownText(t, each)));
  const { as, shown } = piece;
  return writers[as](typeof shown === 'string' ? shown : render(t, shown));
}
