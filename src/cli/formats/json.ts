import { english } from '../../core/l10n.ts';
import type { Finding, Fix, Place, Severity } from '../../core/rules/rule.ts';
import type { RuleFailure } from '../../core/rules/run.ts';
import { render } from '../../core/words/render.ts';
import { tool } from '../about.ts';
import { type CheckReport, countBySeverity, createLocator, type Locator, type Range } from '../report.ts';
import { writeJson } from '../writeJson.ts';
import { type MessageJson, messageJson } from './messageJson.ts';

/** What `check --format json` writes. `version` grows when a field changes its meaning or goes; new ones may come. */
export interface CheckJson {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly files: readonly string[];
  /** How many calico-nodes the files configure. */
  readonly agents: number;
  /** How many nodes the inventory has; null without one. */
  readonly nodes: number | null;
  readonly findings: readonly FindingJson[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** Rules that failed, so that their findings are missing. */
  readonly failures: readonly RuleFailure[];
}

export interface FindingJson extends PlaceJson, MessageJson {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (PlaceJson & { readonly message: string })[];
  /** The best first. */
  readonly fixes: readonly FixJson[];
}

export interface PlaceJson {
  readonly file: string;
  readonly range: Range;
}

export interface FixJson {
  readonly title: string;
  /** The one that is right most of the time. */
  readonly preferred: boolean;
  /** Each replaces the text in its range. */
  readonly edits: readonly (PlaceJson & { readonly newText: string })[];
}

/** Findings as `CheckJson`. */
export function formatJson(report: CheckReport): string {
  const locator = createLocator(report.files);
  const json: CheckJson = {
    version: 1,
    tool,
    files: report.files.map(({ name }) => name),
    agents: report.agents,
    nodes: report.inventory?.nodes.length ?? null,
    findings: report.findings.map((finding) => findingJson(finding, locator)),
    counts: countBySeverity(report.findings),
    failures: report.failures,
  };
  return writeJson(json);
}

function findingJson({ code, severity, message, at, related, fixes }: Finding, locator: Locator): FindingJson {
  return {
    code,
    severity,
    message: render(english, message),
    ...messageJson(message),
    ...placeJson(at, locator),
    related: related.map((each) => ({ message: render(english, each.message), ...placeJson(each.at, locator) })),
    fixes: fixes().map((fix) => fixJson(fix, locator)),
  };
}

function placeJson(place: Place, locator: Locator): PlaceJson {
  return { file: place.file, range: locator.rangeOf(place) };
}

function fixJson({ title, preferred, edits }: Fix, locator: Locator): FixJson {
  const all = edits.flatMap(({ file, edits: own }) =>
    own.map(({ span, newText }) => ({ ...placeJson({ file, span }, locator), newText })),
  );
  return { title: render(english, title), preferred, edits: all };
}
