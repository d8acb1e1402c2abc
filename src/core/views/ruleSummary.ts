import type { Translate } from '../l10n.ts';

/** What a rule finds, in one sentence, for lists of rules; `undefined` for a code that no rule has. */
export function ruleSummary(code: string, t: Translate): string | undefined {
  const summary = new Map(summaries).get(code);
  return summary === undefined ? undefined : t(summary);
}

const summaries: readonly (readonly [code: string, summary: string])[] = [];
