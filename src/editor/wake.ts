import { nextTurn } from '../turns/nextTurn.ts';

/** Does what activation leaves undone until a file of Calico's, a command or a view needs it. */
export interface Wake {
  /** Does it, the first time; resolves when it has been done. */
  now(): Promise<void>;
  /** Whether it was asked for. */
  readonly done: boolean;
}

/** `work` is begun once the running event is over, so that it may need what is made after this. */
export function createWake(work: () => Promise<void>): Wake {
  let begun: Promise<void> | undefined;
  return {
    now() {
      begun ??= nextTurn().then(work);
      return begun;
    },
    get done() {
      return begun !== undefined;
    },
  };
}
