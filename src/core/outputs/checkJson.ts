import type { ClusterInventory } from '../inventory/inventory.ts';
import { english } from '../l10n.ts';
import type { Finding, Fix, Place, Severity } from '../rules/rule.ts';
import type { RuleFailure } from '../rules/run.ts';
import { render } from '../words/render.ts';
import { type Head, headed, type Tool } from './head.ts';
import { type MessageJson, messageJson } from './messageJson.ts';
import { createLocator, type Locator, type NamedText, type Range } from './places.ts';

/** What the rules find in files that belong together. */
export interface CheckedFiles {
  readonly files: readonly NamedText[];
  readonly inventory: ClusterInventory | undefined;
  /** How many calico-nodes the files configure. */
  readonly agents: number;
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
}

/** What `check --format json` writes. */
export interface CheckJson extends Head {
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
export function checkJson(tool: Tool, { files, agents, inventory, findings, failures }: CheckedFiles): CheckJson {
  const locator = createLocator(files);
  return headed(tool, {
    files: files.map(({ name }) => name),
    agents,
    nodes: inventory?.nodes.length ?? null,
    findings: findings.map((finding) => findingJson(finding, locator)),
    counts: countBySeverity(findings),
    failures,
  });
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
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
