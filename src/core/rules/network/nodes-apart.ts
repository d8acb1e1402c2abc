import type { Suggestion } from '../../detection/suggest.ts';
import type { Cause } from '../../network/reachCauses.ts';
import { answerText, reachText } from '../../words/verdictText.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import { placedCauses, verdictOf } from '../placed.ts';
import type { Report, Rule, Severity } from '../rule.ts';

/**
 * Nodes, or their pods, that don't reach each other at the chosen addresses: all pairs, as the cluster's verdict has them.
 * Where a virtual or dead interface or none is chosen, other findings tell that.
 */
export const nodesApart: Rule = {
  code: 'nodes-apart',
  severity: 'error',
  scope: 'site',
  check(context): readonly Report[] {
    const [cause] = placedCauses(context);
    const verdict = verdictOf(context);
    if (cause === undefined || verdict === undefined) return [];
    // Of equal routes all may be right.
    const isDoubt = cause.gravity === 'unknown' || cause.kind === 'multipath';
    return [
      {
        at: placeInMethod(context.site),
        message: reachText(verdict),
        evidence: [answerText(cause.witness, verdict.context)],
        severity: isDoubt ? 'information' : severityOf(cause),
        fixes: () => (!isDoubt && ofAddresses.has(cause.kind) ? suggestionFixes(context, isWhole) : []),
      },
    ];
  },
};

/** What another address may heal. */
const ofAddresses: ReadonlySet<Cause['kind']> = new Set([
  ...(['no-address', 'address-not-local', 'address-own', 'device-down', 'no-route', 'other-source'] as const),
  ...(['other-network', 'martian', 'reverse-path', 'silent', 'next-hop-nowhere', 'taken'] as const),
]);

const severities: Readonly<Record<Cause['gravity'], Severity>> = {
  broken: 'error',
  doubtful: 'warning',
  unknown: 'information',
  assumed: 'information',
};

/** What pods send to their own node may be dropped on purpose, as Felix does where nobody says otherwise. */
function severityOf({ kind, gravity }: Cause): Severity {
  return kind === 'to-host-dropped' ? 'warning' : severities[gravity];
}

function isWhole({ apart }: Suggestion): boolean {
  return !apart;
}
