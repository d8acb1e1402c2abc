import type { Io } from './io.ts';

/** What somebody types, line by line. */
export interface Answers {
  /** The next line, without blanks around it; undefined where nothing more comes. */
  next(): Promise<string | undefined>;
  /** Reads no more, so that the program can end; whoever waits for a line gets none. */
  close(): void;
}

export function createAnswers({ stdin }: Io): Answers {
  const pieces = stdin[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  let text = '';
  let ended = false;
  let begun = false;
  let stop = (): void => undefined;
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n');
        if (end !== -1 || ended) {
          const line = end === -1 ? text : text.slice(0, end);
          text = end === -1 ? '' : text.slice(end + 1);
          return ended && end === -1 && line === '' ? undefined : line.trim();
        }
        begun = true;
        const piece = await Promise.race([pieces.next(), stopped]);
        if (piece === undefined || piece.done) ended = true;
        else text += typeof piece.value === 'string' ? piece.value : decoder.decode(piece.value, { stream: true });
      }
    },
    close() {
      stop();
      if (begun) void pieces.return?.();
    },
  };
}
