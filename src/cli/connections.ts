import { evaluate, type Judgement } from '../core/policy/evaluate.ts';
import { type Arguments, readArguments, usageError } from './args.ts';
import { readFlows } from './flows.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { openWorld, problemText } from './policyWorld.ts';
import { visibleLine } from './terminal.ts';
import { writeJson } from './writeJson.ts';

const command = 'connections';

const options = { flows: 'string', 'calico-version': 'string', format: 'string', json: 'boolean' } as const;

/** `connections [FILE…]`: who may talk to whom by the policies in the files. */
export async function connections(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, options);
  const flows = args.value('flows');
  if (flows === undefined) throw usageError(command, 'Name a list of flows with --flows FILE.');
  return judgeFlows(args, flows, io);
}

/** Writes what is decided about each flow of a list, in its order. */
async function judgeFlows(args: Arguments, path: string, io: Io): Promise<number> {
  const flows = await readFlows(path, io);
  const { judge, complete } = await openWorld(command, args, args.files, io);
  const judgements = flows.map((flow, index): Judgement => {
    const judgement = evaluate(judge, flow);
    if (!('what' in judgement)) return judgement;
    throw new CannotRun(visibleLine(`Flow ${index + 1} in ${path}: ${problemText(judgement)}`));
  });
  io.stdout.write(writeJson(judgements));
  return complete ? exitCode.clean : exitCode.couldNotRun;
}
