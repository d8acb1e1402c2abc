import type { Placed } from '../detection/apart.ts';
import { type Address, contains, formatAddress, parseAddress, sameAddress, unmap } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import { nodeList } from './nodeList.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import { nodesApartNames, placedNodes } from './placed.ts';
import type { Rule, SiteContext } from './rule.ts';
import { subnetKey, subnetOf } from './subnet.ts';

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
    const subnets = new Set(equal.map(({ candidate }) => subnetKey(candidate)));
    const differing = placed.flatMap((each) => differingFrom(each, subnets) ?? []);
    if (differing.length === 0) return [];
    const apart = nodesApartNames(context);
    const left = differing.filter(({ node }) => !apart.has(node.name));
    if (left.length === 0) return [];
    const { t } = agent;
    const textOf = ({ node, candidate, internal }: Differing): string =>
      t('{0} on {1}, whose InternalIP is {2}', formatAddress(candidate.address), node.name, formatAddress(internal));
    const message = t(
      'The chosen address is the InternalIP of the node on {0} of {1} nodes, but not on others: {2}. Where nodes are alike, this is often the sign of a wrong interface.',
      equal.length,
      placed.length,
      nodeList(left, textOf, t),
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

/** Nodes stay the same objects from one keystroke to the next, and reading addresses takes its time. */
const read = new WeakMap<Node, readonly Address[]>();

function internalIPs({ node, candidate }: Placed): readonly Address[] {
  const addresses = read.get(node) ?? (node.internalIPs ?? []).flatMap((text) => parseAddress(text) ?? []).map(unmap);
  read.set(node, addresses);
  return addresses.filter(({ family }) => family === candidate.address.family);
}

function isChosen(address: Address, { candidate }: Pick<Placed, 'candidate'>): boolean {
  return sameAddress(address, candidate.address);
}

/**
 * The node with its InternalIP, where it has that on another interface than the chosen one, and the chosen address is not in a
 * subnet that is chosen elsewhere too while the InternalIP is not.
 */
function differingFrom(each: Placed, subnets: ReadonlySet<bigint | undefined>): Differing | undefined {
  const [internal] = internalIPs(each);
  const subnet = subnetOf(each.candidate);
  if (internal === undefined || subnet === undefined || internalIPs(each).some((one) => isChosen(one, each)))
    return undefined;
  const held = (each.node.interfaces ?? []).some(
    (device) =>
      device !== each.candidate.interface &&
      device.addresses.some(({ address }) => sameAddress(unmap(address), internal)),
  );
  if (!held || (subnets.has(subnetKey(each.candidate)) && !contains(subnet, internal))) return undefined;
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
