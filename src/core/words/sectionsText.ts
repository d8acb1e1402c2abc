import type { Translate } from '../l10n.ts';
import type { Message } from '../message.ts';
import { render } from './render.ts';

/** Lines below a title, for terminals and documents alike. */
export interface TextSection {
  readonly title: Message;
  readonly lines: readonly Message[];
}

/** The sections that have lines, with a blank line between them and their lines indented. */
export function sectionsText(sections: readonly TextSection[], t: Translate): string {
  const shown = sections.filter(({ lines }) => lines.length > 0);
  return shown
    .map(({ title, lines }) => [title, ...lines.map(indented)].map((line) => `${render(t, line)}\n`).join(''))
    .join('\n');
}

function indented(line: Message): Message {
  return { text: '  {0}', args: [line] };
}
