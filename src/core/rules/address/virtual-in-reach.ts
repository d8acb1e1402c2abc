import { compileRegexp } from '../../detection/goRegexp.ts';
import { type Method, takenNames } from '../../detection/method.ts';
import { methods, parseMethod } from '../../detection/methods.ts';
import { isHostLocal, isOwnNetwork, isVirtual } from '../../detection/virtual.ts';
import { tunnelDevices } from '../../facts/devices.ts';
import { say } from '../../message.ts';
import { contains, isGlobalUnicast, type Prefix, unmap } from '../../net/address.ts';
import type { Interface, Node } from '../../net/node.ts';
import type { AddressRange } from '../../ranges.ts';
import { listText } from '../../words/listText.ts';
import { isFaulty } from '../faults.ts';
import { isAccidental } from '../method/accidental.ts';
import { regexpOfGlob } from '../method/glob.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule, SiteContext } from '../rule.ts';
import { chosenOn } from './chosen.ts';
import { nodeList } from './nodeList.ts';
import { rangesFor, rangeText } from './rangeText.ts';

/** interface= and cidr= do without the list of names that first-found leaves out: docker0 or tunl0 may be next. */
export const virtualInReach: Rule = {
  code: 'virtual-in-reach',
  severity: 'information',
  scope: 'site',
  check(context) {
    const { site, method } = context;
    if (!reachesAll(method) || isToldOtherwise(context)) return [];
    const reached = reachedDevices(context);
    const names = usualNames(method).filter((name) => !reached.some(({ device }) => device.name === name));
    const pools = poolsIn(method, context);
    const places = nodeList(reached, ({ node, device }) => say('{0} on {1}', device.name, node.name));
    const evidence = [
      ...(reached.length === 0 ? [] : [say('The method also matches {0}.', places)]),
      ...(names.length === 0 ? [] : [say('The expression also matches names such as {0}.', listText(names, 3))]),
      ...pools.map((pool) =>
        say('The networks overlap {0}, from which tunl0 and vxlan.calico get their addresses.', rangeText(pool)),
      ),
    ];
    if (evidence.length === 0) return [];
    const message = say('A virtual interface is chosen instead of the real one if the kernel lists it later.');
    const devices = reached.map(({ device }) => device);
    const fixes = () => suggestionFixes(context, (each) => !isInReach(each.text, devices, context));
    const related = pools.flatMap(({ at }) => (at === undefined ? [] : [{ at, message: say('The pool is here.') }]));
    return [{ at: placeInMethod(site), message, evidence, related, fixes }];
  },
};

/** Whether names that Calico leaves out by default may be taken from the kernel's list. */
function reachesAll({ kind }: Method): boolean {
  return kind !== 'unknown' && methods[kind].walksList && !methods[kind].leavesOut;
}

/** Where the text is at fault, a file pattern is written, or such an interface is chosen now, other findings tell it. */
function isToldOtherwise(context: SiteContext): boolean {
  const { method } = context;
  if (isFaulty(context)) return true;
  if (takenNames(method)?.items.some(({ value }) => regexpOfGlob(value) !== undefined) === true) return true;
  return chosenOn(context).some((each) => isAccidental(each, context));
}

interface Reached {
  readonly node: Node;
  readonly device: Interface;
}

/** Interfaces of the node's own that would do, and lose to another only by the kernel's order. */
function reachedDevices({ outcomes, method }: SiteContext): readonly Reached[] {
  const reached: Reached[] = [];
  for (const { node, outcome } of outcomes) {
    if (outcome.kind !== 'chosen' || outcome.choice.outcome !== 'detected' || outcome.choice.next === undefined)
      continue;
    for (const device of node.interfaces ?? []) {
      if (device.addresses.length === 0 || !isVirtual(device) || !isHostLocal(device)) continue;
      const verdict = outcome.choice.verdictFor(device);
      if (verdict.kind !== 'overtaken') continue;
      if (isOwnNetwork(device, verdict.address, node) || isWritten(device.name, method)) continue;
      reached.push({ node, device });
    }
  }
  return reached;
}

/** Names that Docker, other network plugins, kube-proxy and Calico itself give to interfaces with an address. */
const usual = [tunnelDevices.ipip[4], tunnelDevices.vxlan[4], 'docker0', 'kube-ipvs0', 'cni0', 'flannel.1'];

/** Those of them that the expression matches without naming them. */
function usualNames(method: Method): readonly string[] {
  const regexp = takenNames(method)?.regexp;
  if (!regexp?.ok) return [];
  const { matches } = regexp;
  return usual.filter((name) => matches(name) && !isWritten(name, method));
}

/** Whether the name stands in the expression: then the interface is meant. */
function isWritten(name: string, method: Method): boolean {
  return takenNames(method)?.items.some(({ value }) => value.replaceAll('\\', '').includes(name)) === true;
}

/** Pools from which tunnels get addresses that would be in one of the networks; not those in which nodes themselves are. */
function poolsIn(method: Method, context: SiteContext): readonly AddressRange[] {
  if (!('networks' in method)) return [];
  const networks = method.networks.flatMap((each) => each ?? []);
  const hit = rangesFor(context).filter(
    ({ kind, prefix, ipip, vxlan }) =>
      kind === 'pool' && [ipip, vxlan].some(isTunnel) && networks.some((network) => overlap(network, prefix)),
  );
  if (hit.length === 0) return [];
  const chosen = chosenOn(context);
  return hit.filter(({ prefix }) => !chosen.some(({ candidate }) => contains(prefix, candidate.address)));
}

function isTunnel(mode: AddressRange['ipip']): boolean {
  return mode === 'Always' || mode === 'CrossSubnet';
}

function overlap(a: Prefix, b: Prefix): boolean {
  return a.length <= b.length ? contains(a, b.address) : contains(b, a.address);
}

/** Whether another text would reach one of `devices`, a usual name or a pool as well. */
function isInReach(text: string, devices: readonly Interface[], context: SiteContext): boolean {
  const method = parseMethod(text, context.agent.plan.version.version);
  if (usualNames(method).length > 0 || poolsIn(method, context).length > 0) return true;
  const named = takenNames(method);
  if (named !== undefined) {
    const compiled = compileRegexp(named.joined);
    return compiled.ok && devices.some(({ name }) => compiled.matches(name));
  }
  if (!('networks' in method)) return false;
  const networks = method.networks.flatMap((each) => each ?? []);
  const addresses = devices.flatMap((device) => device.addresses.map(({ address }) => unmap(address)));
  return addresses.filter(isGlobalUnicast).some((address) => networks.some((network) => contains(network, address)));
}
