import { isAnotherAddress } from '../../detection/candidates.ts';
import type { Candidate } from '../../detection/choice.ts';
import { isWritten } from '../../manifest/methodSites.ts';
import type { Node } from '../../net/node.ts';
import { isFaulty } from '../faults.ts';
import type { SiteContext } from '../rule.ts';

/** A node that keeps an address, although the method would choose another. */
export interface Pinned {
  readonly node: Node;
  readonly stored: string;
  readonly candidate: Candidate;
}

/** Detection is played anew for each node, which takes some 50 µs: of a large cluster the first nodes must do. */
export const mostExamined = 100;

/**
 * The nodes for which a written method would choose another address than the stored one, which stays because IP is not
 * set: detection then runs for nodes without an address only (node/pkg/lifecycle/startup/startup.go). One by one, since
 * some callers want to know only whether there is one; among the first {@link mostExamined} that keep an address.
 */
export function* pinnedNodes(context: SiteContext): Generator<Pinned, undefined> {
  const { site, agent, outcomes } = context;
  if (!isWritten(site) || site.family !== 4 || isFaulty(context)) return;
  let examined = 0;
  for (const { node, outcome } of outcomes) {
    if (outcome.kind !== 'kept' || outcome.because !== 'ip-not-set') continue;
    if (examined++ === mostExamined) return;
    const choice = agent.plan.settingsFor(node).detectors[4].choose(node, 4);
    if (choice.outcome !== 'detected' || !isAnotherAddress(outcome.stored, choice.candidate)) continue;
    yield { node, stored: outcome.stored, candidate: choice.candidate };
  }
}
