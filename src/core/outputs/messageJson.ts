import { type Argument, isInFull, isList, type Message } from '../message.ts';

/** A message as data: `message` without having to be read, for programs. */
export interface MessageJson {
  /** With `{0}`, `{1}`… where the arguments stand. The words may change with any release; the arguments keep their order while they don't. */
  readonly template: string;
  readonly arguments: readonly ArgumentJson[];
}

/** Names and values as they were read, messages in the message, and several of either behind each other. */
export type ArgumentJson = string | number | MessageJson | readonly ArgumentJson[];

export function messageJson({ text, args }: Message): MessageJson {
  return { template: text, arguments: args.map(argumentJson) };
}

function argumentJson(argument: Argument): ArgumentJson {
  if (typeof argument === 'string' || typeof argument === 'number') return argument;
  if (isList(argument)) return argument.items.map(argumentJson);
  return isInFull(argument) ? argument.whole : messageJson(argument);
}
