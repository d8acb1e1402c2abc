import { METHOD_VARIABLES } from '../../manifest/methodSites.ts';
import { say } from '../../message.ts';
import { destinationFault } from '../faults.ts';
import { partsOf } from '../parts.ts';
import { placeInMethod, suggestionFixes } from '../place.ts';
import type { Rule, SiteContext } from '../rule.ts';

/** Networks or a destination of the other address family: nothing can match. */
export const familyMismatch: Rule = {
  code: 'family-mismatch',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site } = context;
    const other = site.family === 4 ? 6 : 4;
    const fixes = () => suggestionFixes(context);
    if (isAllOther(context)) {
      const message = say(
        'No address is detected: {0} is for IPv{1}, but only IPv{2} networks are listed.',
        nameOf(context),
        site.family,
        other,
      );
      return [{ at: placeInMethod(site), message, fixes }];
    }
    const [destination] = partsOf(context);
    if (destination === undefined || destinationFault(context) !== 'wrong-family') return [];
    const message = say(
      'No address is detected: {0} is for IPv{1}, but "{2}" is an IPv{3} address.',
      nameOf(context),
      site.family,
      destination.value,
      other,
    );
    return [{ at: placeInMethod(site, destination.span), message, fixes }];
  },
};

function nameOf({ site: { form, family, agent } }: SiteContext): string {
  switch (agent.form) {
    case 'settings':
      return agent.settings.methods[family]?.key.value ?? METHOD_VARIABLES[family];
    case 'installation':
    case 'workload':
      return form === 'installation' ? `nodeAddressAutodetectionV${family}` : METHOD_VARIABLES[family];
  }
}

function isAllOther({ site, method }: SiteContext): boolean {
  if (!('networks' in method) || method.networks.includes(undefined)) return false;
  return method.networks.every((prefix) => prefix?.address.family !== site.family);
}
