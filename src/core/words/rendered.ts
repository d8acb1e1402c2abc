import type { Translate } from '../l10n.ts';
import type { Argument, Message } from '../message.ts';
import { render } from './render.ts';

/** `T` with a text in the place of each message. */
export type Rendered<T> = T extends Message ? string : T extends object ? { [K in keyof T]: Rendered<T[K]> } : T;

/** Plain data of any depth, with each message in it in the language of `t`. */
export function rendered<T>(t: Translate, data: T): Rendered<T>;
export function rendered(t: Translate, data: unknown): unknown {
  if (Array.isArray(data)) return data.map((each: unknown) => rendered(t, each));
  if (typeof data !== 'object' || data === null) return data;
  if (isMessage(data)) return render(t, data);
  return Object.fromEntries(Object.entries(data).map(([key, value]: [string, unknown]) => [key, rendered(t, value)]));
}

/** No other data has both: what is made of messages alone is a message. */
function isMessage(data: object): data is Message {
  return 'text' in data && typeof data.text === 'string' && 'args' in data && isArguments(data.args);
}

function isArguments(args: unknown): args is readonly Argument[] {
  return Array.isArray(args);
}
