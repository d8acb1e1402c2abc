import { homedir } from 'node:os';
import { join } from 'node:path';
import { inHome } from './argv.ts';

/** Where kubectl reads its contexts: `given`, else what KUBECONFIG names, which may be several, else the usual file. */
export function kubeconfigPath(given: string | undefined, environment = process.env): string {
  if (given) return inHome(given);
  return environment['KUBECONFIG'] || join(homedir(), '.kube', 'config');
}
