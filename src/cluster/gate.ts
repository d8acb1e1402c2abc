/**
 * Lets work through one at a time until the first has succeeded, then up to `width` at once, in the order of asking: a
 * login that has to be answered by the user is then asked for once and not four times.
 */
export interface Gate {
  /** Resolves with the key to leave by when it is one's turn; undefined where `signal` ends the wait. */
  enter(signal?: AbortSignal): Promise<Leave | undefined>;
}

/** Gives the place to the next one; `succeeded` opens the gate to its width. */
export type Leave = (succeeded: boolean) => void;

export function createGate(width: number): Gate {
  const waiting: { readonly admit: (leave: Leave) => void }[] = [];
  let inside = 0;
  let opened = false;
  let isDue = false;
  // One in each turn of the event loop: to start a process takes some 10 ms, and several at once would be felt.
  const admitNext = (): void => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      if (waiting.length === 0 || inside >= (opened ? width : 1)) return;
      inside += 1;
      waiting.shift()?.admit(once(leave));
      admitNext();
    });
  };
  const leave: Leave = (succeeded) => {
    inside -= 1;
    opened ||= succeeded;
    admitNext();
  };
  return {
    enter: (signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve(undefined);
        const cancel = (): void => {
          waiting.splice(waiting.indexOf(place), 1);
          resolve(undefined);
        };
        const place = {
          admit(leave: Leave) {
            signal?.removeEventListener('abort', cancel);
            resolve(leave);
          },
        };
        signal?.addEventListener('abort', cancel, { once: true });
        waiting.push(place);
        admitNext();
      }),
  };
}

function once(leave: Leave): Leave {
  let left = false;
  return (succeeded) => {
    if (left) return;
    left = true;
    leave(succeeded);
  };
}
