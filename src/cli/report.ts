import type { ClusterInventory } from '../core/inventory/inventory.ts';
import type { Family } from '../core/net/address.ts';
import type { Resolution } from '../core/resolution.ts';
import type { Finding, Place, Severity } from '../core/rules/rule.ts';
import type { RuleFailure } from '../core/rules/run.ts';
import type { CalicoSettings } from '../core/settings.ts';
import { createLineIndex, type LineIndex } from '../core/text.ts';
import type { Verdicts } from '../core/verdicts.ts';
import type { InputFile } from './files.ts';
import type { Io } from './io.ts';
import type { Paint } from './terminal.ts';

/** What `check` found, for every format to write in its own way. */
export interface CheckReport {
  readonly files: readonly InputFile[];
  readonly inventory: ClusterInventory | undefined;
  /** The levels that rules were given. */
  readonly levels: CalicoSettings['rules'];
  /** How many calico-nodes the files configure. */
  readonly agents: number;
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
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

/** Lines and columns count from 1, columns and offsets in UTF-16 code units, offsets from 0; the end is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Locator {
  textOf(file: string): string;
  linesOf(file: string): LineIndex;
  rangeOf(place: Place): Range;
}

/** Looks places up in the texts of `files`. */
export function createLocator(files: readonly InputFile[]): Locator {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const indexes = new Map<string, LineIndex>();
  const textOf = (file: string): string => texts.get(file) ?? '';
  const linesOf = (file: string): LineIndex => {
    const index = indexes.get(file) ?? createLineIndex(textOf(file));
    indexes.set(file, index);
    return index;
  };
  const positionOf = (file: string, offset: number): Position => {
    const { line, character } = linesOf(file).positionAt(offset);
    return { line: line + 1, column: character + 1, offset };
  };
  return {
    textOf,
    linesOf,
    rangeOf: ({ file, span }) => ({ start: positionOf(file, span.start), end: positionOf(file, span.end) }),
  };
}

/** Whether a finding of `severity` makes `check` end with 1. */
export function failsCheck(severity: Severity, strict: boolean): boolean {
  return strict || severity === 'error' || severity === 'warning';
}

/** What `check` comes to; incomplete where a file or a rule is missing in it. */
export type CheckOutcome = 'passes' | 'fails' | 'incomplete';

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** What `resolve` played, for every format to write in its own way. */
export interface ResolveReport {
  readonly files: readonly InputFile[];
  readonly inventory: ClusterInventory;
  readonly played: readonly {
    readonly resolution: Resolution;
    readonly verdicts: Verdicts | undefined;
    /** Those to tell of. */
    readonly families: readonly Family[];
  }[];
}
