import { endsIn } from '../../calico/changes.ts';
import { type CalicoVersion, formatVersion } from '../../calico/version.ts';
import { groupBy } from '../../collections.ts';
import { methods } from '../../detection/methods.ts';
import { type Message, say } from '../../message.ts';
import { formatAddress } from '../../net/address.ts';
import { ofNodesText } from '../../words/countText.ts';
import { listText } from '../../words/listText.ts';
import { ipName } from '../../words/reasonText.ts';
import { type ChosenOn, chosenOn, storedInstead } from '../address/chosen.ts';
import { isCheckDisabled, looksForNoAddress } from '../env/startSettings.ts';
import { placeInMethod, suggestionFixes, versionPlace } from '../place.ts';
import type { Report, Rule, SiteContext } from '../rule.ts';

/**
 * The Calico version of the manifest has a fault that makes this method go wrong: some releases store the address of the
 * network in place of the node's (node/pkg/lifecycle/startup/autodetection/autodetection_methods.go).
 */
export const versionFault: Rule = {
  code: 'version-fault',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { method, outcomes, agent } = context;
    const mended = endsIn(agent.plan.version.version, 'host-bits-lost');
    const isHit = method.kind !== 'unknown' && methods[method.kind].readsInternalIp;
    if (!isHit || mended === undefined || !isUsed(context)) return [];
    const spoiled = chosenOn(context).filter(({ candidate }) => storedInstead(candidate) !== undefined);
    if (spoiled.length > 0) return [reportOn(spoiled, mended, context)];
    return outcomes.length === 0 ? [reportOf(mended, context)] : [];
  },
};

/** Whether the method is asked for, as far as the manifest tells. */
function isUsed({ site, agent }: SiteContext): boolean {
  if (agent.agent.form !== 'workload') return true;
  const ip = agent.agent.env.get(ipName(site.family));
  const asks = ip === undefined ? site.family === 4 : ip.text === undefined || ip.text === 'autodetect';
  return (asks || (site.family === 4 && ip?.text === '')) && !looksForNoAddress(agent);
}

function reportOf(mended: CalicoVersion, context: SiteContext): Report {
  const { plan } = context.agent;
  const message = say(
    "All nodes in a subnet get the same address: with this method, Calico {0} stores the network's address. Fixed in {1}.",
    formatVersion(plan.version.version),
    formatVersion(mended),
  );
  return report(message, context);
}

function reportOn(spoiled: readonly ChosenOn[], mended: CalicoVersion, context: SiteContext): Report {
  const { outcomes, agent } = context;
  const { plan } = agent;
  const stored = spoiled.flatMap(({ candidate }) => storedInstead(candidate) ?? []);
  const groups = groupBy(stored, formatAddress);
  const shared = [...groups.values()].some((twins) => twins.length > 1);
  const message = say(
    "A bug in Calico {0}: with this method, it stores the network's address ({1}) instead of the node's on {2}.",
    formatVersion(plan.version.version),
    listText([...groups.keys()], 3),
    ofNodesText(spoiled.length, outcomes.length),
  );
  const evidence = [...(shared ? [consequenceOf(context)] : []), say("It's fixed in {0}.", formatVersion(mended))];
  return { ...report(message, context), evidence, ...(shared && { severity: 'error' }) };
}

function consequenceOf({ agent }: SiteContext): Message {
  return isCheckDisabled(agent)
    ? say('Traffic for one of these nodes reaches another.')
    : say('The first node to start keeps it; the others exit with "already using".');
}

function report(message: Message, context: SiteContext): Report {
  const version = versionPlace(context);
  const related = version === undefined ? [] : [{ at: version, message: say('This version is running') }];
  return { at: placeInMethod(context.site), message, related, fixes: () => suggestionFixes(context) };
}
