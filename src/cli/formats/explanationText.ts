import type { ExplainedStep, Explanation } from '../../core/policy/explain.ts';
import type { Decision, TrailEntry, Verdict } from '../../core/policy/walk.ts';
import type { WrittenAt } from '../../core/policy/world.ts';
import { alignColumns } from '../columns.ts';
import { type Paint, type Style, visibleLine } from '../terminal.ts';

const verdictWords = { allow: 'allowed', deny: 'denied', unknown: 'unknown' } satisfies Record<Verdict, string>;
const styles = { allow: 'green', deny: 'red', unknown: 'yellow' } satisfies Record<Verdict, Style>;

/** The verdict, then place by place what decides, with the policies that are asked there. */
export function formatExplanationText(
  explanation: Explanation,
  placeText: (at: WrittenAt) => string,
  paint: Paint,
): string {
  const { flow, source, destination, verdict, steps } = explanation;
  const ends = [named(flow.from, source), '→', named(flow.to, destination)].join(' ');
  const numbers = flow.dport ?? (flow.icmpType === undefined ? '' : `type ${flow.icmpType}`);
  const what = `${flow.protocol.toUpperCase()} ${numbers}`.trim();
  return [
    visibleLine(`${ends}, ${what}: `) + paint(styles[verdict], verdictWords[verdict]),
    ...steps.flatMap((step) => ['', ...stepLines(step, placeText, paint)]),
    ...(steps.length === 0 ? ['', 'No policy is asked about it.'] : []),
    '',
  ].join('\n');
}

function named(end: string, address: string): string {
  return address === '' || end === `ip:${address}` ? end : `${end} (${address})`;
}

function stepLines(
  { place, endpoint, decision, at, policies }: ExplainedStep,
  placeText: (at: WrittenAt) => string,
  paint: Paint,
): readonly string[] {
  const title = `${place} at ${endpoint}: `;
  const trail = (decision.trail ?? []).map((entry) => `  ${trailText(entry)}`);
  const place2 = at === undefined ? '' : `  ${placeText(at)}`;
  const asked = policies.map(({ tier, kind, policy, staged, at: written }) => [
    staged ? 'staged' : '',
    `tier ${tier}`,
    kind,
    policy,
    placeText(written),
  ]);
  return [
    visibleLine(title) +
      paint(
        styles[decision.verdict],
        `${verdictWords[decision.verdict]} by ${visibleLine(decisionText(decision) + place2)}`,
      ),
    ...trail.map(visibleLine),
    ...(asked.length === 0 ? [] : ['  Policies there, in their order:']),
    ...alignColumns(asked.map((cells) => cells.map(visibleLine))).map((line) => `    ${line}`),
  ];
}

function decisionText({ by, tier, kind, policy, rule }: Decision): string {
  switch (by) {
    case 'rule':
      return `rule ${rule} of ${kind} ${policy} in tier ${tier}`;
    case 'profile':
      return `rule ${rule} of profile ${policy}`;
    case 'tier-default':
      return `the end of tier ${tier}: none of its rules matches`;
    case 'no-profile':
      return 'default: no profile allows it';
    case 'failsafe':
      return 'a failsafe port';
    case 'no-policy':
      return 'default: no policy is for forwarded packets';
    case 'to-host':
      return "Felix's defaultEndpointToHostAction";
    case 'no-match':
      return 'default: nothing here is about it';
  }
}

function trailText({ tier, kind, policy, rule, action, why }: TrailEntry): string {
  if (why === 'tier-default') return `the end of tier ${tier} passes it on`;
  const what = `rule ${rule} of ${kind} ${policy}`;
  return action === 'Log' ? `${what} logs it` : `${what} passes it on`;
}
