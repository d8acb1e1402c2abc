import type { Placed } from '../../detection/apart.ts';
import { methods } from '../../detection/methods.ts';
import { type Message, say } from '../../message.ts';
import { type Address, contains, formatAddress, sameAddress, unmap } from '../../net/address.ts';
import { ofNodesText } from '../../words/countText.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import { nodesApartNames, placedNodes } from '../placed.ts';
import type { Rule, SiteContext } from '../rule.ts';
import { contestedNames } from './contested.ts';
import { internalIPs, isChosen } from './internalIps.ts';
import { nodeList } from './nodeList.ts';
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
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { site, method } = context;
    if (method.kind !== 'unknown' && methods[method.kind].readsInternalIp) return [];
    const placed = placedNodes(context);
    const equal = placed.filter((each) => internalIPs(each).some((address) => isChosen(address, each)));
    if (equal.length === 0 || equal.length === placed.length) return [];
    const subnets = new Set(equal.map(({ candidate }) => subnetKey(candidate)));
    const differing = placed.flatMap((each) => differingFrom(each, subnets) ?? []);
    if (differing.length === 0) return [];
    const told = new Set([...nodesApartNames(context), ...contestedNames(context)]);
    const left = differing.filter(({ node }) => !told.has(node.name));
    if (left.length === 0) return [];
    const textOf = ({ node, candidate, internal }: Differing): Message =>
      say('{0} on {1}, whose InternalIP is {2}', formatAddress(candidate.address), node.name, formatAddress(internal));
    const message = say(
      "On {0}, the chosen interface may be wrong: unlike on the others, it doesn't have the InternalIP.",
      ofNodesText(left.length, placed.length),
    );
    const evidence = [say('Chosen here: {0}.', nodeList(left, textOf))];
    return [
      {
        at: placeInMethod(site),
        message,
        evidence,
        ...(left.every(isInOneNetwork) && { severity: 'information' as const }),
        fixes: () => suggestionFixes(context, (each) => isAlike(each.choices, context)),
      },
    ];
  },
};

/** Whether the InternalIP is in the subnet of the chosen address: then other nodes reach the node at both. */
function isInOneNetwork({ candidate, internal }: Differing): boolean {
  const subnet = subnetOf(candidate);
  return subnet !== undefined && contains(subnet, internal);
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
