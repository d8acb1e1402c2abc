import type { Translate } from '../l10n.ts';

const MESSAGES: Readonly<Record<string, (t: Translate) => string>> = {
  ALIAS_PROPS: (t) => t('An alias (*name) cannot have an anchor or a tag of its own: remove it.'),
  BAD_ALIAS: (t) => t('This anchor or alias has no usable name: write & or * followed by letters and digits.'),
  BAD_COLLECTION_TYPE: (t) => t('The tag does not fit what follows it: remove the tag.'),
  BAD_DIRECTIVE: (t) => t('This % line is no directive YAML knows: remove it.'),
  BAD_DQ_ESCAPE: (t) => t('Unknown escape in double quotes: write a backslash as \\\\, or use single quotes.'),
  BAD_INDENT: (t) => t('This is indented wrongly: lines of one mapping or list must start in the same column.'),
  BAD_PROP_ORDER: (t) => t('Anchors and tags must stand in front of the value they belong to.'),
  BAD_SCALAR_START: (t) => t('An unquoted value cannot start with this character: put the value in quotes.'),
  BLOCK_AS_IMPLICIT_KEY: (t) =>
    t('A mapping cannot start here: move it to a line of its own, or put the value in quotes.'),
  BLOCK_IN_FLOW: (t) => t('Inside [ ] or { } only comma separated values may stand: a bracket may be missing.'),
  IMPOSSIBLE: (t) => t('This is not YAML that can be read.'),
  KEY_OVER_1024_CHARS: (t) => t('The ":" of a key must stand within 1024 characters.'),
  MISSING_CHAR: (t) => t('Something is missing here: a ":", a comma, or the closing quote or bracket.'),
  MULTILINE_IMPLICIT_KEY: (t) => t('A key must stand on one line, with a ":" behind it.'),
  MULTIPLE_ANCHORS: (t) => t('A value can have one anchor only.'),
  MULTIPLE_TAGS: (t) => t('A value can have one tag only.'),
  TAB_AS_INDENT: (t) => t('YAML does not allow tabs as indentation: use spaces.'),
  TAG_RESOLVE_FAILED: (t) => t('This value does not fit its tag: remove the tag.'),
  UNEXPECTED_TOKEN: (t) => t('This was not expected here: a quote, bracket, comma or ":" may be missing before it.'),
};

/** What a syntax error of the parser means, in words for the user; `fallback` for a code without words. */
export function syntaxMessage(code: string, fallback: string, t: Translate): string {
  return MESSAGES[code]?.(t) ?? fallback;
}

/** Why no document is made of a text. */
export type Refusal = 'tooLong' | 'tooDeep' | 'fault';

/** The same in words; `hurried` where a document must be read between two keystrokes. */
export function refusalMessage(refusal: Refusal, hurried: boolean, t: Translate): string {
  switch (refusal) {
    case 'tooLong':
      if (hurried)
        return t('This document is too long to be read while you type: split it with --- into smaller ones.');
      return t('This document is too long to be read: split it with --- into smaller ones.');
    case 'tooDeep':
      return t('This document is nested too deeply to be read: a bracket may be missing.');
    case 'fault':
      return t('This document cannot be read as YAML.');
  }
}
