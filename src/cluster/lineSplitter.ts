/** Makes lines of text that comes in pieces; a line that is longer than any object of Kubernetes is dropped. */
export interface LineSplitter {
  add(chunk: Buffer): void;
}

const longestLine = 4 * 1024 * 1024;

export function createLineSplitter(onLine: (line: string) => void): LineSplitter {
  let pieces: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer): void => {
    length += piece.length;
    if (length <= longestLine) pieces.push(piece);
    else pieces = [];
  };
  return {
    add(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        keep(chunk.subarray(start, end));
        if (length <= longestLine && length > 0) onLine(Buffer.concat(pieces).toString('utf8'));
        pieces = [];
        length = 0;
        start = end + 1;
      }
      if (start < chunk.length) keep(chunk.subarray(start));
    },
  };
}
