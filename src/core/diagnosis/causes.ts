import { distinctBy, groupBy } from '../collections.ts';
import type { ReachCause } from '../features/reachReport.ts';
import type { InventorySource } from '../inventory/inventory.ts';
import { type Message, nothing, say } from '../message.ts';
import type { Fault } from '../network/fault.ts';
import type { Finding, Place, Severity } from '../rules/rule.ts';
import { severityRank } from '../rules/severity.ts';
import { clausesText, listText, sentencesText } from '../words/listText.ts';
import { tells } from '../words/tells.ts';
import { confirmPath, confirmRule } from './confirm.ts';
import type { DiagnosisCause } from './model.ts';

/** Findings and what stops packets, as causes; what a finding explains is evidence of it. */

export interface CauseInput {
  readonly findings: readonly Finding[];
  readonly stops: readonly ReachCause[];
  /** `calico.yaml:13`. */
  readonly placeText: (place: Place) => string;
  /** Where what is known was read. */
  readonly source: InventorySource['kind'];
}

/** Why nodes lack routes. */
const unlearned = [
  ...(['bgp-sessions', 'session-blocked', 'pool-unroutable'] as const),
  ...(['pool-encapsulation', 'env-conflict', 'block-owner'] as const),
];

/** The codes of the rules that tell why packets stop so. */
const explained: Readonly<Partial<Record<Fault['kind'], readonly string[]>>> = {
  'no-session': ['bgp-sessions'],
  'address-shared': ['duplicate-address', 'ip-shared'],
  'no-address': ['node-unresolved', 'no-address', 'ip-invalid', 'ipv6-missing'],
  'other-source': ['nodes-apart', 'same-subnet', 'virtual-interface'],
  'no-route': ['nodes-apart', 'virtual-interface'],
  'programs-no-routes': ['pool-encapsulation', 'env-conflict'],
  'block-route-missing': unlearned,
  'tunnel-route-missing': unlearned,
  underlay: ['pool-unroutable'],
  'cloud-drops': ['underlay-drops'],
  mtu: ['mtu-mismatch'],
  'mtu-peer': ['mtu-mismatch'],
};

export function causesOf(input: CauseInput): readonly DiagnosisCause[] {
  const { findings, stops } = input;
  const byFinding = groupBy(stops, (stop) => explainer(stop, input));
  const ofFindings = merged(findings.map((finding) => findingCause(finding, byFinding.get(finding) ?? [], input)));
  const others = groupBy(byFinding.get(undefined) ?? [], ({ cause, outcome }) => `${cause} ${outcome}`);
  const ofStops = [...others.values()].flatMap((same) => stopCause(same, input) ?? []);
  return [...ofFindings, ...ofStops].sort(
    (a, b) => severityRank[a.severity] - severityRank[b.severity] || b.pairs - a.pairs,
  );
}

/** One problem at several places, with one fix, is one cause. */
function merged(causes: readonly DiagnosisCause[]): readonly DiagnosisCause[] {
  const same = groupBy(causes, ({ id, severity, text, fix }) => JSON.stringify([id, severity, text, fix]));
  return [...same.values()].flatMap((all) => {
    const texts = <V>(of: (cause: DiagnosisCause) => readonly V[]): readonly V[] =>
      distinctBy(all.flatMap(of), (text) => JSON.stringify(text));
    return all.slice(0, 1).map((first) => ({
      ...first,
      where: texts(({ where }) => where),
      evidence: texts(({ evidence }) => evidence),
      pairs: Math.max(...all.map(({ pairs }) => pairs)),
    }));
  });
}

/**
 * The first finding that tells why; one that is no more than information explains conditions only, and nodes-apart what it
 * says of one path.
 */
