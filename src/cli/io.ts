/** All that the program has to do with the world besides reading files, so that tests can be the world. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<string | Uint8Array>;
  /** Whether stdout is a terminal. */
  readonly isTTY: boolean;
  /** Relative paths are read, and shown, from here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Output {
  write(text: string): void;
}

/** Why the program could not do what it was asked to, in sentences for the user. */
export class CannotRun extends Error {}

/** Exit codes; the help of each command tells them. */
export const exitCode = { clean: 0, found: 1, couldNotRun: 2 } as const;
