import { readArguments, usageError } from './args.ts';
import { CannotRun, type Io } from './io.ts';

/** What clients of editors add to the command by themselves. */
const options = { stdio: 'boolean', clientProcessId: 'string' } as const;

/** `lsp`: answers an editor over standard input and output, by the Language Server Protocol. */
export async function lsp(argv: readonly string[], { isTTY }: Io): Promise<number> {
  const { files } = readArguments('lsp', argv, options);
  if (files.length > 0) throw usageError('lsp', 'lsp takes no files: the editor tells them.');
  if (isTTY) throw new CannotRun('lsp is started by an editor, and not in a terminal. docs/editors.md tells how.');
  const { serve } = await import('./lsp/serve.ts');
  return serve(process.stdin, process.stdout);
}
