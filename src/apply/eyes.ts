import type { Session } from '../cluster/connect.ts';
import type { PodSeen } from '../core/apply/follow.ts';
import type { Eyes } from './followNodes.ts';

/** Milliseconds after which to look again although nothing was told: time passes by itself. */
const longest = 500;

/** Tells of changes as they come; `wake` is to be called with each. */
export function createEyes(session: Session, pods: () => readonly PodSeen[]): { readonly eyes: Eyes; wake(): void } {
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const now = waiting;
    waiting = [];
    for (const each of now) each();
  };
  const next = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, longest);
      waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  return { eyes: { session, pods, next }, wake };
}
