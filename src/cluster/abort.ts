/** Passes the abort of a signal on to many calls through one listener: Node.js warns of a leak where there are eleven. */
export interface AbortRelay {
  /** A signal of one call's own, which aborts as `signal` does; `release` is to be called when the call has ended. */
  follow(signal: AbortSignal): { readonly signal: AbortSignal; release(): void };
}

export function createAbortRelay(): AbortRelay {
  const followers = new Map<AbortSignal, Set<AbortController>>();
  const groupOf = (signal: AbortSignal): Set<AbortController> => {
    const known = followers.get(signal);
    if (known !== undefined) return known;
    const group = new Set<AbortController>();
    followers.set(signal, group);
    signal.addEventListener('abort', abortAll, { once: true });
    return group;
  };
  function abortAll(this: AbortSignal): void {
    const group = followers.get(this);
    followers.delete(this);
    for (const each of group ?? []) each.abort(this.reason);
  }
  return {
    follow(signal) {
      const own = new AbortController();
      if (signal.aborted) {
        own.abort(signal.reason);
        return { signal: own.signal, release: () => undefined };
      }
      const group = groupOf(signal);
      group.add(own);
      return {
        signal: own.signal,
        release() {
          group.delete(own);
          if (group.size > 0 || followers.get(signal) !== group) return;
          followers.delete(signal);
          signal.removeEventListener('abort', abortAll);
        },
      };
    },
  };
}
