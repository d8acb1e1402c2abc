import { applyEdits, overlaps, type TextEdit } from '../text.ts';
import type { Finding, Fix } from './rule.ts';

/** What fixing a whole file changes. */
export interface FixedAll {
  /** Empty where there is nothing to fix. */
  readonly edits: readonly TextEdit[];
  /** The fixes that were made, in their order. */
  readonly titles: readonly string[];
}

/** A fix may bring up the next finding; more than this follow from each other in no manifest. */
const mostRounds = 5;

/**
 * Makes the preferred fixes of `file`, as long as they change nothing else and do not get in each other's way, until
 * none is left. `findingsIn` tells what is found when the file has another text.
 */
export function fixAll(file: string, text: string, findingsIn: (text: string) => readonly Finding[]): FixedAll {
  const titles: string[] = [];
  const seen = new Set([text]);
  let fixed = text;
  let edits: readonly TextEdit[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const fixes = withoutOverlap(findingsIn(fixed).flatMap((finding) => ownFix(finding, file) ?? []));
    const next = applyEdits(
      fixed,
      fixes.flatMap(({ changes }) => changes),
    );
    if (seen.has(next)) break;
    seen.add(next);
    edits = round === 0 ? fixes.flatMap(({ changes }) => changes) : [difference(text, next)];
    titles.push(...fixes.map(({ title }) => title));
    fixed = next;
  }
  return { edits, titles };
}

interface OwnFix {
  readonly title: string;
  readonly changes: readonly TextEdit[];
}

/** The preferred fix of a finding in `file`, where it changes that file alone. */
function ownFix(finding: Finding, file: string): OwnFix | undefined {
  if (finding.at.file !== file) return undefined;
  const fix = finding.fixes().find(({ preferred }: Fix) => preferred);
  if (fix === undefined || fix.edits.some((each) => each.file !== file)) return undefined;
  return { title: fix.title, changes: fix.edits.flatMap((each) => each.edits) };
}

/** Of fixes that touch each other the first; the others have their turn in the next round. */
function withoutOverlap(fixes: readonly OwnFix[]): readonly OwnFix[] {
  const taken: OwnFix[] = [];
  for (const fix of fixes) {
    const others = taken.flatMap(({ changes }) => changes);
    if (!fix.changes.some(({ span }) => others.some((other) => overlaps(span, other.span)))) taken.push(fix);
  }
  return taken;
}

/** One edit that makes `after` of `before`: all lines from the first that differs to the last. */
function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  start = before.lastIndexOf('\n', start - 1) + 1;
  let rest = 0;
  while (rest < most - start && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest += 1;
  while (rest > 0 && before[before.length - 1 - rest] !== '\n') rest -= 1;
  return { span: { start, end: before.length - rest }, newText: after.slice(start, after.length - rest) };
}
