import type { Apartness, Gap, Placed } from '../detection/apart.ts';
import { ownerOf } from '../detection/candidates.ts';
import type { Suggestion } from '../detection/suggest.ts';
import type { Agent } from '../manifest/agent.ts';
import { formatAddress } from '../net/address.ts';
import { clausesText, listText, sentencesText } from '../views/listText.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import { placedNodes, waysBetween } from './placed.ts';
import type { Report, Rule, SiteContext } from './rule.ts';

/**
 * Nodes that do not reach each other at the chosen addresses, or send there from another address: receivers drop IPIP
 * packets whose outer source is no node's Calico address (felix/rules/static.go, `all-hosts-net`).
 */
export const nodesApart: Rule = {
  code: 'nodes-apart',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const placed = placedNodes(context);
    if (placed.length < 2) return [];
    const found = waysBetween(context);
    if (found.gaps.length > 0) return [gapReport(found, placed, context)];
    return found.unknown.length > 0 && found.subnets.length > 1 ? [unknownReport(found, context)] : [];
  },
};

function gapReport({ gaps, examined }: Apartness, placed: readonly Placed[], context: SiteContext): Report {
  const { site, agent } = context;
  const { t } = agent;
  const shown = gaps.slice(0, mostGaps).map((gap) => gapText(gap, context));
  const left = gaps.length - shown.length;
  const sentences = [
    `${clausesText([...shown, ...(left > 0 ? [t('and {0} more such ways', left)] : [])], t)}${t('.')}`,
    ...consequences(gaps, context),
    ...(examined < placed.length
      ? [t('Only the first {0} of {1} nodes were looked at.', examined, placed.length)]
      : []),
  ];
  const fixes = () => suggestionFixes(context, isWhole);
  const mild = isVxlanOnly(agent.agent) && gaps.every(({ why }) => why.kind === 'other-source');
  return {
    at: placeInMethod(site),
    message: sentencesText(sentences),
    fixes,
    ...(mild && { severity: 'information' }),
  };
}

const mostGaps = 3;

function isWhole({ apart }: Suggestion): boolean {
  return !apart;
}

function gapText({ from, to, why }: Gap, { agent: { t, plan } }: SiteContext): string {
  const target = formatAddress(to.candidate.address);
  if (why.kind === 'no-route')
    return t("{0} has no route to {1}'s {2} ({3})", from.node.name, to.node.name, target, why.error);
  const owner = ownerOf(why.source, from.node, plan.version.version)?.interface.name ?? '?';
  return t(
    "{0} sends to {1}'s {2} from {3} {4}, not from the chosen {5} {6}",
    from.node.name,
    to.node.name,
    target,
    owner,
    formatAddress(why.source),
    from.candidate.interface.name,
    formatAddress(from.candidate.address),
  );
}

function consequences(gaps: readonly Gap[], { agent: { t, agent } }: SiteContext): readonly string[] {
  const otherSource = gaps.some(({ why }) => why.kind === 'other-source');
  const noRoute = gaps.some(({ why }) => why.kind === 'no-route');
  const apart = t('Pods on these nodes can not reach each other through the tunnel.');
  if (!otherSource) return [apart];
  if (!isVxlanOnly(agent))
    return [t("Nodes drop IPIP packets that do not come from another node's Calico address."), apart];
  const leaves = t(
    'VXLAN packets carry the chosen address, but leave by the other interface: routers and reverse path filters may drop them.',
  );
  return noRoute ? [leaves, apart] : [leaves];
}

/** Whether it is known that no pool uses IPIP: VXLAN takes the chosen address as the outer source by itself. */
function isVxlanOnly(agent: Agent): boolean {
  if (agent.form === 'workload') return agent.env.get('CALICO_NETWORKING_BACKEND')?.text === 'vxlan';
  if (agent.form === 'settings') return false;
  const { bgp, pools } = agent.installation;
  if (bgp?.value === 'Disabled') return true;
  return (
    pools !== undefined && pools.length > 0 && pools.every(({ encapsulation }) => encapsulation?.value === 'VXLAN')
  );
}

function unknownReport({ subnets, unknown }: Apartness, { site, agent }: SiteContext): Report {
  const { t } = agent;
  const names = unknown.map(({ name }) => name);
  const message = t(
    'The chosen addresses lie in {0} subnets ({1}), and the routes between them are not known for {2}: whether these nodes reach the others can not be told. In the inventory, what "ip route show table all" and "ip rule" print there would tell.',
    subnets.length,
    listText(subnets, 3, t),
    listText(names, 3, t),
  );
  return { at: placeInMethod(site), message, severity: 'information' };
}