function explainer({ cause, outcome }: ReachCause, { findings, stops }: CauseInput): Finding | undefined {
  const known: Readonly<Record<string, readonly string[]>> = explained;
  const weighty = findings.filter(
    ({ severity }) => outcome === 'assumed' || severity === 'error' || severity === 'warning',
  );
  for (const code of known[cause] ?? []) {
    const found = weighty.find((finding) => finding.code === code);
    if (found !== undefined) return found;
  }
  const alike = stops.filter((stop) => stop.cause === cause && stop.outcome === outcome);
  return findings.find(
    ({ code, related }) =>
      code === 'nodes-apart' &&
      related.some(({ message }) => alike.some(({ witness }) => tells(message, witness.text))),
  );
}

function findingCause(
  finding: Finding,
  stops: readonly ReachCause[],
  { placeText, source }: CauseInput,
): DiagnosisCause {
  const { code, message: text, at, related } = finding;
  const told = sentencesText([text, ...related.map(({ message }) => message)]);
  const [fix] = finding.fixes();
  const severities = [finding.severity, ...stops.map(({ outcome }) => severityOf[outcome])];
  return {
    kind: 'finding',
    id: code,
    severity: severities.reduce((worst, each) => (severityRank[each] < severityRank[worst] ? each : worst)),
    text,
    where: [placeText(at)],
    evidence: [
      ...related.map((each) => (each.at === at ? each.message : say('{0}: {1}', placeText(each.at), each.message))),
      ...stops.map((stop) => stopText(stop, told)),
    ],
    fix: fix === undefined ? adviceOf(stops, told) : fix.title,
    confirm: [...confirmRule(code), ...stops.slice(0, 1).flatMap(({ witness }) => confirmPath(witness, source))],
    pairs: pairsOf(stops),
  };
}

/** What helps against the first stop, where `told` does not say it. */
function adviceOf([first]: readonly ReachCause[], told: Message): Message {
  const advice = first?.witness.advice ?? nothing;
  return tells(told, advice) ? nothing : advice;
}

function stopCause(same: readonly ReachCause[], { source }: CauseInput): DiagnosisCause | undefined {
  const first = same.find(({ scope }) => scope === 'pods') ?? same[0];
  if (first === undefined) return undefined;
  const { cause, outcome, witness } = first;
  return {
    kind: 'path',
    id: cause,
    // What Calico should have set up and hasn't is no doubt of ours.
    severity: cause === 'tunnel-route-missing' ? 'warning' : severityOf[outcome],
    text: witness.text,
    where: first.at.length === 0 ? [] : [listText(first.at, 3)],
    evidence: same.map((stop) => stopText(stop, witness.text)),
    fix: witness.advice,
    confirm: confirmPath(witness, source),
    pairs: pairsOf(same),
  };
}

const severityOf = {
  broken: 'error',
  doubtful: 'warning',
  unknown: 'information',
  assumed: 'information',
} as const satisfies Record<ReachCause['outcome'], Severity>;

function pairsOf(stops: readonly ReachCause[]): number {
  return Math.max(0, ...stops.map(({ pairs }) => pairs));
}

/** `pod to pod, 2 pairs, as default/pod1 → default/pod2; out by eth0 on a: …`; what is `told` already is left out. */
function stopText({ scope, pairs, witness }: ReachCause, told: Message): Message {
  const path = say('{0} → {1}', witness.from, witness.to);
  const place = clausesText([
    path,
    ...(witness.hop === nothing ? [] : [witness.hop]),
    ...(witness.reply ? [say('on the return path')] : []),
  ]);
  const count = pairs === 1 ? say('1 pair') : say('{0} pairs', pairs);
  if (tells(told, witness.text)) return say('{0}, {1}, as {2}.', scopeText(scope), count, place);
  return say('{0}, {1}, as {2}: {3}', scopeText(scope), count, place, witness.text);
}

function scopeText(scope: ReachCause['scope']): Message {
  switch (scope) {
    case 'nodes':
      return say('node to node');
    case 'pods':
      return say('pod to pod');
    case 'nodes-to-pods':
      return say('node to pod');
    case 'pods-to-nodes':
      return say('pod to node');
  }
}
