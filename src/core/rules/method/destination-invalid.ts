import { readDestination } from '../../detection/destination.ts';
import { parseMethod } from '../../detection/methods.ts';
import { localNames } from '../../inventory/inventory.ts';
import { say } from '../../message.ts';
import { bits, parsePrefix } from '../../net/address.ts';
import { destinationFault } from '../faults.ts';
import { partsOf } from '../parts.ts';
import { correction, placeInMethod, suggestionFixes } from '../place.ts';
import type { Fix, Rule, SiteContext } from '../rule.ts';
import { writingFault } from './writing.ts';

/** can-reach= with more than an address or host name, or with the node itself as destination. */
export const destinationInvalid: Rule = {
  code: 'destination-invalid',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site } = context;
    const fault = destinationFault(context);
    const [destination] = partsOf(context);
    if (destination === undefined || fault === undefined || fault === 'wrong-family') return [];
    if (writingFault(context) !== undefined) return [];
    const { value, span } = destination;
    if (value.trim() !== value) return [];
    const at = placeInMethod(site, value === '' ? undefined : span);
    if (fault === 'itself') {
      const loopback = site.family === 4 ? '127.0.0.1' : '::1';
      const message =
        value === ''
          ? say("Other nodes can't reach this node: without a destination, it reaches itself and uses {0}.", loopback)
          : say("Other nodes can't reach this node: {0} is the node itself, so it uses {1}.", value, loopback);
      return [{ at, message, fixes: () => suggestionFixes(context) }];
    }
    const message = say('No address is detected: "{0}" is neither an IP address nor a host name.', value);
    return [{ at, message, fixes: () => corrections(context, value) }];
  },
};

function corrections(context: SiteContext, value: string): readonly Fix[] {
  const network = parsePrefix(value);
  const asNetwork = `cidr=${value}`;
  if (network !== undefined && network.length < bits(network.address.family) && isKnown(asNetwork, context)) {
    return correction(context, asNetwork, say('Replace with {0}', asNetwork));
  }
  const meant = meantDestination(value, context);
  if (meant === undefined) return suggestionFixes(context);
  return correction(context, `can-reach=${meant}`, say('Replace with {0}', meant));
}

function isKnown(method: string, { agent: { plan } }: SiteContext): boolean {
  return parseMethod(method, plan.version.version).kind !== 'unknown';
}

/** The address or name in an URL, `host:port`, CIDR or list. */
function meantDestination(value: string, { site, agent }: SiteContext): string | undefined {
  const host = value
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[/,;\s].*$/s, '')
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([^:]*):\d+$/, '$1');
  if (host === '' || host === value) return undefined;
  const { kind } = readDestination(host, site.family, agent.plan.version.version, localNames);
  return kind === 'address' || kind === 'unknown-name' ? host : undefined;
}
