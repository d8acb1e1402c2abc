import { english } from '../l10n.ts';
import type { Message } from '../message.ts';
import { render } from './render.ts';

/** Whether `message` says what `part` says; the same in every language, since it's asked of the English. */
export function tells(message: Message, part: Message): boolean {
  return render(english, message).includes(render(english, part));
}
