import { atLeast } from '../calico/version.ts';
import { type Family, parseAddress, parsePrefix, unmap } from '../net/address.ts';
import type { AgentContext } from './rule.ts';

/** What calico-node is told besides the method (startup.go). */

/** Whether CALICO_NETWORKING_BACKEND keeps calico-node from looking for addresses; from v3.16 to v3.25 it did not. */
export function looksForNoAddress({ agent, plan }: AgentContext): boolean {
  if (agent.form !== 'workload' || agent.env.get('CALICO_NETWORKING_BACKEND')?.text !== 'none') return false;
  const { version } = plan.version;
  return !atLeast(version, 3, 16) || atLeast(version, 3, 26);
}

/** Whether IP or IP6 may say `text`, exactly: a keyword, nothing, or an address of its family; a template may. */
export function isValidIp(text: string, family: Family): boolean {
  if (['', 'autodetect', 'none'].includes(text) || text.includes('{{')) return true;
  const address = parsePrefix(text)?.address ?? parseAddress(text);
  return address !== undefined && unmap(address).family === family;
}
