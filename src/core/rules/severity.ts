import type { Severity } from './rule.ts';

/** The worst first. */
export const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };
