import type { Readable, Writable } from 'node:stream';

/** The Language Server Protocol's base protocol: JSON-RPC messages with a head that tells their length. */

export interface Message {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const separator = '\r\n\r\n';

/** Calls `onMessage` for each message of `input`; gives a function that writes one to `output`. */
export function speak(input: Readable, output: Writable, onMessage: (message: Message) => void): Write {
  let chunks: Buffer[] = [];
  let length = 0;
  let awaited = 0; // less than that need not be looked at
  input.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length < awaited) return;
    let rest = Buffer.concat(chunks);
    awaited = 0;
    for (;;) {
      const head = rest.indexOf(separator);
      if (head === -1) break;
      const size = Number(/Content-Length: (\d+)/i.exec(rest.toString('latin1', 0, head))?.[1]);
      const end = head + separator.length + size;
      if (rest.length < end) {
        awaited = end;
        break;
      }
      const text = rest.toString('utf8', head + separator.length, end);
      rest = rest.subarray(end);
      onMessage(JSON.parse(text));
    }
    chunks = [rest];
    length = rest.length;
  });
  return (message) => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    output.write(`Content-Length: ${Buffer.byteLength(text)}${separator}${text}`);
  };
}

export type Write = (message: Message) => void;
