import type { Guard } from '../protocol/guards.ts';
import {
  type FromAnyView,
  type Guards,
  type Handlers,
  receive,
  type Tagged,
  type ToAnyView,
} from '../protocol/messages.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** VS Code gives it to each page, once. */
declare function acquireVsCodeApi(): VsCodeApi;

/** The page's line to the editor. */
export interface Connection<Out> {
  post(message: Out): void;
  /** When the last message came, on the page's clock. */
  readonly receivedAt: number;
  /** What was kept when the page was last shown; undefined at first, or where `guard` does not know it. */
  kept<S>(guard: Guard<S>): S | undefined;
  /** Keeps what the user has set: it survives hiding the page, and a reload of the window. */
  keep(state: object): void;
}

/** Listens with `handlers`, and says that it does. Messages of any other shape are passed over. */
export function connect<In extends Tagged, Out extends Tagged>(
  guards: Guards<In | ToAnyView>,
  handlers: Handlers<In | ToAnyView>,
): Connection<Out | FromAnyView> {
  const api = acquireVsCodeApi();
  // The frame around this one, which speaks for the editor, is of the same origin; nobody else is.
  let receivedAt = performance.now();
  window.addEventListener('message', ({ data, origin }) => {
    receivedAt = performance.now();
    if (origin === window.origin) receive(guards, handlers, data);
  });
  const ready: FromAnyView = { type: 'ready' };
  queueMicrotask(() => api.postMessage(ready));
  return {
    post: (message) => api.postMessage(message),
    get receivedAt() {
      return receivedAt;
    },
    kept(guard) {
      const state = api.getState();
      return guard(state) ? state : undefined;
    },
    keep: (state) => api.setState(state),
  };
}

/** Calls `done` when what was just put on the page has been painted. */
export function afterPaint(done: () => void): void {
  requestAnimationFrame(() => setTimeout(done, 0));
}
