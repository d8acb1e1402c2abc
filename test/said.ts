import { english } from '../src/core/l10n.ts';
import type { Message } from '../src/core/message.ts';
import { render } from '../src/core/words/render.ts';

/** What `message` says, in English. */
export function said(message: Message): string {
  return render(english, message);
}
