import { groupBy } from '../collections.ts';
import { say } from '../message.ts';
import type { Finding, Fix } from './rule.ts';
import { severityRank } from './severity.ts';

/** Findings as lists of problems show them: one for each place. */

/**
 * Of findings whose places overlap, as on one value, the worst stands for all: the widest of those, which speaks of the
 * whole value. The others become related to it by their codes, and their fixes come after its own.
 */
export function foldFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...groupBy(findings, ({ at }) => at.file).values()].flatMap((own) => overlapping(own).flatMap(folded));
}

/** Groups of which the places overlap, in the order of the file. */
function overlapping(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const groups: Finding[][] = [];
  let end = -1;
  for (const finding of findings.toSorted((a, b) => a.at.span.start - b.at.span.start)) {
    const { span } = finding.at;
    const group = span.start < end ? groups.at(-1) : undefined;
    if (group === undefined) groups.push([finding]);
    else group.push(finding);
    end = Math.max(end, span.end);
  }
  return groups;
}

function folded(group: readonly Finding[]): readonly Finding[] {
  const [first, ...others] = group.toSorted(
    (a, b) => severityRank[a.severity] - severityRank[b.severity] || width(b) - width(a),
  );
  if (first === undefined || others.length === 0) return group;
  const related = others.map(({ at, code, message }) => ({ at, message: say('{0}: {1}', code, message) }));
  const fixes = (): readonly Fix[] => [first, ...others].flatMap((each) => each.fixes());
  return [{ ...first, related: [...first.related, ...related], fixes }];
}

/** Whether what is related to a finding is about its own place, so that none needs to be named. */
export function isOnFinding({ at }: Finding['related'][number], { at: own }: Pick<Finding, 'at'>): boolean {
  return at.file === own.file && at.span.start < own.span.end && own.span.start < at.span.end;
}

function width({ at: { span } }: Finding): number {
  return span.end - span.start;
}
