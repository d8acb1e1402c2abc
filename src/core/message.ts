/** What is said, before it is put into a language: a text with placeholders, and what stands in their places. */

/** A text of ours as it stands in the code, with `{0}`, `{1}`… for its arguments. */
export interface Message {
  readonly text: string;
  readonly args: readonly Argument[];
}

/** Names and values as they were read, hostile or not; messages and lists are put into words with the message they are in. */
export type Argument = string | number | Message | List | Whole;

/** A text that is shown in full, however long: of ours, in words already, or an answer that nothing may be missing of. */
export interface Whole {
  readonly whole: string;
}

/** Several arguments behind each other. */
export interface List {
  readonly items: readonly Argument[];
  readonly between: Between;
}

/**
 * `values`, `semicolons`, `blanks`, `dots` and `lines`: as in code; `alternatives`: with the language's word for or; `words` and `clauses`: commas and
 * semicolons of the language; `sentences`: blanks, where it has them; `quotes`: the same, with quotes for the backticks
 * around code, where text is shown as it is.
 */
export type Between =
  | 'values'
  | 'alternatives'
  | 'semicolons'
  | 'words'
  | 'clauses'
  | 'sentences'
  | 'quotes'
  | 'blanks'
  | 'dots'
  | 'lines';

/** The one constructor of messages; `text` is a literal, since it is the key of its translations. */
export function say(text: string, ...args: readonly Argument[]): Message {
  return { text, args };
}

/** What others wrote, as a message: it is in no language of ours. */
export function verbatim(text: string): Message {
  return { text: '{0}', args: [text] };
}

/** {@link verbatim} for what is shown in full. */
export function inFull(text: string): Message {
  return { text: '{0}', args: [{ whole: text }] };
}

/** No message, where none is due. */
export const nothing: Message = { text: '', args: [] };

/** Whether an argument is a list. */
export function isList(argument: Message | List | Whole): argument is List {
  return 'items' in argument;
}

/** Whether an argument is a text that is shown in full. */
export function isInFull(argument: Message | Whole): argument is Whole {
  return 'whole' in argument;
}
