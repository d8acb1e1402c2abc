import { whileTyping } from '../manifest/documentLimits.ts';
import type { ReadSlice } from '../manifest/file.ts';
import { revisedQuery } from '../query.ts';
import { type ReadObjects, readSlice } from './objects.ts';

/** The objects of a document on which policy verdicts depend, read once as long as it stays where it is. */
export const objectsOfSlice = revisedQuery(
  (before: ReadObjects | undefined, slice: ReadSlice, file: string): ReadObjects =>
    before ?? readSlice(file, slice, whileTyping, slice.parsed ?? undefined),
);
