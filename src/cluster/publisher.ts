/** Tells of changes at once or soon, so that many small changes are told together. */
export interface Publisher {
  now(): void;
  soon(): void;
  /** Tells nothing more. */
  dispose(): void;
}

const pause = 100;

export function createPublisher(publish: () => void): Publisher {
  let timer: NodeJS.Timeout | undefined;
  let disposed = false;
  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const publisher: Publisher = {
    now() {
      cancel();
      if (!disposed) publish();
    },
    soon() {
      if (!disposed) timer ??= setTimeout(publisher.now, pause);
    },
    dispose() {
      disposed = true;
      cancel();
    },
  };
  return publisher;
}
