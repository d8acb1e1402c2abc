import { drained } from '../steps.ts';
import { applyEdits } from '../text.ts';
import type { Finding, Fix, Place } from './rule.ts';

/** Tries fixes out, so that none is preferred that does harm. */

/** What would be found after `edits`, with pauses; undefined where they can't be tried. */
export type Trial = (edits: Fix['edits']) => Generator<undefined, readonly Finding[] | undefined>;

/** Findings whose fixes are preferred only where a trial finds nothing new. */
export interface TriedFindings {
  readonly findings: readonly Finding[];
  /** Tries the fixes of those at some places out, with pauses, so that reading `preferred` waits for nothing then. */
  tryInSteps(isAsked: (at: Place) => boolean): Generator<undefined, void>;
}

/**
 * A trial costs as much as a key pressed in the editor. More than this nobody asks for while the files stay as they are,
 * but a report of thousands of findings; what is not tried is not preferred.
 */
const mostTrials = 200;

/** `findings` with fixes that are tried out when somebody reads whether they are preferred, each once. */
export function withTriedFixes(findings: readonly Finding[], trial: Trial): TriedFindings {
  const harmless = new Map<string, boolean>();
  function* isHarmless({ edits }: Fix): Generator<undefined, boolean> {
    const key = JSON.stringify(edits);
    const known = harmless.get(key);
    if (known !== undefined) return known;
    const after = harmless.size < mostTrials ? yield* trial(edits) : undefined;
    const result = after !== undefined && newFindings(findings, after, filesOf(edits)).length === 0;
    harmless.set(key, result);
    return result;
  }
  const tried = (fix: Fix): Fix => ({
    title: fix.title,
    edits: fix.edits,
    get preferred() {
      return drained(isHarmless(fix));
    },
  });
  return {
    findings: findings.map((finding) => ({
      ...finding,
      fixes: () => finding.fixes().map((fix) => (fix.preferred ? tried(fix) : fix)),
    })),
    *tryInSteps(isAsked) {
      for (const { fixes } of findings.filter(({ at }) => isAsked(at))) {
        for (const fix of fixes()) if (fix.preferred) yield* isHarmless(fix);
      }
    },
  };
}

/** The files that edits change. */
function filesOf(edits: Fix['edits']): ReadonlySet<string> {
  return new Set(edits.map(({ file }) => file));
}

/**
 * Those of `after` that `before` has not: of another rule or file, or once more; in the files that were `edited`, with
 * another message, and elsewhere at another place, since a message may quote what was edited.
 */
export function newFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  edited: ReadonlySet<string>,
): readonly Finding[] {
  const identity = ({ code, at, message }: Finding): string =>
    JSON.stringify([code, at.file, edited.has(at.file) ? message : at.span]);
  const known = new Map<string, number>();
  for (const finding of before) known.set(identity(finding), (known.get(identity(finding)) ?? 0) + 1);
  return after.filter((finding) => {
    const left = known.get(identity(finding)) ?? 0;
    known.set(identity(finding), left - 1);
    return left <= 0;
  });
}

/** The texts of the files that `edits` change, as they are afterwards; undefined where one of them is not known. */
export function textsAfter(
  edits: Fix['edits'],
  textOf: (file: string) => string | undefined,
): ReadonlyMap<string, string> | undefined {
  const after = new Map<string, string>();
  for (const { file, edits: own } of edits) {
    const text = after.get(file) ?? textOf(file);
    if (text === undefined) return undefined;
    after.set(file, applyEdits(text, own));
  }
  return after;
}
