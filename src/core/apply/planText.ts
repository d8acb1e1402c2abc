import { inFull, type Message, say } from '../message.ts';
import { bothFamilies, type Family } from '../net/address.ts';
import { numberText } from '../words/countText.ts';
import { alternativesText, listText, sentencesText, wordsText } from '../words/listText.ts';
import type { TextSection } from '../words/sectionsText.ts';
import type { FieldChange } from './objectDiff.ts';
import { titleOf } from './objects.ts';
import type { NodePrediction } from './outlook.ts';
import type { ApplyPlan, PairChange, PlanFinding, PlannedRollout } from './plan.ts';
import { stops, writes } from './plan.ts';

/** The plan in words. */

const mostNodes = 20;
const mostFields = 12;
const mostNames = 6;
const longestValue = 80;

export function planText(plan: ApplyPlan): readonly TextSection[] {
  return [
    {
      title: say('Context {0}, cluster {1}', plan.context, plan.cluster),
      lines: plan.files.map(({ name, sha256 }) => inFull(`${name}  sha256 ${sha256.slice(0, 12)}`)),
    },
    { title: say('Objects'), lines: objectLines(plan) },
    {
      title: say('Findings'),
      lines: plan.findings.map((each) => say('{0} {1}', each.stops ? '✖' : 'i', findingText(each))),
    },
    { title: say('Rollout'), lines: rolloutLines(plan) },
    { title: say('Nodes'), lines: nodeLines(plan) },
    { title: say('Reach'), lines: reachLines(plan) },
  ];
}

function objectLines({ objects, leftOut }: ApplyPlan): readonly Message[] {
  const verbs = { create: say('new'), update: say('changes'), none: say('as it is') } as const;
  const lines = objects.flatMap((each) => [
    say('{0}: {1}', titleOf(each), verbs[each.change]),
    ...each.fields.slice(0, mostFields).map((field) => inFull(`  ${fieldText(field)}`)),
    ...(each.fields.length > mostFields
      ? [say('  and {0} more fields', numberText(each.fields.length - mostFields))]
      : []),
  ]);
  return [...lines, ...leftOut.map((each) => say('{0}: left out, as every Secret that nobody names.', titleOf(each)))];
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
export function findingText(finding: PlanFinding): Message {
  switch (finding.kind) {
    case 'problem':
      return inFull(finding.message);
    case 'refused':
      return say('{0}: the server refuses it. {1}', titleOf(finding.object), inFull(finding.message));
    case 'silent':
      return say("{0}: the server didn't answer. {1}", titleOf(finding.object), inFull(finding.message));
    case 'forbidden':
      return say('You lack the permission to {0} {1}.', finding.verb, finding.what);
    case 'operator':
      return say(
        '{0} is owned by the operator, which would undo the change. Apply the Installation {1} instead.',
        titleOf(finding.object),
        finding.installation,
      );
    case 'datastore':
      return say(
        "The rollout can't be followed or taken back: {0} keeps its addresses in etcd. Apply the files with kubectl.",
        finding.name,
      );
    case 'conflict': {
      const { object, manager, fields, stops: isStop } = finding;
      const what = listText(fields, mostNames);
      return isStop
        ? say('{0}: {1} owns {2}. Change it there, or take it over.', titleOf(object), manager, what)
        : say('{0}: takes over {2} from {1}.', titleOf(object), manager, what);
    }
  }
}

function rolloutLines(plan: ApplyPlan): readonly Message[] {
  const { rollout } = plan;
  if (rollout === undefined || !writes(plan)) return [];
  const name = `${rollout.namespace}/${rollout.name}`;
  return [restartText(rollout, name)];
}

function restartText({ restarts, strategy, maxUnavailable }: PlannedRollout, name: string): Message {
  switch (restarts) {
    case 'first-start':
      return say('{0} is new: its pods start on every node.', name);
    case 'nothing':
      return say('No pod of {0} restarts. Each takes the change when it starts the next time.', name);
    case 'template':
      return strategy === 'OnDelete'
        ? say('No pod of {0} restarts by itself: its strategy is OnDelete.', name)
        : say('All pods of {0} restart, at most {1} at a time, in no promised order.', name, maxUnavailable);
  }
}

function nodeLines({ nodes }: ApplyPlan): readonly Message[] {
  if (nodes.length === 0) return [];
  const [moved, open, exits] = [
    nodes.filter(({ moves }) => moves),
    nodes.filter(({ moves }) => moves === undefined),
    nodes.filter(({ expected }) => expected[4].kind === 'exits'),
  ];
  const counts = [
    say('{0} of {1} nodes change their address.', numberText(moved.length), numberText(nodes.length)),
    ...(open.length > 0 ? [say('Of {0} nodes the address is unknown.', numberText(open.length))] : []),
    ...(exits.length > 0 ? [say('On {0} nodes calico-node exits.', numberText(exits.length))] : []),
  ];
  const told = [...exits, ...moved, ...open.filter((each) => !exits.includes(each))];
  const rest = told.length - mostNodes;
  return [
    sentencesText(counts),
    ...told.slice(0, mostNodes).map((each) => predictionText(each)),
    ...(rest > 0 ? [say('and {0} more nodes', numberText(rest))] : []),
  ];
}

/** `r1: 10.91.0.11/24 → 10.92.0.11/24`. */
function predictionText({ node, stored, expected }: NodePrediction): Message {
  const families = bothFamilies.filter((family) => stored?.[family] !== undefined || expected[family].kind !== 'none');
  const each = families.map((family) => say('{0} → {1}', storedText(stored, family), expectedText(expected[family])));
  return say('{0}: {1}', node, wordsText(each));
}

function storedText(stored: NodePrediction['stored'], family: Family): Message | string {
  return stored === undefined ? say('unknown') : (stored[family] ?? say('none'));
}

/** What is expected, in a word or an address. */
export function expectedText(expected: NodePrediction['expected'][Family]): Message {
  switch (expected.kind) {
    case 'address':
      return alternativesText(expected.anyOf);
    case 'none':
      return say('none');
    case 'exits':
      return say('calico-node exits');
    case 'unknown':
      return say('unknown');
  }
}

function reachLines({ reach }: ApplyPlan): readonly Message[] {
  if (reach === undefined) return [];
  const { before, after, breaks, heals, meanwhile } = reach;
  return [
    say('Broken pairs: {0} now, {1} afterwards.', numberText(before), numberText(after)),
    ...breaks.map((each) => say('✖ {0} pairs break: {1}', numberText(each.pairs), pairText(each))),
    ...heals.map((each) => say('✔ {0} pairs heal: {1}', numberText(each.pairs), pairText(each))),
    ...meanwhile.map((each) => {
      return say('! {0} pairs break while only the first node has moved: {1}', numberText(each.pairs), pairText(each));
    }),
  ];
}

function pairText({ at, text }: PairChange): Message {
  return at.length === 0 ? text : say('{0} ({1})', text, listText(at, mostNames));
}

/** The last line: what may follow. */
export function planVerdict(plan: ApplyPlan): Message {
  if (stops(plan)) return say("This can't be applied.");
  return writes(plan) ? say('This can be applied.') : say('Nothing changes.');
}
