import { distinctBy } from '../collections.ts';
import { say } from '../message.ts';
import type { Family } from '../net/address.ts';
import { query } from '../query.ts';
import type { Resolution } from '../resolution.ts';
import type { CalicoSettings } from '../settings.ts';
import { drained } from '../steps.ts';
import { placeholder } from './env/placeholder.ts';
import { replacedSites } from './env/replaced.ts';
import { isPlaceholderSite, withoutFilledIn } from './filledIn.ts';
import { schemaCodes, schemaFindingsOf } from './object/schemaProblems.ts';
import { rules } from './registry.ts';
import type { FileContext, Finding, Place, Report, Rule, Severity, SiteContext, WorkspaceContext } from './rule.ts';
import { unsuppressed } from './suppress.ts';

/** What the rules are run on. */
export interface RunInput extends WorkspaceContext {
  /** What the user gives to rules by code, instead of their own levels. */
  readonly levels?: CalicoSettings['rules'];
}

/** A rule that failed instead of answering: a fault of this project, shown to the user without hiding the rest. */
export interface RuleFailure {
  readonly code: string;
  readonly message: string;
}

export interface RunResult {
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/**
 * Runs `list` (all rules) over what was resolved; a rule that throws costs its own findings only. What is said twice,
 * since two calico-nodes share a ConfigMap, is told once; what a comment in its file disables is not told.
 */
export function runRules(given: RunInput, list: readonly Rule[] = rules): RunResult {
  return drained(runInSteps(given, list));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The same with a pause after each rule, for callers that have other things to do meanwhile. */
export function* runInSteps(given: RunInput, list: readonly Rule[] = rules): Generator<undefined, RunResult> {
  const known = { ...given, sites: given.sites.filter((site) => !isPlaceholderSite(site)) };
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  for (const rule of list) {
    const level = given.levels?.get(rule.code);
    if (level === 'off') continue;
    try {
      if (schemaCodes.has(rule.code)) yield* schemaFindingsOf.inSteps(known);
      const input = rule.code === 'placeholder' ? given : known;
      findings.push(...reportsOf(rule, input).map((report) => toFinding(rule, report, level)));
    } catch (error) {
      failures.push({ code: rule.code, message: messageOf(error) });
    }
    yield undefined;
  }
  const files = given.files.map(({ manifest }) => manifest);
  const told = withoutFilledIn(findings, given, (at, text) => placeholderInstead(at, text, given));
  return { findings: unsuppressed(withoutEchoes(distinct(told)).sort(byPlace), files), failures };
}

/** The one finding that is told at a place that is filled in later. */
function placeholderInstead(at: Place, text: string, { levels }: RunInput): readonly Finding[] {
  const level = levels?.get('placeholder');
  if (level === 'off') return [];
  const message = say('"{0}" only works if something replaces it before the manifest is applied.', text);
  return [toFinding(placeholder, { at, message }, level)];
}

function distinct(findings: readonly Finding[]): Finding[] {
  return distinctBy(findings, ({ code, at, message, related }) => JSON.stringify([code, at, message, related]));
}

/** What a definition says of a field is left to a rule that says more of the same place. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const placeOf = ({ at: { file, span } }: Finding): string => `${span.start} ${span.end} ${file}`;
  const isGrave = ({ code, severity }: Finding): boolean =>
    !schemaCodes.has(code) && (severity === 'error' || severity === 'warning');
  const told = findings.some(({ code }) => schemaCodes.has(code))
    ? new Set(findings.filter(isGrave).map(placeOf))
    : new Set();
  return findings.filter((finding) => !schemaCodes.has(finding.code) || !told.has(placeOf(finding)));
}

function reportsOf(rule: Rule, context: WorkspaceContext): readonly Report[] {
  const { files, agents } = context;
  switch (rule.scope) {
    case 'workspace':
      return rule.check(context);
    case 'file':
      return files.flatMap(reportsOn(rule));
    case 'agent':
      return agents.flatMap((agent) => rule.check(agent));
    case 'site':
      return effectiveSites(context).flatMap((site) => rule.check(site));
  }
}

/** Of a rule on single files, what it says of a file, once. */
const reportsOn = query((rule: Rule & { readonly scope: 'file' }) =>
  query((file: FileContext): readonly Report[] => rule.check(file)),
);

/** A method that another one replaces does nothing on the nodes, and the rule that tells it needs no company. */
function effectiveSites(context: WorkspaceContext): readonly SiteContext[] {
  const replaced = replacedSites(context);
  return replaced.size === 0 ? context.sites : context.sites.filter((site) => !replaced.has(site));
}

function toFinding(rule: Rule, report: Report, level: Severity | undefined): Finding {
  const { message, evidence = [], fixes = () => [] } = report;
  const at = { file: report.at.file, span: report.at.span };
  const severity = level ?? report.severity ?? rule.severity;
  const related = [...evidence.map((text) => ({ at, message: text })), ...(report.related ?? [])];
  return { code: rule.code, severity, at, message, related, fixes };
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.at.file, b.at.file) || a.at.span.start - b.at.span.start || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The outcomes of one family, as rules on sites read them. */
export function outcomesOf(resolution: Resolution | undefined, family: Family): SiteContext['outcomes'] {
  return (resolution?.results ?? []).map(({ node, startup }) => ({ node, outcome: startup.outcomes[family] }));
}
