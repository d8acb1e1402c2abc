import { applyEdits } from '../../text.ts';
import { parseSelector } from './parse.ts';

/** A selector with more mistakes than this is not worth guessing at. */
const mostRepairs = 50;

/**
 * The text with every error's fix made, one after the other: a selector that Calico accepts. Undefined where an error
 * has no fix, so that what is offered is always the end of the matter; the text itself where nothing is wrong.
 */
export function repairSelector(text: string): string | undefined {
  let repaired = text;
  for (let count = 0; count <= mostRepairs; count += 1) {
    const parsed = parseSelector(repaired);
    if ('ast' in parsed) return repaired;
    const { fix } = parsed.error;
    if (fix === undefined) return undefined;
    repaired = applyEdits(repaired, [fix]);
  }
  return undefined;
}
