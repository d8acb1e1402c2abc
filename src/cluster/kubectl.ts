import { argv, type Call } from './argv.ts';
import { createRunner, type KubectlOptions, type Runner } from './runner.ts';

export type { CallOptions, KubectlJson, KubectlOptions } from './runner.ts';

/** A kubectl that only reads: its calls can't say anything else. */
export type Kubectl = Runner<Call>;

export function createKubectl(options: KubectlOptions): Kubectl {
  return createRunner(options, (call: Call) => ({ args: argv(options, call) }));
}
