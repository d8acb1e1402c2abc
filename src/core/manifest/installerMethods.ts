import { type Family, parseAddress } from '../net/address.ts';
import type { Agent } from './agent.ts';

/** What installers take for a method, where that is less than Calico takes. */

/** Whether `text` may stand where the method of `agent` is written; only kOps is known to refuse what Calico takes. */
export function isTakenByInstaller(agent: Agent, text: string, family: Family): boolean {
  return agent.form !== 'settings' || agent.settings.tool !== 'kops' || isTakenByKops(text, family);
}

/**
 * kOps checks the method by itself, and takes first-found, can-reach= with an address of the family, interface= and
 * skip-interface= (kops pkg/apis/kops/validation/validation.go).
 */
function isTakenByKops(text: string, family: Family): boolean {
  if (text === 'first-found') return true;
  const [name, argument, ...more] = text.split('=');
  if (argument === undefined || more.length > 0) return false;
  if (name === 'can-reach') return parseAddress(argument)?.family === family;
  return name === 'interface' || name === 'skip-interface';
}
