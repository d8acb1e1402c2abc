import { mock } from 'node:test';

/** Deadlines that pass when a test says so: those of the clock come too early on a busy machine, or too late. */
export interface HeldDeadlines {
  /** Lets the time of all that wait now be over. */
  pass(): void;
  /** Gives timers back as they were. */
  release(): void;
}

/** Holds each timer that is begun from now on for so many milliseconds as `isHeld` says; all others run as ever. */
export function holdDeadlines(isHeld: (milliseconds: number) => boolean): HeldDeadlines {
  const { setTimeout: begin, clearTimeout: end } = globalThis;
  const held = new Map<unknown, () => void>();
  const ending = mock.method(globalThis, 'clearTimeout', (timer: NodeJS.Timeout | undefined) => {
    held.delete(timer);
    end(timer);
  });
  const beginning = mock.method(globalThis, 'setTimeout', (action: () => void, milliseconds = 0) => {
    if (!isHeld(milliseconds)) return begin(action, milliseconds);
    const timer = begin(() => undefined, 2 ** 31 - 1); // counts as open until it is cleared
    held.set(timer, action);
    return timer;
  });
  return {
    pass() {
      for (const [timer, action] of [...held]) {
        held.delete(timer);
        action();
      }
    },
    release() {
      beginning.mock.restore();
      ending.mock.restore();
    },
  };
}
