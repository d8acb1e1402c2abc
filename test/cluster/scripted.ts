import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Session } from '../../src/cluster/connect.ts';
import { english } from '../../src/core/l10n.ts';
import { fakeProgram } from './fakeKubectl.ts';

/** A kubectl that answers from a table, and the objects of a small cluster. */

/** What kubectl answers to arguments that fit the expression; what fits none is not found. */
export type Script = readonly (readonly [
  pattern: string,
  answer: { stdout?: unknown; stderr?: string; code?: number },
])[];

export const options = {
  t: english,
  exec: true,
  kubectl: fakeProgram,
  searchPath: () => Promise.resolve(process.env['PATH'] ?? ''),
  onUpdate: () => undefined,
};

/** Reads the scripted cluster to its end; gives the session and the calls that were made. */
export async function read(script: Script, work: (session: Session, calls: readonly string[]) => void): Promise<void> {
  await scripted(script, async (calls) => {
    const session = connect(options);
    await session.done;
    await session.settled();
    work(session, calls());
    session.close();
  });
}

export async function scripted<T>(script: Script, work: (calls: () => readonly string[]) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'fake-kubectl-'));
  const [scriptFile, callsFile] = [join(folder, 'script.json'), join(folder, 'calls')];
  writeFileSync(scriptFile, JSON.stringify(script));
  Object.assign(process.env, { BEHAVIOUR: 'script', SCRIPT_FILE: scriptFile, CALLS_FILE: callsFile });
  try {
    return await work(() => readFileSync(callsFile, 'utf8').trim().split('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function node(name: string, annotations: Readonly<Record<string, string>> = {}): unknown {
  return { metadata: { name, annotations }, status: { addresses: [{ type: 'InternalIP', address: '10.0.0.1' }] } };
}

export function pod(name: string, phase = 'Running', metadata: object = {}): unknown {
  return {
    metadata: { name: `calico-${name}`, namespace: 'kube-system', ...metadata },
    spec: { nodeName: name, containers: [{ name: 'calico-node' }] },
    status: { phase },
  };
}

export function forbidden(what: string, where = 'at the cluster scope'): { stderr: string; code: number } {
  return { stderr: `Error from server (Forbidden): ${what} in API group "" ${where}\n`, code: 1 };
}
