import { isVirtual } from '../detection/virtual.ts';
import { isGlobalUnicast } from '../net/address.ts';
import { listText } from '../views/listText.ts';
import { type ChosenOn, chosenOn } from './chosen.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Rule, SiteContext } from './rule.ts';

/** A bridge, tunnel or pod interface is chosen by accident: other nodes can't reach the node there. */
export const virtualInterface: Rule = {
  code: 'virtual-interface',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const chosen = chosenOn(context).filter(
      (each) => isVirtual(each.candidate.interface) && !isDeliberate(each, context),
    );
    if (chosen.length === 0) return [];
    const { site, agent } = context;
    const { t } = agent;
    const places = chosen.map(({ node, candidate }) => t('{0} on {1}', candidate.interface.name, node.name));
    const message = t(
      'A virtual interface is chosen, where other nodes can seldom reach the node: {0}.',
      listText(places, 3, t),
    );
    return [{ at: placeInMethod(site), message, fixes: () => suggestionFixes(context) }];
  },
};

const vpn = /^(tailscale|zt|wg|tun\d|tap|utun|ppp)/;

/**
 * Nodes may well talk over a VPN, or over an address of their loopback interface that is routed there; the first is meant
 * where the method or the node's InternalIP names it.
 */
function isDeliberate({ candidate: { interface: device, address } }: ChosenOn, { method }: SiteContext): boolean {
  if (device.name === 'lo') return isGlobalUnicast(address);
  if (!vpn.test(device.name)) return false;
  if (method.kind === 'kubernetes-internal-ip') return true;
  const letters = /^[a-z]+/.exec(device.name)?.[0] ?? device.name;
  return method.kind === 'interface' && method.items.some(({ value }) => value.includes(letters));
}
