import type { Apartness, Gap, Placed } from '../../detection/apart.ts';
import { ownerOf } from '../../detection/candidates.ts';
import type { Suggestion } from '../../detection/suggest.ts';
import { formatAddress } from '../../net/address.ts';
import { clausesText, listText, sentencesText } from '../../words/listText.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import { placedNodes, waysBetween } from '../placed.ts';
import type { Report, Rule, Severity, SiteContext } from '../rule.ts';
import { createLoss, type Loss } from './loss.ts';

/**
 * Nodes that do not reach each other at the chosen addresses, or send there from another address: receivers drop IPIP
 * packets whose outer source is no node's Calico address (felix/rules/static.go, `all-hosts-net`).
 */
export const nodesApart: Rule = {
  code: 'nodes-apart',
  severity: 'error',
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
  const lossOf = createLoss(context);
  const losses = new Set(gaps.map((gap) => (gap.why.kind === 'no-route' ? 'no-route' : lossOf(gap))));
  const sentences = [
    `${clausesText([...shown, ...(left > 0 ? [t('and {0} more such ways', left)] : [])], t)}${t('.')}`,
    ...consequences(losses, context),
    ...(examined < placed.length
      ? [t('Only the first {0} of {1} nodes were looked at.', examined, placed.length)]
      : []),
  ];
  const fixes = () => suggestionFixes(context, isWhole);
  return { at: placeInMethod(site), message: sentencesText(sentences), fixes, severity: severityOf(losses) };
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

type Losses = ReadonlySet<Loss | 'no-route'>;

/** An error where packets are lost for certain, a warning where they are if they are wrapped in IPIP. */
function severityOf(losses: Losses): Severity {
  if (losses.has('lost') || losses.has('no-route')) return 'error';
  return losses.has('unknown') ? 'warning' : 'information';
}

function consequences(losses: Losses, { agent: { t } }: SiteContext): readonly string[] {
  const apart = t("Pods on these nodes can't reach each other through the tunnel.");
  if (losses.has('lost') || losses.has('unknown'))
    return [t("Nodes drop IPIP packets that do not come from another node's Calico address."), apart];
  return [
    ...(losses.has('vxlan')
      ? [
          t(
            'VXLAN packets carry the chosen address, but leave by the other interface: routers and reverse path filters may drop them.',
          ),
        ]
      : losses.has('plain')
        ? [t('Packets between pods leave through the other interface: routers and reverse path filters may drop them.')]
        : []),
    ...(losses.has('no-route') ? [apart] : []),
  ];
}

function unknownReport({ subnets, unknown }: Apartness, { site, agent }: SiteContext): Report {
  const { t } = agent;
  const names = unknown.map(({ name }) => name);
  const message = t(
    'The chosen addresses lie in {0} subnets ({1}), and the routes between them are not known for {2}: whether these nodes reach the others can\'t be told. In the inventory, what "ip route show table all" and "ip rule" print there would tell.',
    subnets.length,
    listText(subnets, 3, t),
    listText(names, 3, t),
  );
  return { at: placeInMethod(site), message, severity: 'information' };
}
