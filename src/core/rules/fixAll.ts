import type { Message } from '../message.ts';
import { applyEdits, overlaps, type TextEdit } from '../text.ts';
import type { Finding, Fix } from './rule.ts';
import { newFindings } from './trial.ts';

/** What fixing a whole file changes. */
export interface FixedAll {
  /** Empty where there is nothing to fix. */
  readonly edits: readonly TextEdit[];
  /** The fixes that were made, in their order. */
  readonly titles: readonly Message[];
}

/** A fix may bring up the next finding; more than this follow from each other in no manifest. */
const mostRounds = 5;

/** `file` after some rounds of fixes. */
interface Fixed extends FixedAll {
  readonly text: string;
}

type FindingsIn = (text: string) => readonly Finding[];

/**
 * Makes the preferred fixes of `file`, as long as they change nothing else and do not get in each other's way, until
 * none is left. Where that would bring up a finding, those that do are left out. `findingsIn` tells what is found when
 * the file has another text, with the fixes as the rules propose them.
 */
export function fixAll(file: string, text: string, findingsIn: FindingsIn): FixedAll {
  const known = new Map<string, readonly Finding[]>();
  const find: FindingsIn = (each) => {
    const findings = known.get(each) ?? findingsIn(each);
    known.set(each, findings);
    return findings;
  };
  const whole = inRounds(file, text, find, (_, fixes) => fixes);
  const { edits, titles } = isHarmless(file, find(text), find(whole.text))
    ? whole
    : inRounds(file, text, find, harmless);
  return { edits, titles };
}

/** A fix that is not made with the others, since something would be found with it that isn't without. */
export interface HeldBack {
  readonly title: Message;
  /** The first of what would be found. */
  readonly brings: Finding;
}

/** More than these are not tried once more: each trial is a run of all rules. */
const mostHeldBack = 10;

/** The fixes of `file` that {@link fixAll} leaves out, with why, where it has nothing more to make. */
export function heldBack(file: string, text: string, findingsIn: FindingsIn): readonly HeldBack[] {
  const before = findingsIn(text);
  const fixes = withoutOverlap(before.flatMap((finding) => ownFix(finding, file) ?? []));
  return fixes.slice(0, mostHeldBack).flatMap((fix) => {
    const [brings] = newFindings(before, findingsIn(after(text, [fix])), new Set([file]));
    return brings === undefined ? [] : [{ title: fix.title, brings }];
  });
}

function isHarmless(file: string, before: readonly Finding[], after: readonly Finding[]): boolean {
  return newFindings(before, after, new Set([file])).length === 0;
}

function inRounds(
  file: string,
  text: string,
  find: FindingsIn,
  select: (text: string, fixes: readonly OwnFix[], find: FindingsIn, file: string) => readonly OwnFix[],
): Fixed {
  const titles: Message[] = [];
  const seen = new Set([text]);
  let fixed = text;
  let edits: readonly TextEdit[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const proposed = find(fixed).flatMap((finding) => ownFix(finding, file) ?? []);
    const fixes = select(fixed, withoutOverlap(proposed), find, file);
    const next = after(fixed, fixes);
    if (seen.has(next)) break;
    seen.add(next);
    edits = round === 0 ? fixes.flatMap(({ changes }) => changes) : [difference(text, next)];
    titles.push(...fixes.map(({ title }) => title));
    fixed = next;
  }
  return { edits, titles, text: fixed };
}

function after(text: string, fixes: readonly OwnFix[]): string {
  return applyEdits(
    text,
    fixes.flatMap(({ changes }) => changes),
  );
}

/** Of `fixes` those after which nothing is found that is not found in `text`: halves are tried until only these are left. */
function harmless(text: string, fixes: readonly OwnFix[], find: FindingsIn, file: string): readonly OwnFix[] {
  const withMore = (taken: readonly OwnFix[], more: readonly OwnFix[]): readonly OwnFix[] => {
    const all = [...taken, ...more];
    if (isHarmless(file, find(text), find(after(text, all)))) return all;
    if (more.length < 2) return taken;
    const half = more.length >> 1;
    return withMore(withMore(taken, more.slice(0, half)), more.slice(half));
  };
  return withMore([], fixes);
}

interface OwnFix {
  readonly title: Message;
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
