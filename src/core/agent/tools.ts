import { check } from './check.ts';
import { doctor } from './doctor.ts';
import { type Problem, readInput } from './input.ts';
import { matrix } from './matrix.ts';
import { reach } from './reach.ts';
import { resolve } from './resolve.ts';
import type { AgentTool, Answer, Ground } from './tool.ts';
import { trace } from './trace.ts';

/** The questions that models may ask, by the terminal program's commands that answer the same. */
export const agentTools = { resolve, check, matrix, trace, reach, doctor } as const satisfies Readonly<
  Record<string, AgentTool>
>;

export type ToolName = keyof typeof agentTools;

/** Asks `tool` with what a model gave, with pauses in which others may work; never throws on input. */
export function* ask(
  { arguments: args, answer }: AgentTool,
  ground: Ground,
  given: unknown,
): Generator<undefined, Answer | Problem> {
  const input = readInput(args, given);
  if ('problem' in input) return input;
  if (answer.needs === 'files') return yield* answer.run(ground, input);
  const { inventory } = ground;
  if (inventory === undefined) return { problem: `No nodes are known. ${ground.wayToNodes}` };
  return yield* answer.run({ ...ground, inventory }, input);
}
