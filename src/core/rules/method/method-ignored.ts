import type { EffectiveVariable } from '../../manifest/env.ts';
import { isWritten } from '../../manifest/methodSites.ts';
import { type Message, say } from '../../message.ts';
import { isFilledIn } from '../../placeholders/value.ts';
import { ipName } from '../../words/reasonText.ts';
import { pinnedNodes } from '../env/pinned.ts';
import { isValidIp, looksForNoAddress, setAutodetect } from '../env/startSettings.ts';
import type { Report, Rule, Severity, SiteContext } from '../rule.ts';

/** The method is written, but IP, IP6 or the backend keeps calico-node from using it. */
export const methodIgnored: Rule = {
  code: 'method-ignored',
  severity: 'warning',
  scope: 'site',
  check(context) {
    if (!isWritten(context.site)) return [];
    return ignoredMethod(context) ?? [];
  },
};

function ignoredMethod(context: SiteContext): readonly Report[] | undefined {
  const { agent, site } = context;
  if (looksForNoAddress(agent)) {
    const message = say('This method has no effect: CALICO_NETWORKING_BACKEND is none, so no address is detected.');
    return [{ at: site.name, message }];
  }
  if (agent.agent.form !== 'workload') return undefined;
  const reason = reasonOf(context, agent.agent.env.get(ipName(site.family)));
  return reason && [report(context, reason)];
}

interface Reason {
  readonly message: Message;
  readonly severity?: Severity;
}

function reasonOf(context: SiteContext, variable: EffectiveVariable | undefined): Reason | undefined {
  const { site, agent } = context;
  const name = ipName(site.family);
  const text = variable === undefined ? '' : variable.text;
  if (variable === undefined && isFragment(agent)) return undefined; // its base says so
  if (text === '' && isOpen(agent)) return undefined; // what is filled in may say so
  if (text === undefined) {
    const field = variable?.unknown === undefined && variable?.parts.find((part) => typeof part !== 'string');
    if (!field) return undefined; // a Secret's value may be "autodetect"
    return { message: say('This method has no effect: {0} comes from {1}, not "autodetect".', name, field.field) };
  }
  if (isFilledIn(text)) return undefined;
  if (text === 'autodetect' || !isValidIp(text, site.family)) return undefined;
  if (text !== '') return { message: say('This method has no effect: {0} is "{1}", not "autodetect".', name, text) };
  if (site.family === 6)
    return { message: say("This method has no effect: IP6 isn't set, so no IPv6 address is detected.") };
  if (pinnedNodes(context).next().done !== true) return undefined; // address-pinned tells more
  if (keepsEverywhere(context)) {
    return { message: say("This method has no effect: IP isn't set, and every node has a stored address.") };
  }
  const message = say("IP isn't set: this method only applies to nodes without a stored address.");
  return { message, severity: 'information' };
}

function isOpen({ agent }: SiteContext['agent']): boolean {
  return agent.form === 'workload' && agent.env.open;
}

function isFragment({ agent }: SiteContext['agent']): boolean {
  return agent.form === 'workload' && agent.isFragment;
}

function keepsEverywhere({ outcomes }: SiteContext): boolean {
  return outcomes.length > 0 && outcomes.every(({ outcome }) => outcome.kind === 'kept');
}

function report(context: SiteContext, { message, severity }: Reason): Report {
  const { site, agent } = context;
  const name = ipName(site.family);
  const at = agent.agent.form === 'workload' ? agent.agent.env.get(name)?.valueAt : undefined;
  const related = at === undefined ? [] : [{ at, message: say('{0} is set here', name) }];
  return { at: site.name, message, related, fixes: () => setAutodetect(context), ...(severity && { severity }) };
}
