import { type CallToolResult, ProtocolError, ProtocolErrorCode, Server } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { inputSchema, type Problem } from '../core/agent/input.ts';
import { quoted } from '../core/agent/texts.ts';
import type { AgentTool, Answer } from '../core/agent/tool.ts';
import type { ToolName } from '../core/agent/tools.ts';
import type { Tool } from '../core/outputs/head.ts';
import { outputSchema } from './outputSchema.ts';

/** The Model Context Protocol over standard input and output: the only file that knows it. */

export interface Serving {
  readonly about: Tool;
  readonly tools: Readonly<Record<ToolName, AgentTool>>;
  /** Answers one call; rejects where the program itself has a fault. */
  readonly ask: (name: ToolName, given: unknown) => Promise<Answer | Problem>;
  /** Told of what goes wrong beside the calls. */
  readonly onProblem: (text: string) => void;
}

const instructions =
  'Tools about Calico on Kubernetes: which node address IP_AUTODETECTION_METHOD chooses, and what follows. They simulate calico-node, routes and policies exactly and only read. What nobody can know is told as unknown.';

/** Serves until standard input ends. */
export async function serve(serving: Serving): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve).once('close', resolve);
  });
  const handle = serveStdio(() => createServer(serving), { onerror: (error) => serving.onProblem(error.message) });
  await ended;
  await handle.close();
}

function createServer({ about, tools, ask }: Serving): Server {
  const server = new Server({ ...about }, { capabilities: { tools: {} }, instructions });
  const isTool = (name: string): name is ToolName => Object.hasOwn(tools, name);
  const names = Object.keys(tools).filter(isTool);
  server.setRequestHandler('tools/list', () => ({
    tools: names.map((name) => {
      const { title, description, arguments: args } = tools[name];
      const annotations = { title, readOnlyHint: true, destructiveHint: false, openWorldHint: false };
      return {
        name,
        title,
        description,
        inputSchema: { ...inputSchema(args) },
        outputSchema: outputSchema(name),
        annotations,
      };
    }),
  }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const { name } = params;
    if (!isTool(name)) {
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `There is no tool ${quoted(name)}. The tools are ${names.join(', ')}.`,
      );
    }
    return resultOf(await ask(name, params.arguments));
  });
  return server;
}

function resultOf(found: Answer | Problem): CallToolResult {
  if ('problem' in found) return { isError: true, content: [{ type: 'text', text: found.problem }] };
  const { lines, data } = found;
  return { content: [{ type: 'text', text: lines.join('\n') }], structuredContent: { ...data } };
}
