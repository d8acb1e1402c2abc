import { type CidrMethod, takenNames } from '../../detection/method.ts';
import type { FamilyOutcome } from '../../detection/startup.ts';
import { type Message, nothing, say } from '../../message.ts';
import { contains, unmap } from '../../net/address.ts';
import type { Node } from '../../net/node.ts';
import { ofNodesText } from '../../words/countText.ts';
import { listText } from '../../words/listText.ts';
import { failureText } from '../../words/reasonText.ts';
import { withoutIpv6 } from '../env/ipv6.ts';
import { isFaulty } from '../faults.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule, SiteContext } from '../rule.ts';

/** Nodes on which the method finds nothing, though the method itself is in order. */
export const nodeUnresolved: Rule = {
  code: 'node-unresolved',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, outcomes } = context;
    const failed = outcomes.filter(({ outcome }) => isFailure(outcome));
    const [first] = failed;
    if (first === undefined || isFaulty(context) || isToldForIpv6(context)) return [];
    const message = say(
      'No address is detected on {0} ({1}): {2}.',
      ofNodesText(failed.length, outcomes.length),
      listText(
        failed.map(({ node }) => node.name),
        3,
      ),
      reasonOf(first, context),
    );
    const evidence = [consequenceOf(failed.map(({ outcome }) => outcome))];
    const keepsAll = failed.every(({ outcome }) => outcome.kind === 'kept');
    const fixes = () => suggestionFixes(context, ({ leftOut }) => leftOut.length < failed.length);
    return [{ at: placeInMethod(site), message, evidence, fixes, ...(keepsAll && { severity: 'warning' as const }) }];
  },
};

/** Where no node has an IPv6 address, that is the finding. */
function isToldForIpv6({ site, agent }: SiteContext): boolean {
  return site.family === 6 && withoutIpv6(agent).length > 0;
}

function isFailure(outcome: FamilyOutcome): boolean {
  if (outcome.kind === 'exits') return outcome.because === 'nothing-detected';
  return outcome.kind === 'fails' || (outcome.kind === 'kept' && outcome.because === 'detection-failed');
}

function reasonOf({ node, outcome }: SiteContext['outcomes'][number], { site, method }: SiteContext): Message {
  const choice = 'choice' in outcome ? outcome.choice : undefined;
  if (choice?.outcome !== 'none') return nothing;
  const { failure } = choice;
  if (failure.kind === 'no-interface' && takenNames(method) !== undefined) return say('no interface name matches');
  if (failure.kind === 'no-address' && 'networks' in method && !hasAddressIn(method, node)) {
    const items = method.items.map(({ value }) => value);
    return items.length === 1
      ? say('no address is in {0}', items[0] ?? '')
      : say('no address is in any of {0}', listText(items, 3));
  }
  return failureText(failure, site.family);
}

/** Whether some address is in one of the networks, though of a kind that is never taken. */
function hasAddressIn({ networks }: CidrMethod, { interfaces = [] }: Node): boolean {
  const addresses = interfaces.flatMap((device) => device.addresses.map(({ address }) => unmap(address)));
  return addresses.some((address) => networks.some((network) => network !== undefined && contains(network, address)));
}

function consequenceOf(outcomes: readonly FamilyOutcome[]): Message {
  if (outcomes.every(({ kind }) => kind === 'kept')) return say('calico-node keeps the previously stored address.');
  if (outcomes.every(({ kind }) => kind === 'exits')) return say('calico-node fails to start there.');
  return say('calico-node fails to start on nodes without a stored address.');
}
