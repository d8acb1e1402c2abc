import { type Message, say, verbatim } from '../message.ts';

const MESSAGES: Readonly<Record<string, Message>> = {
  ALIAS_PROPS: say("An alias (*name) can't have its own anchor or tag: remove it."),
  BAD_ALIAS: say('This anchor or alias has no valid name: write & or * followed by letters and digits.'),
  BAD_COLLECTION_TYPE: say("The tag doesn't fit what follows: remove it."),
  BAD_DIRECTIVE: say("This % line isn't a YAML directive: remove it."),
  BAD_DQ_ESCAPE: say('Unknown escape in double quotes: write a backslash as \\\\, or use single quotes.'),
  BAD_INDENT: say('Wrong indentation: lines of one mapping or list must start in the same column.'),
  BAD_PROP_ORDER: say('Anchors and tags must precede the value they belong to.'),
  BAD_SCALAR_START: say("An unquoted value can't start with this character: quote the value."),
  BLOCK_AS_IMPLICIT_KEY: say("A mapping can't start here: move it to its own line, or quote the value."),
  BLOCK_IN_FLOW: say('Only comma-separated values are allowed inside [ ] or { }: a bracket may be missing.'),
  IMPOSSIBLE: say("This isn't valid YAML."),
  KEY_OVER_1024_CHARS: say('A key\'s ":" must come within 1,024 characters.'),
  MISSING_CHAR: say('Something is missing here: a ":", a comma, or the closing quote or bracket.'),
  MULTILINE_IMPLICIT_KEY: say('A key must be on one line, followed by ":".'),
  MULTIPLE_ANCHORS: say('A value can only have one anchor.'),
  MULTIPLE_TAGS: say('A value can only have one tag.'),
  TAB_AS_INDENT: say("YAML doesn't allow tabs for indentation: use spaces."),
  TAG_RESOLVE_FAILED: say("This value doesn't fit its tag: remove the tag."),
  UNEXPECTED_TOKEN: say('Unexpected here: a quote, bracket, comma or ":" may be missing before it.'),
};

/** What a syntax error of the parser means, in words for the user; `fallback` for a code without words. */
export function syntaxMessage(code: string, fallback: string): Message {
  return MESSAGES[code] ?? verbatim(fallback);
}

/** Why no document is made of a text. */
export type Refusal = 'tooLong' | 'tooDeep' | 'fault';

/** The same in words; `hurried` where a document must be read between two keystrokes. */
export function refusalMessage(refusal: Refusal, hurried: boolean): Message {
  switch (refusal) {
    case 'tooLong':
      if (hurried) return say('This document is too long to check while you type: split it with ---.');
      return say('This document is too long to read: split it with ---.');
    case 'tooDeep':
      return say('This document is nested too deeply to read: a bracket may be missing.');
    case 'fault':
      return say("Can't read this document as YAML.");
  }
}
