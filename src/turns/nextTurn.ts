/** Resolves once what waits already had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof immediately === 'function') immediately(resolve);
    else setTimeout(resolve, 0);
  });
}

/** Node's, which waits a millisecond less than a timer; web workers have none. */
const immediately: unknown = Reflect.get(globalThis, 'setImmediate');
