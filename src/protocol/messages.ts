import {
  type Guard,
  isDictionaryOf,
  isIndex,
  isListOf,
  isNumber,
  isObject,
  isOneOf,
  isRecordOf,
  isText,
  ownValue,
} from './guards.ts';

/** What passes between the editor and a webview; each side checks what it gets before it uses it. */

export interface Tagged {
  readonly type: string;
}

/** One guard for each message of M. */
export type Guards<M extends Tagged> = { readonly [T in M['type']]: Guard<Extract<M, { readonly type: T }>> };

/** What is done on each message of M: a message without a handler does not compile. */
export type Handlers<M extends Tagged> = {
  readonly [T in M['type']]: (message: Extract<M, { readonly type: T }>) => void;
};

/** Checks `value` and hands it to its handler; false where it is no message of M, and nothing was done. */
export function receive<M extends Tagged>(guards: Guards<M>, handlers: Handlers<M>, value: unknown): boolean {
  const type = isObject(value) ? ownValue(value, 'type') : undefined;
  return isTypeOf(guards, type) && handle(guards, handlers, type, value);
}

function isTypeOf<M extends Tagged>(guards: Guards<M>, type: unknown): type is M['type'] {
  return typeof type === 'string' && Object.hasOwn(guards, type);
}

function handle<M extends Tagged, T extends M['type']>(
  guards: Guards<M>,
  handlers: Handlers<M>,
  type: T,
  value: unknown,
): boolean {
  const guard: Guard<Extract<M, { readonly type: T }>> = guards[type];
  if (!guard(value)) return false;
  handlers[type](value);
  return true;
}

/** What every view is told. */
export type ToAnyView =
  /** The answer to `ready`: the user's language, each text by its English one. */
  | { readonly type: 'start'; readonly translations: Readonly<Record<string, string>> }
  /** There is nothing to show, why, and what helps. */
  | { readonly type: 'nothing'; readonly version: number; readonly text: string; readonly actions: readonly Action[] };

/** A button: its text, and the command it runs. */
export interface Action {
  readonly title: string;
  readonly command: ViewCommand;
}

/** The commands that a view may run, by the names they have there. */
export const viewCommands = [
  'connect',
  'selectInventory',
  'openExample',
  'openNicPanel',
  'compareMethods',
  'openTopology',
] as const;
export type ViewCommand = (typeof viewCommands)[number];

/** What every view tells. */
export type FromAnyView =
  /** The first message of each page: it listens now. */
  | { readonly type: 'ready' }
  /** The data of this version is on the screen, so many milliseconds after it came. */
  | { readonly type: 'drawn'; readonly version: number; readonly milliseconds: number }
  | { readonly type: 'run'; readonly command: ViewCommand };

export const toAnyView: Guards<ToAnyView> = {
  start: isRecordOf<Message<ToAnyView, 'start'>>({ type: isOneOf('start'), translations: isDictionaryOf(isText) }),
  nothing: isRecordOf<Message<ToAnyView, 'nothing'>>({
    type: isOneOf('nothing'),
    version: isIndex,
    text: isText,
    actions: isListOf(isRecordOf<Action>({ title: isText, command: isOneOf(...viewCommands) })),
  }),
};

export const fromAnyView: Guards<FromAnyView> = {
  ready: isRecordOf<Message<FromAnyView, 'ready'>>({ type: isOneOf('ready') }),
  drawn: isRecordOf<Message<FromAnyView, 'drawn'>>({
    type: isOneOf('drawn'),
    version: isIndex,
    milliseconds: isNumber,
  }),
  run: isRecordOf<Message<FromAnyView, 'run'>>({ type: isOneOf('run'), command: isOneOf(...viewCommands) }),
};

/** The message of M that is called T. */
export type Message<M extends Tagged, T extends M['type']> = Extract<M, { readonly type: T }>;
