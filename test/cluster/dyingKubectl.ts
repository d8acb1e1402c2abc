import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A kubectl that reads a small cluster, and fails at one call, in one way, after so many bytes. */

export const faults = ['kill', 'exit', 'half', 'closed', 'garbage', 'hang'] as const;

export interface Fault {
  /** Which call fails, from 1 on; 0: none. */
  readonly at: number;
  readonly how: (typeof faults)[number];
  /** Bytes of the answer that are printed before. */
  readonly after: number;
}

export interface DyingKubectl {
  readonly program: string;
  /** Events that are written behind what is here are what a watch tells. */
  readonly watchFile: string;
  /** From now on this goes wrong; calls count from here. */
  setFault(fault: Fault | undefined): void;
  /** The calls since then. */
  calls(): readonly string[];
  /** `listener` is told when a call has printed what it prints before it hangs. */
  onHang(listener: () => void): void;
  /** What is printed to a call of this kind from now on. */
  setAnswer(name: AnswerName, value: unknown): void;
  remove(): void;
}

/** Which arguments ask for what; the first that fits counts. */
const questions = [
  ['watch', '*/nodes?*watch=1*'],
  ['nodes', '*/nodes*'],
  ['calicoPods', '*/pods?*k8s-app*'],
  ['pods', '*/pods*'],
  ['configMap', '*/configmaps/*'],
  ['namespaces', '*/api/v1/namespaces?*'],
  ['serviceAccounts', '*/api/v1/serviceaccounts*'],
  ['services', '*/api/v1/services?*'],
  ['endpointSlices', '*/endpointslices*'],
  ['daemonSets', '*/daemonsets*'],
  ['pools', '*crd.projectcalico.org/v1/ippools*'],
  ['blocks', '*crd.projectcalico.org/v1/blockaffinities*'],
  ['installations', '*/installations*'],
  ['addresses', '*-- ip -j -d addr*'],
  ['routes', '*-- sh -c*'],
] as const;
export type AnswerName = (typeof questions)[number][0];

/** Stands behind each call that is noted, since arguments have several lines. */
const endOfCall = '\x1e';

/** A shell that starts no more than one program takes a few milliseconds, so that thousands of calls can be made. */
export function dyingKubectl(answers: Readonly<Partial<Record<AnswerName, unknown>>>): DyingKubectl {
  const folder = mkdtempSync(join(tmpdir(), 'dying-kubectl-'));
  const file = (name: string): string => join(folder, name);
  const setAnswer = (name: AnswerName, value: unknown): void =>
    writeFileSync(file(name), typeof value === 'string' ? value : JSON.stringify(value));
  for (const [name] of questions) if (answers[name] !== undefined) setAnswer(name, answers[name]);
  writeFileSync(file('kubectl'), script(folder));
  chmodSync(file('kubectl'), 0o755);
  let tellHang: () => void = () => undefined;
  const watcher = watch(folder, (_, name) => {
    // Several events tell of one file, some of them late.
    if (name !== 'hanging' || !existsSync(file(name))) return;
    rmSync(file(name), { force: true });
    tellHang();
  });
  const setFault = (fault: Fault | undefined): void => {
    rmSync(file('hanging'), { force: true });
    writeFileSync(file('calls'), '');
    writeFileSync(file('fault'), `${fault?.at ?? 0} ${fault?.how ?? 'exit'} ${fault?.after ?? 0}\n`);
  };
  setFault(undefined);
  return {
    program: file('kubectl'),
    watchFile: file('watch'),
    setFault,
    setAnswer,
    calls: () => readFileSync(file('calls'), 'utf8').split(`${endOfCall}\n`).slice(0, -1),
    onHang(listener) {
      tellHang = listener;
    },
    remove() {
      watcher.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function script(folder: string): string {
  return `#!/bin/sh
cd '${folder}'
printf '%s${endOfCall}\n' "$*" >> calls
read -r at how after < fault
case "$*" in
${questions.map(([name, pattern]) => `${pattern.replace(/[^*]+/g, "'$&'")}) answer=${name};;`).join('\n')}
*) answer=none;;
esac
if [ ! -f $answer ]; then
  echo 'Error from server (NotFound): the server could not find the requested resource' >&2
  exit 1
fi
if [ "$at" -gt 0 ] && [ "$(grep -c '${endOfCall}' calls)" -eq "$at" ]; then
  head -c "$after" $answer
  case $how in
  kill) kill -9 $$;;
  exit) exit 1;;
  half) exit 0;;
  closed) exec >&-; exit 0;;
  garbage) head -c 64 /dev/urandom; exit 0;;
  hang) : > hanging; exec sleep 1000;;
  esac
fi
if [ $answer = watch ]; then exec tail -n +1 -f watch; fi
exec cat $answer
`;
}
