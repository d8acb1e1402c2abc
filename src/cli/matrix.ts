import type * as model from '../core/features/methodMatrix.ts';
import { english } from '../core/l10n.ts';
import { headed } from '../core/outputs/head.ts';
import type { MatrixJson } from '../core/outputs/networkJson.ts';
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

/** `matrix [FILE…]`: compares what several values of the method would choose. */
export async function matrix(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, { ...networkOptions, method: 'string', all: 'boolean' });
  const write = formatOf(command, args, {
    text: (found: MethodMatrix) =>
      withoutCommands(formatMatrixText(found, { paint: createPaint(io), all: args.has('all') })),
    json: (found) => writeJson(headed(tool, found) satisfies MatrixJson),
  });
  const family = readFamily(command, args);
  const { service, file } = await openNetwork(command, args, args.files, io);
  const found = rendered(english, service.matrix(file, { methods: args.all('method'), ...(family && { family }) }));
  if (found === undefined) throw new CannotRun('Nothing is known of any node.');
  io.stdout.write(write(found));
  return exitCode.clean;
}
