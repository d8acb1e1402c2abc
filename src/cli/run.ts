import { toolName, toolVersion } from './about.ts';
import { usageError } from './args.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { visible, withoutCommands } from './terminal.ts';

type Command = (args: readonly string[], io: Io) => Promise<number>;
/** What a command needs is loaded when it is asked for: starting is most of what a small file takes. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['check', async () => (await import('./check.ts')).check],
  ['resolve', async () => (await import('./resolve.ts')).resolve],
  ['matrix', async () => (await import('./matrix.ts')).matrix],
  ['trace', async () => (await import('./trace.ts')).trace],
  ['reach', async () => (await import('./reach.ts')).reach],
  ['connections', async () => (await import('./connections.ts')).connections],
  ['doctor', async () => (await import('./doctor.ts')).doctor],
  ['snapshot', async () => (await import('./snapshot.ts')).snapshot],
  ['apply', async () => (await import('./apply.ts')).apply],
  ['verify', async () => (await import('./verify.ts')).verify],
  ['mcp', async () => (await import('./mcp.ts')).mcp],
  ['lsp', async () => (await import('./lsp.ts')).lsp],
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
    io.stderr.write(await helpText(undefined));
    return exitCode.couldNotRun;
  }
  if (first === '--version') return print(`${toolName} ${toolVersion}\n`, io);
  if (first === '-h' || first === '--help') return print(await helpText(undefined), io);
  if (first === 'help') return print(await helpText(rest[0]), io);
  const command = commands.get(first);
  if (command === undefined) {
    const what = first.startsWith('-') ? 'option' : 'command';
    throw usageError('', `There is no ${what} ${JSON.stringify(first)}; the commands are ${names()}.`);
  }
  return asksForHelp(rest) ? print(await helpText(first), io) : (await command())(rest, io);
}

function names(): string {
  const all = [...commands.keys()];
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

async function helpText(command: string | undefined): Promise<string> {
  const { generalHelp, helpOf } = await import('./help.ts');
  if (command === undefined) return generalHelp;
  const help = helpOf(command);
  if (help === undefined) throw usageError('', `There is no command ${JSON.stringify(command)} to help with.`);
  return help;
}

function print(text: string, io: Io): number {
  io.stdout.write(text);
  return exitCode.clean;
}
