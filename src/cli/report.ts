import type { CheckedFiles } from '../core/outputs/checkJson.ts';
import type { Severity } from '../core/rules/rule.ts';
import type { CalicoSettings } from '../core/settings.ts';
import type { Io } from './io.ts';
import type { Paint } from './terminal.ts';

/** What `check` found, for every format to write in its own way. */
export interface CheckReport extends CheckedFiles {
  /** The levels that rules were given. */
  readonly levels: CalicoSettings['rules'];
  /** What `--assert` comes to, where it is given. */
  readonly expected?: Judged;
}

/** Whether all is as expected; what isn't with its place, then how many are, each a line. */
export interface Judged {
  readonly isMet: boolean;
  readonly lines: readonly string[];
}

/** What a format may need besides. */
export interface FormatContext extends Pick<Io, 'cwd' | 'env'> {
  readonly paint: Paint;
  /** Whether every finding fails the check. */
  readonly strict: boolean;
}

/** Whether a finding of `severity` makes `check` end with 1. */
export function failsCheck(severity: Severity, strict: boolean): boolean {
  return strict || severity === 'error' || severity === 'warning';
}

/** What `check` comes to; incomplete where a file or a rule is missing in it. */
export type CheckOutcome = 'passes' | 'fails' | 'incomplete';
