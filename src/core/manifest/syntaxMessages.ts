import type { Translate } from '../l10n.ts';

const MESSAGES: Readonly<Record<string, (t: Translate) => string>> = {
  ALIAS_PROPS: (t) => t("An alias (*name) can't have its own anchor or tag: remove it."),
  BAD_ALIAS: (t) => t('This anchor or alias has no valid name: write & or * followed by letters and digits.'),
  BAD_COLLECTION_TYPE: (t) => t("The tag doesn't fit what follows: remove it."),
  BAD_DIRECTIVE: (t) => t("This % line isn't a YAML directive: remove it."),
  BAD_DQ_ESCAPE: (t) => t('Unknown escape in double quotes: write a backslash as \\\\, or use single quotes.'),
  BAD_INDENT: (t) => t('Wrong indentation: lines of one mapping or list must start in the same column.'),
  BAD_PROP_ORDER: (t) => t('Anchors and tags must precede the value they belong to.'),
  BAD_SCALAR_START: (t) => t("An unquoted value can't start with this character: quote the value."),
  BLOCK_AS_IMPLICIT_KEY: (t) => t("A mapping can't start here: move it to its own line, or quote the value."),
  BLOCK_IN_FLOW: (t) => t('Only comma-separated values are allowed inside [ ] or { }: a bracket may be missing.'),
  IMPOSSIBLE: (t) => t("This isn't valid YAML."),
  KEY_OVER_1024_CHARS: (t) => t('A key\'s ":" must come within 1,024 characters.'),
  MISSING_CHAR: (t) => t('Something is missing here: a ":", a comma, or the closing quote or bracket.'),
  MULTILINE_IMPLICIT_KEY: (t) => t('A key must be on one line, followed by ":".'),
  MULTIPLE_ANCHORS: (t) => t('A value can only have one anchor.'),
  MULTIPLE_TAGS: (t) => t('A value can only have one tag.'),
  TAB_AS_INDENT: (t) => t("YAML doesn't allow tabs for indentation: use spaces."),
  TAG_RESOLVE_FAILED: (t) => t("This value doesn't fit its tag: remove the tag."),
  UNEXPECTED_TOKEN: (t) => t('Unexpected here: a quote, bracket, comma or ":" may be missing before it.'),
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
      if (hurried) return t('This document is too long to check while you type: split it with ---.');
      return t('This document is too long to read: split it with ---.');
    case 'tooDeep':
      return t('This document is nested too deeply to read: a bracket may be missing.');
    case 'fault':
      return t("Can't read this document as YAML.");
  }
}
