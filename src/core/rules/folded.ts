import { groupBy } from '../collections.ts';
import { say } from '../message.ts';
import type { Finding, Fix } from './rule.ts';
import { severityRank } from './severity.ts';

/** Findings as lists of problems show them: one for each place. */

/**
 * Of findings whose places overlap, as on one value, the worst stands for the others: the widest of those, which speaks of
 * the whole value. The others become related to it by their codes, and their fixes come after its own. One that only
 * overlaps another of them stands for itself. In the order of the files, and of their places.
 */
export function foldFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...groupBy(findings, ({ at }) => at.file).values()].flatMap((own) => overlapping(own).flatMap(foldGroup));
}

/** Groups that are apart from each other, in the order of the file. */
function overlapping(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups: Finding[][] = [];
  let end = -1;
  for (const finding of findings.toSorted((a, b) => start(a) - start(b))) {
    const { span } = finding.at;
    const group = span.start < end ? groups.at(-1) : undefined;
    if (group === undefined) groups.push([finding]);
    else group.push(finding);
    end = Math.max(end, span.end);
  }
  return groups;
}

function foldGroup(group: readonly Finding[]): readonly Finding[] {
  const told: Finding[] = [];
  let left = group.toSorted((a, b) => severityRank[a.severity] - severityRank[b.severity] || width(b) - width(a));
  for (let [worst] = left; worst !== undefined; [worst] = left) {
    const first = worst;
    const others = left.slice(1);
    told.push(
      folded(
        first,
        others.filter((each) => isOnFinding(each, first)),
      ),
    );
    left = others.filter((each) => !isOnFinding(each, first));
  }
  return told.sort((a, b) => start(a) - start(b));
}

function folded(first: Finding, others: readonly Finding[]): Finding {
  if (others.length === 0) return first;
  const related = others.flatMap(({ at, code, message, related: own }) => [
    { at, message: say('{0}: {1}', code, message) },
    ...own,
  ]);
  const fixes = (): readonly Fix[] => [first, ...others].flatMap((each) => each.fixes());
  return { ...first, related: [...first.related, ...related], fixes };
}

function start({ at: { span } }: Finding): number {
  return span.start;
}

/** Whether what is related to a finding is about its own place, so that none needs to be named. */
export function isOnFinding({ at }: Finding['related'][number], { at: own }: Pick<Finding, 'at'>): boolean {
  return at.file === own.file && at.span.start < own.span.end && own.span.start < at.span.end;
}

function width({ at: { span } }: Finding): number {
  return span.end - span.start;
}
