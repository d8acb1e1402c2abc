import { parseAddress, unmap } from '../net/address.ts';
import { placeInMethod, suggestionFixes } from './place.ts';
import type { Report, Rule, SiteContext } from './rule.ts';

/** Networks or a destination of the other address family: nothing can match. */
export const familyMismatch: Rule = {
  code: 'family-mismatch',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, method, agent } = context;
    const { t } = agent;
    const other = site.family === 4 ? 6 : 4;
    const fixes = () => suggestionFixes(context);
    if (method.kind === 'cidr' && isAllOther(context)) {
      const message = t(
        'All of these are IPv{0} networks, but this variable is for IPv{1}: nothing can match.',
        other,
        site.family,
      );
      return [{ at: placeInMethod(site), message, fixes }];
    }
    if (method.kind !== 'can-reach') return [];
    const { value, span } = method.destination;
    const address = parseAddress(value);
    if (address === undefined || unmap(address).family === site.family || address.value === 0n) return [];
    const message = t(
      '{0} is an IPv{1} address, but this variable is for IPv{2}: no address is detected.',
      value,
      other,
      site.family,
    );
    const report: Report = { at: placeInMethod(site, span), message, fixes };
    return [report];
  },
};

function isAllOther({ site, method }: SiteContext): boolean {
  if (method.kind !== 'cidr' || method.networks.includes(undefined)) return false;
  return method.networks.every((prefix) => prefix?.address.family !== site.family);
}
