import { english } from '../src/core/l10n.ts';
import type { Message } from '../src/core/message.ts';
import { type Markdown, markdownText } from '../src/core/words/markdownText.ts';
import { render } from '../src/core/words/render.ts';
import { type Rendered, rendered } from '../src/core/words/rendered.ts';

/** What `message` says, in English. */
export function said(message: Message): string {
  return render(english, message);
}

/** `data` with what its messages say, in English. */
export function inEnglish<T>(data: T): Rendered<T> {
  return rendered(english, data);
}

/** `markdown` as text, in English. */
export function markdownOf(markdown: Markdown): string {
  return markdownText(english, markdown);
}
