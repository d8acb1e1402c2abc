import { behaves } from '../../calico/changes.ts';
import type { Agent } from '../../manifest/agent.ts';
import { networkingBackend } from '../../manifest/forms/settings.ts';
import { entryBehind } from '../../manifest/forms/workload.ts';
import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { type Family, parseAddress, parsePrefix, unmap } from '../../net/address.ts';
import { isFilledIn } from '../../placeholders/value.ts';
import { ipName } from '../../words/reasonText.ts';
import type { AgentContext, Fix, SiteContext } from '../rule.ts';

/** What calico-node is told besides the method (startup.go). */

/** Whether CALICO_NETWORKING_BACKEND keeps calico-node from looking for addresses; from v3.16 to v3.25 it did not. */
export function looksForNoAddress({ agent, plan }: AgentContext): boolean {
  if (backendOf(agent) !== 'none') return false;
  return !behaves(plan.version.version, 'backend-none-detects');
}

function backendOf(agent: Agent): string | undefined {
  switch (agent.form) {
    case 'settings':
      return networkingBackend(agent.settings);
    case 'workload':
      return agent.env.get('CALICO_NETWORKING_BACKEND')?.text;
    case 'installation':
      return undefined;
  }
}

/** Whether IP or IP6 may say `text`, exactly: a keyword, nothing, or an address of its family; what is filled in later may. */
export function isValidIp(text: string, family: Family): boolean {
  if (['', 'autodetect', 'none'].includes(text) || isFilledIn(text)) return true;
  const address = parsePrefix(text)?.address ?? parseAddress(text);
  return address !== undefined && unmap(address).family === family;
}

/** Whether calico-node is told not to look whether another node has its address already. */
export function isCheckDisabled({ agent }: AgentContext): boolean {
  return agent.form === 'workload' && agent.env.get('DISABLE_NODE_IP_CHECK')?.text === 'true';
}

/** The fix that sets IP or IP6 to `autodetect`, where its value is written. */
export function autodetectFix({ agent }: AgentContext, family: Family): readonly Fix[] {
  const value = agent.form === 'workload' ? agent.env.get(ipName(family))?.valueAt : undefined;
  if (value === undefined) return [];
  const edits = [{ span: value.span, newText: writeScalar('autodetect', value) }];
  const title = say('Set {0} to autodetect', ipName(family));
  return [{ title, preferred: true, edits: [{ file: value.file, edits }] }];
}

/** The fix that sets IP or IP6 to `autodetect` for a method: where its value is written, else in an entry behind the method's. */
export function setAutodetect({ agent: context, site }: SiteContext): readonly Fix[] {
  const { agent, textOf } = context;
  if (agent.form !== 'workload') return [];
  const written = autodetectFix(context, site.family);
  const name = ipName(site.family);
  const source = textOf(agent.file);
  if (written.length > 0 || agent.env.get(name) !== undefined) return written;
  if (site.entry === undefined || source === undefined) return [];
  const edit = entryBehind(site.entry, agent.container, name, 'autodetect', source);
  const title = say('Set {0} to autodetect', name);
  return edit === undefined ? [] : [{ title, preferred: true, edits: [{ file: agent.file, edits: [edit] }] }];
}
