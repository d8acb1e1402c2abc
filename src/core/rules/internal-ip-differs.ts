import type { Placed } from '../detection/apart.ts';
import { type Address, contains, formatAddress, parseAddress, sameAddress, unmap } from '../net/address.ts';
import { listText } from '../views/listText.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import { nodesApartNames, placedNodes } from './placed.ts';
import type { Rule, SiteContext } from './rule.ts';
import { subnetOf, subnetText } from './subnet.ts';

interface Differing extends Placed {
  readonly internal: Address;
}

/**
 * The chosen address is the one by which Kubernetes knows some nodes, and not for others. Where all differ, or those that
 * do are in one subnet with the rest, it is meant so: a network of its own for pods.
 */
export const internalIpDiffers: Rule = {
  code: 'internal-ip-differs',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { site, agent, method } = context;
    if (method.kind === 'kubernetes-internal-ip') return [];
    const placed = placedNodes(context);
    const equal = placed.filter((each) => internalIPs(each).some((address) => isChosen(address, each)));
    if (equal.length === 0 || equal.length === placed.length) return [];
    const subnets = new Set(equal.map(({ candidate }) => subnetText(candidate)));
    const differing = placed.flatMap((each) => differingFrom(each, subnets) ?? []);
    if (differing.length === 0) return [];
    const apart = nodesApartNames(context);
    const left = differing.filter(({ node }) => !apart.has(node.name));
    if (left.length === 0) return [];
    const { t } = agent;
    const places = left.map(({ node, candidate, internal }) =>
      t('{0} on {1}, whose InternalIP is {2}', formatAddress(candidate.address), node.name, formatAddress(internal)),
    );
    const message = t(
      'The chosen address is the InternalIP of the node on {0} of {1} nodes, but not on others: {2}. Where nodes are alike, this is the sign of a wrong interface.',
      equal.length,
      placed.length,
      listText(places, 3, t),
    );
    return [
      {
        at: placeInMethod(site),
        message,
        fixes: () => suggestionFixes(context, (each) => isAlike(each.choices, context)),
      },
    ];
  },
};

function internalIPs({ node, candidate }: Placed): readonly Address[] {
  const addresses = (node.internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []).map(unmap);
  return addresses.filter(({ family }) => family === candidate.address.family);
}

function isChosen(address: Address, { candidate }: Pick<Placed, 'candidate'>): boolean {
  return sameAddress(address, candidate.address);
}

/**
 * The node with its InternalIP, where it has that on an interface and another is chosen, which is not in a subnet that
 * is chosen elsewhere too while the InternalIP is not.
 */
function differingFrom(each: Placed, subnets: ReadonlySet<string | undefined>): Differing | undefined {
  const [internal] = internalIPs(each);
  const subnet = subnetOf(each.candidate);
  if (internal === undefined || subnet === undefined || internalIPs(each).some((one) => isChosen(one, each)))
    return undefined;
  const held = (each.node.interfaces ?? []).some(({ addresses }) =>
    addresses.some(({ address }) => sameAddress(unmap(address), internal)),
  );
  if (!held || (subnets.has(subnetText(each.candidate)) && !contains(subnet, internal))) return undefined;
  return { ...each, internal };
}

/** Whether a suggestion chooses the InternalIP on each node that has one of its own. */
function isAlike(choices: readonly (Placed['candidate'] | undefined)[], { outcomes }: SiteContext): boolean {
  return outcomes.every(({ node }, at) => {
    const candidate = choices[at];
    if (candidate === undefined) return true;
    return internalIPs({ node, candidate }).some((address) => isChosen(address, { candidate }));
  });
}
