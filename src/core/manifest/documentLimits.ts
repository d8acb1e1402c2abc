import { largestFile } from '../limits.ts';

/** How long documents may be. */

/** A document with more than this is not read. */
export interface ParseLimits {
  /** Tokens, some 1 µs each. */
  readonly maxTokens: number;
  /** UTF-16 units. */
  readonly maxLength: number;
}

/** The same for one that is decoded too. */
export interface DocumentLimits extends ParseLimits {
  /** Items of lists, and keys of mappings that may have any; those after them are left out. */
  readonly maxItems: number;
}

/** Less than 50 ms of parsing; the largest document upstream that is read takes 3000. */
export const MAX_TOKENS = 25_000;
export const MAX_LENGTH = 2_000_000;
export const whileTyping: DocumentLimits = { maxTokens: MAX_TOKENS, maxLength: MAX_LENGTH, maxItems: 20_000 };
/** Some seconds, where nobody waits with a finger on a key: in a terminal, and for snapshots. */
export const unhurried: DocumentLimits = { maxTokens: 4_000_000, maxLength: largestFile, maxItems: 1_000_000 };
