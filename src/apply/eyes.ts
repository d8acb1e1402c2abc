import type { Session } from '../cluster/connect.ts';
import { readStored } from './readStored.ts';
import type { Eyes } from './sights.ts';
import type { PodWatch } from './watchPods.ts';

/** Milliseconds after which to look again although nothing was told: time passes by itself. */
const longest = 500;

/** Tells of changes as they come; `wake` is to be called with each. `watch`: undefined where no pods are followed. */
export function createEyes(session: Session, watch: () => PodWatch | undefined): { readonly eyes: Eyes; wake(): void } {
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
  const eyes: Eyes = {
    ...{ session, next },
    pods: () => watch()?.pods ?? [],
    revision: () => watch()?.revision() ?? Promise.resolve({ kind: 'unknown' }),
    stored: (node) => readStored(session, node),
  };
  return { eyes, wake };
}
