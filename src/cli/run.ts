import { toolName, toolVersion } from './about.ts';
import { apply } from './apply.ts';
import { usageError } from './args.ts';
import { check } from './check.ts';
import { connections } from './connections.ts';
import { doctor } from './doctor.ts';
import { generalHelp, helpOf } from './help.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { matrix } from './matrix.ts';
import { mcp } from './mcp.ts';
import { reach } from './reach.ts';
import { resolve } from './resolve.ts';
import { snapshot } from './snapshot.ts';
import { visible, withoutCommands } from './terminal.ts';
import { trace } from './trace.ts';
import { verify } from './verify.ts';

type Command = (args: readonly string[], io: Io) => Promise<number>;
const commands: ReadonlyMap<string, Command> = new Map([
  ['check', check],
  ['resolve', resolve],
  ['matrix', matrix],
  ['trace', trace],
  ['reach', reach],
  ['connections', connections],
  ['doctor', doctor],
  ['snapshot', snapshot],
  ['apply', apply],
  ['verify', verify],
  ['mcp', mcp],
]);

/** Runs the program with `args` (without node and script) and gives its exit code; never rejects. */
export async function run(args: readonly string[], given: Io): Promise<number> {
  const stderr = { write: (text: string): void => given.stderr.write(withoutCommands(text)) };
  const io = { ...given, stderr };
  try {
    return await dispatch(args, io);
  } catch (error) {
    const known = error instanceof CannotRun;
    const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    io.stderr.write(`${visible(known ? message : `This is a fault of ${toolName}: ${message}`)}\n`);
    return exitCode.couldNotRun;
  }
}

async function dispatch([first, ...rest]: readonly string[], io: Io): Promise<number> {
  if (first === undefined) {
    io.stderr.write(generalHelp);
    return exitCode.couldNotRun;
  }
  if (first === '--version') return print(`${toolName} ${toolVersion}\n`, io);
  if (first === '-h' || first === '--help') return print(generalHelp, io);
  if (first === 'help') return print(helpText(rest[0]), io);
  const command = commands.get(first);
  if (command === undefined) {
    const what = first.startsWith('-') ? 'option' : 'command';
    throw usageError('', `There is no ${what} ${JSON.stringify(first)}; the commands are ${names()}.`);
  }
  return asksForHelp(rest) ? print(helpText(first), io) : command(rest, io);
}

function names(): string {
  const all = [...commands.keys()];
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

function helpText(command: string | undefined): string {
  if (command === undefined) return generalHelp;
  const help = helpOf(command);
  if (help === undefined) throw usageError('', `There is no command ${JSON.stringify(command)} to help with.`);
  return help;
}

function print(text: string, io: Io): number {
  io.stdout.write(text);
  return exitCode.clean;
}
