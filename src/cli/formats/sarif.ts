import { english } from '../../core/l10n.ts';
import { type Message, verbatim } from '../../core/message.ts';
import { messageJson } from '../../core/outputs/messageJson.ts';
import { createLocator, type Range } from '../../core/outputs/places.ts';
import { rules } from '../../core/rules/registry.ts';
import type { Finding, Fix, Place, Severity } from '../../core/rules/rule.ts';
import type { RuleLevel } from '../../core/settings.ts';
import type { TextEdit } from '../../core/text.ts';
import { render } from '../../core/words/render.ts';
import { ruleSummary } from '../../core/words/ruleSummary.ts';
import { toolName, toolVersion } from '../about.ts';
import type { CheckReport, FormatContext } from '../report.ts';
import { writeJson } from '../writeJson.ts';
import { uriOf } from './uri.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Findings as SARIF 2.1.0 (docs.oasis-open.org/sarif), which code scanning services read. */
export function formatSarif(report: CheckReport, context: FormatContext): string {
  const write = createWriter(report, context);
  const driver = { name: toolName, semanticVersion: toolVersion, rules: rules.map(ruleDescriptor) };
  const notifications = report.failures.map(({ code, message }) => ({
    level: 'error',
    associatedRule: { id: code },
    message: escaped(message),
  }));
  const run = {
    tool: { driver },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.failures.length === 0,
        toolExecutionNotifications: notifications,
        ...(report.levels.size > 0 && { ruleConfigurationOverrides: [...report.levels].map(overrideOf) }),
      },
    ],
    results: report.findings.map((finding) => write.result(finding)),
  };
  return writeJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });
}

function ruleDescriptor({ code, severity }: (typeof rules)[number]): object {
  const text = render(english, ruleSummary(code) ?? verbatim(code));
  return {
    id: code,
    shortDescription: { text },
    help: { text },
    defaultConfiguration: { level: levels[severity] },
  };
}

/** What the user gave a rule instead of its own level (§ 3.51). */
function overrideOf([id, level]: readonly [string, RuleLevel]): object {
  const configuration = level === 'off' ? { enabled: false } : { level: levels[level] };
  return { descriptor: { id, index: indexOf(id) }, configuration };
}

function indexOf(code: string): number {
  return rules.findIndex((rule) => rule.code === code);
}

interface SarifWriter {
  result(finding: Finding): object;
}

function createWriter(report: CheckReport, context: FormatContext): SarifWriter {
  const locator = createLocator(report.files);
  const artifact = (file: string): object => ({ uri: uriOf(file, context) });
  const location = (at: Place): object => ({
    physicalLocation: { artifactLocation: artifact(at.file), region: regionOf(locator.rangeOf(at)) },
  });
  const replacement = (file: string, { span, newText }: TextEdit): object => ({
    deletedRegion: regionOf(locator.rangeOf({ file, span })),
    insertedContent: { text: newText },
  });
  const fix = ({ title, edits }: Fix): object => ({
    description: messageOf(title),
    artifactChanges: edits.map(({ file, edits: own }) => ({
      artifactLocation: artifact(file),
      replacements: own.map((edit) => replacement(file, edit)),
    })),
  });
  return {
    result: ({ code, severity, message, at, related, fixes }) => ({
      ruleId: code,
      ruleIndex: indexOf(code),
      level: levels[severity],
      message: messageOf(message),
      properties: messageJson(message),
      locations: [location(at)],
      relatedLocations: related.map((each, id) => ({ id, ...location(each.at), message: messageOf(each.message) })),
      fixes: fixes().map(fix),
    }),
  };
}

function regionOf({ start, end }: Range): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** A message in English. */
function messageOf(message: Message): { readonly text: string } {
  return escaped(render(english, message));
}

/** A text with what would read as a placeholder (§ 3.11.5) or an embedded link (§ 3.11.6) escaped. */
function escaped(message: string): { readonly text: string } {
  return { text: message.replace(/[{}]/g, '$&$&').replaceAll('](', '\\](') };
}
