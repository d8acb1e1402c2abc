/** Turns a message with `{0}`, `{1}`… into the user's language, filled in. */
export type Translate = (message: string, ...args: readonly (string | number)[]) => string;

/** The messages as they stand in the code. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));
