import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** What a call comes to; `data` is what is structured. */
export interface Called {
  readonly isError: boolean;
  readonly text: string;
  readonly data: unknown;
}

export interface Connected {
  readonly client: Client;
  readonly stderr: () => string;
  call(name: string, given?: Readonly<Record<string, unknown>>): Promise<Called>;
}

/** Starts `vscode-calico mcp` with `args`, as a client of the SDK does, and ends it after `work`. */
export async function connected<T>(args: readonly string[], work: (server: Connected) => Promise<T>): Promise<T> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
  const transport = new StdioClientTransport({
    ...{ command: process.execPath, args: [program, 'mcp', ...args], env },
    stderr: 'pipe',
  });
  let stderr = '';
  transport.stderr?.on('data', (piece: Buffer) => {
    stderr += piece.toString();
  });
  const client = new Client({ name: 'test', version: '1' });
  try {
    await client.connect(transport);
    const call: Connected['call'] = async (name, given = {}) => {
      const { isError, content, structuredContent } = await client.callTool({ name, arguments: { ...given } });
      const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
      return { isError: isError === true, text, data: structuredContent };
    };
    return await work({ client, stderr: () => stderr, call });
  } finally {
    await client.close();
  }
}
