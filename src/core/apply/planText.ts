import type { Translate } from '../l10n.ts';
import { bothFamilies, type Family } from '../net/address.ts';
import { visibleLines } from '../plainText.ts';
import { numberText } from '../words/countText.ts';
import { listText, wordsText } from '../words/listText.ts';
import type { FieldChange } from './objectDiff.ts';
import { titleOf } from './objects.ts';
import type { NodePrediction } from './outlook.ts';
import type { ApplyPlan, PairChange, PlanFinding, PlannedRollout } from './plan.ts';
import { stops, writes } from './plan.ts';

/** The plan in words: lines for a terminal and for a document alike. */

const mostNodes = 20;
const mostFields = 12;
const mostNames = 6;
const longestValue = 80;

export function planText(plan: ApplyPlan, t: Translate): string {
  const sections = [
    [
      t('Context {0}, cluster {1}', plan.context, plan.cluster),
      ...plan.files.map(({ name, sha256 }) => `${name}  sha256 ${sha256.slice(0, 12)}`),
    ],
    section(t('Objects'), objectLines(plan, t)),
    section(
      t('Findings'),
      plan.findings.map((each) => `${each.stops ? '✖' : 'i'} ${findingText(each, t)}`),
    ),
    section(t('Rollout'), rolloutLines(plan, t)),
    section(t('Nodes'), nodeLines(plan, t)),
    section(t('Reach'), reachLines(plan, t)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => visibleLines(line)).join('\n'))
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function objectLines({ objects, leftOut }: ApplyPlan, t: Translate): readonly string[] {
  const verbs = { create: t('new'), update: t('changes'), none: t('as it is') } as const;
  const lines = objects.flatMap((each) => [
    `${titleOf(each)}: ${verbs[each.change]}`,
    ...each.fields.slice(0, mostFields).map((field) => `  ${fieldText(field)}`),
    ...(each.fields.length > mostFields
      ? [`  ${t('and {0} more fields', numberText(each.fields.length - mostFields))}`]
      : []),
  ]);
  return [...lines, ...leftOut.map((each) => t('{0}: left out. Secrets are never applied here.', titleOf(each)))];
}

/** `spec.x: "a" → "b"`; `+` and `-` where a field comes or goes. */
function fieldText({ path, before, after }: FieldChange): string {
  if (before === undefined) return `+ ${path}: ${shortened(after)}`;
  return after === undefined
    ? `- ${path}: ${shortened(before)}`
    : `~ ${path}: ${shortened(before)} → ${shortened(after)}`;
}

function shortened(text = ''): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}

/** What stands in the way, and the way out. */
export function findingText(finding: PlanFinding, t: Translate): string {
  switch (finding.kind) {
    case 'problem':
      return finding.message;
    case 'refused':
      return t('{0}: the server refuses it. {1}', titleOf(finding.object), finding.message);
    case 'silent':
      return t("{0}: the server didn't answer. {1}", titleOf(finding.object), finding.message);
    case 'forbidden':
      return t('You lack the permission to {0} {1}.', finding.verb, finding.what);
    case 'operator':
      return t(
        '{0} is owned by the operator, which would undo the change. Apply the Installation {1} instead.',
        titleOf(finding.object),
        finding.installation,
      );
    case 'conflict': {
      const { object, manager, fields, stops: isStop } = finding;
      const what = listText(fields, mostNames, t);
      return isStop
        ? t('{0}: {1} owns {2}. Change it there, or take it over.', titleOf(object), manager, what)
        : t('{0}: takes over {2} from {1}.', titleOf(object), manager, what);
    }
  }
}

function rolloutLines(plan: ApplyPlan, t: Translate): readonly string[] {
  const { rollout } = plan;
  if (rollout === undefined || !writes(plan)) return [];
  const name = `${rollout.namespace}/${rollout.name}`;
  return [restartText(rollout, name, t)];
}

function restartText({ restarts, strategy, maxUnavailable }: PlannedRollout, name: string, t: Translate): string {
  switch (restarts) {
    case 'first-start':
      return t('{0} is new: its pods start on every node.', name);
    case 'nothing':
      return t('No pod of {0} restarts. Each takes the change when it starts the next time.', name);
    case 'template':
      return strategy === 'OnDelete'
        ? t('No pod of {0} restarts by itself: its strategy is OnDelete.', name)
        : t('All pods of {0} restart, at most {1} at a time, in no promised order.', name, maxUnavailable);
  }
}

function nodeLines({ nodes }: ApplyPlan, t: Translate): readonly string[] {
  if (nodes.length === 0) return [];
  const [moved, open, exits] = [
    nodes.filter(({ moves }) => moves),
    nodes.filter(({ moves }) => moves === undefined),
    nodes.filter(({ expected }) => expected[4].kind === 'exits'),
  ];
  const counts = [
    t('{0} of {1} nodes change their address.', numberText(moved.length), numberText(nodes.length)),
    ...(open.length > 0 ? [t('Of {0} nodes the address is unknown.', numberText(open.length))] : []),
    ...(exits.length > 0 ? [t('On {0} nodes calico-node exits.', numberText(exits.length))] : []),
  ];
  const told = [...exits, ...moved, ...open.filter((each) => !exits.includes(each))];
  const rest = told.length - mostNodes;
  return [
    counts.join(' '),
    ...told.slice(0, mostNodes).map((each) => predictionText(each, t)),
    ...(rest > 0 ? [t('and {0} more nodes', numberText(rest))] : []),
  ];
}

/** `r1: 10.91.0.11/24 → 10.92.0.11/24`. */
function predictionText({ node, stored, expected }: NodePrediction, t: Translate): string {
  const families = bothFamilies.filter((family) => stored?.[family] !== undefined || expected[family].kind !== 'none');
  const each = families.map((family) => `${storedText(stored, family, t)} → ${expectedText(expected[family], t)}`);
  return `${node}: ${wordsText(each, t)}`;
}

function storedText(stored: NodePrediction['stored'], family: Family, t: Translate): string {
  return stored === undefined ? t('unknown') : (stored[family] ?? t('none'));
}

/** What is expected, in a word or an address. */
export function expectedText(expected: NodePrediction['expected'][Family], t: Translate): string {
  switch (expected.kind) {
    case 'address':
      return expected.anyOf.join(t(' or '));
    case 'none':
      return t('none');
    case 'exits':
      return t('calico-node exits');
    case 'unknown':
      return t('unknown');
  }
}

function reachLines({ reach }: ApplyPlan, t: Translate): readonly string[] {
  if (reach === undefined) return [];
  const { before, after, breaks, heals, meanwhile } = reach;
  return [
    t('Broken pairs: {0} now, {1} afterwards.', numberText(before), numberText(after)),
    ...breaks.map((each) => `✖ ${t('{0} pairs break: {1}', numberText(each.pairs), pairText(each, t))}`),
    ...heals.map((each) => `✔ ${t('{0} pairs heal: {1}', numberText(each.pairs), pairText(each, t))}`),
    ...meanwhile.map((each) => {
      return `! ${t('{0} pairs break while only the first node has moved: {1}', numberText(each.pairs), pairText(each, t))}`;
    }),
  ];
}

function pairText({ at, text }: PairChange, t: Translate): string {
  return at.length === 0 ? text : `${text} (${listText(at, mostNames, t)})`;
}

/** The last line: what may follow. */
export function planVerdict(plan: ApplyPlan, t: Translate): string {
  if (stops(plan)) return t("This can't be applied.");
  return writes(plan) ? t('This can be applied.') : t('Nothing changes.');
}
