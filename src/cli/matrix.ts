import type * as model from '../core/features/methodMatrix.ts';
import { english } from '../core/l10n.ts';
import { type Rendered, rendered } from '../core/words/rendered.ts';
import { tool } from './about.ts';
import { readArguments } from './args.ts';
import { formatMatrixText } from './formats/matrixText.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { formatOf, networkOptions, openNetwork, readFamily } from './network.ts';
import { createPaint, withoutCommands } from './terminal.ts';
import { writeJson } from './writeJson.ts';

const command = 'matrix';

type MethodMatrix = Rendered<model.MethodMatrix>;

/** What `matrix --json` writes. `version` grows when a field changes its meaning or goes; new ones may come. */
export interface MatrixJson extends MethodMatrix {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
}

/** `matrix [FILE…]`: compares what several values of the method would choose. */
export async function matrix(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, { ...networkOptions, method: 'string', all: 'boolean' });
  const write = formatOf(command, args, {
    text: (found: MethodMatrix) =>
      withoutCommands(formatMatrixText(found, { paint: createPaint(io), all: args.has('all') })),
    json: (found) => writeJson(dataOf(found)),
  });
  const family = readFamily(command, args);
  const { service, file } = await openNetwork(command, args, args.files, io);
  const found = rendered(english, service.matrix(file, { methods: args.all('method'), ...(family && { family }) }));
  if (found === undefined) throw new CannotRun('Nothing is known of any node.');
  io.stdout.write(write(found));
  return exitCode.clean;
}

function dataOf(found: MethodMatrix): MatrixJson {
  return { version: 1, tool, ...found };
}
