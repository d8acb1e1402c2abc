import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createKubectl, type Kubectl, type KubectlOptions } from '../../src/cluster/kubectl.ts';
import { patience } from '../patience.ts';

/** The program that acts a kubectl; the variable BEHAVIOUR says which. */
export const fakeProgram = fileURLToPath(new URL('../fixtures/kubectl/kubectl.mjs', import.meta.url));

/** A Kubectl that really starts a process, which behaves as named; `more` are further variables it sees. */
export function fakeKubectl(
  behaviour: string,
  options: KubectlOptions = {},
  more: Readonly<Record<string, string>> = {},
): Kubectl {
  Object.assign(process.env, { BEHAVIOUR: behaviour, ...more });
  const path = process.env['PATH'] ?? '';
  return createKubectl({ kubectl: fakeProgram, searchPath: () => Promise.resolve(path), ...options });
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Waits until `holds` does; gives whether it did. For what tells of itself by no event. */
export async function eventually(holds: () => boolean): Promise<boolean> {
  const until = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > until) return false;
    await setTimeout(20);
  }
  return true;
}
