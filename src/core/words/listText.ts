import { type Argument, type Between, type Message, nothing, say } from '../message.ts';

/** Values behind each other, with commas as in code. */
export function valuesText(values: readonly Argument[]): Message {
  return list(values, 'values');
}

/** Clauses behind each other, with semicolons in every language. */
export function semicolonsText(clauses: readonly Argument[]): Message {
  return list(clauses, 'semicolons');
}

/** Parts of one name or value, with a blank between them in every language. */
export function blanksText(parts: readonly Argument[]): Message {
  return list(parts, 'blanks');
}

/** Facts beside each other on one line: `a · b`. */
export function dotsText(facts: readonly Argument[]): Message {
  return list(facts, 'dots');
}

/** Texts below each other. */
export function linesText(texts: readonly Argument[]): Message {
  return list(texts, 'lines');
}

/** Words or clauses behind each other, with what the language puts between them. */
export function wordsText(words: readonly Argument[]): Message {
  return list(words, 'words');
}

/** Longer clauses behind each other, which may have commas of their own. */
export function clausesText(clauses: readonly Argument[]): Message {
  return list(clauses, 'clauses');
}

/** One of these, nobody knows which: `a or b`. */
export function alternativesText(values: readonly Argument[]): Message {
  return list(values, 'alternatives');
}

/** Sentences behind each other, without those that are empty. */
export function sentencesText(sentences: readonly Argument[]): Message {
  return list(sentences, 'sentences');
}

/** `message` for where text is shown as it is: code in it stands between quotes, not backticks. */
export function withQuotes(message: Message): Message {
  return list([message], 'quotes');
}

/** `a, b, c and 4 more`: the first `most` of `items`. */
export function listText(items: readonly Argument[], most: number): Message {
  const shown = valuesText(items.slice(0, most));
  return items.length <= most ? shown : say('{0} and {1} more', shown, items.length - most);
}

function list(items: readonly Argument[], between: Between): Message {
  return items.length === 0 ? nothing : { text: '{0}', args: [{ items, between }] };
}
