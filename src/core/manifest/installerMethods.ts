import type { MethodName } from '../detection/method.ts';
import { methodNames, takesArgument } from '../detection/methods.ts';
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
  const [name, argument, ...more] = text.split('=');
  const method = methodNames.find((each) => each === name);
  if (method === undefined || (argument !== undefined) !== takesArgument(method) || more.length > 0) return false;
  return kops[method](argument ?? '', family);
}

const kops: Readonly<Record<MethodName, (argument: string, family: Family) => boolean>> = {
  'first-found': () => true,
  interface: () => true,
  'skip-interface': () => true,
  cidr: () => false,
  'can-reach': (argument, family) => parseAddress(argument)?.family === family,
  'kubernetes-internal-ip': () => false,
};
