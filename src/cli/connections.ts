import { connectionsDot, connectionsMarkdown } from '../core/features/connectionFiles.ts';
import { wholeTable } from '../core/features/connectionsTable.ts';
import { portOf } from '../core/features/sent.ts';
import { english } from '../core/l10n.ts';
import { parseAddress } from '../core/net/address.ts';
import { type Head, headed } from '../core/outputs/head.ts';
import { type StepJson, stepsJson } from '../core/outputs/stepsJson.ts';
import { compareConnections, connectionsOf } from '../core/policy/connections.ts';
import { evaluate, type Judgement } from '../core/policy/evaluate.ts';
import { type Explanation, explain } from '../core/policy/explain.ts';
import { connectionsSvg } from '../core/words/connectionsSvg.ts';
import { rendered } from '../core/words/rendered.ts';
import { tool } from './about.ts';
import { type Arguments, oneOf, readArguments, usageError } from './args.ts';
import { readFlows } from './flows.ts';
import { type ChangesJson, type ConnectionsJson, changesJson, connectionsJson } from './formats/connectionsJson.ts';
import { formatChangesText, formatConnectionsText } from './formats/connectionsText.ts';
import { formatExplanationText } from './formats/explanationText.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { openWorld, problemText } from './policyWorld.ts';
import { createPaint, visibleLine, withoutCommands } from './terminal.ts';
import { writeJson } from './writeJson.ts';

const command = 'connections';

const options = {
  flows: 'string',
  explain: 'boolean',
  diff: 'string',
  inventory: 'string',
  'calico-version': 'string',
  format: 'string',
  json: 'boolean',
} as const;

/** What `connections --flows --json` writes: one for each flow, in their order. */
export type JudgementsJson = readonly Judgement[];

/** What `connections --explain --json` writes. */
export interface ExplanationJson extends Head, Omit<Explanation, 'steps'> {
  readonly steps: readonly StepJson[];
}

/** `connections [FILE…]`: who may talk to whom by the policies in the files. */
export async function connections(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, options);
  const modes = ['flows', 'explain', 'diff'].filter((name) => args.has(name));
  if (modes.length > 1) throw usageError(command, `--${modes[0]} and --${modes[1]} don't go together.`);
  const flows = args.value('flows');
  if (flows !== undefined) return judgeFlows(args, flows, io);
  if (args.has('explain')) return explainFlow(args, io);
  const other = args.value('diff');
  return other === undefined ? showConnections(args, io) : showChanges(args, other, io);
}

/** Writes what is decided about each flow of a list, in its order. */
async function judgeFlows(args: Arguments, path: string, io: Io): Promise<number> {
  const flows = await readFlows(path, io);
  const { judge, complete } = await openWorld(command, args, args.files, io);
  const judgements: JudgementsJson = flows.map((flow, index): Judgement => {
    const judgement = evaluate(judge, flow);
    if (!('what' in judgement)) return judgement;
    throw new CannotRun(visibleLine(`Flow ${index + 1} in ${path}: ${problemText(judgement)}`));
  });
  io.stdout.write(writeJson(judgements));
  return complete ? exitCode.clean : exitCode.couldNotRun;
}

async function explainFlow(args: Arguments, io: Io): Promise<number> {
  const at = args.files.findIndex((text, index) => index > 1 && portOf(text) !== undefined);
  const [from, to, port] = args.files.slice(at - 2, at + 1);
  const numbers = portOf(port ?? '');
  if (at === -1 || from === undefined || to === undefined || numbers === undefined) {
    throw usageError(command, '--explain takes two ends and a port, like shop/web lab/db 5432/tcp.');
  }
  const paths = args.files.filter((_, index) => index < at - 2 || index > at);
  const { judge, complete, placeText } = await openWorld(command, args, paths, io);
  const explanation = explain(judge, { from: endOf(from), to: endOf(to), ...numbers });
  if ('what' in explanation) throw new CannotRun(visibleLine(problemText(explanation)));
  const { steps, ...rest } = explanation;
  const json: ExplanationJson = headed(tool, { ...rest, steps: stepsJson(steps, placeText) });
  const text = (): string => withoutCommands(formatExplanationText(explanation, placeText, createPaint(io)));
  io.stdout.write(formatOf(args, ['text', 'json']) === 'json' ? writeJson(json) : text());
  if (!complete) return exitCode.couldNotRun;
  return explanation.verdict === 'allow' ? exitCode.clean : exitCode.found;
}

/** An address may stand alone; a pod without namespace is one of `default`. */
function endOf(text: string): string {
  if (parseAddress(text) !== undefined) return `ip:${text}`;
  return text === 'host' || /[/:]/.test(text) ? text : `default/${text}`;
}

type Format = 'text' | 'json' | 'markdown' | 'dot' | 'svg';

function formatOf<F extends Format>(args: Arguments, allowed: readonly [F, ...F[]]): F | 'json' {
  return args.has('json') ? 'json' : oneOf(command, args, 'format', allowed);
}

async function showConnections(args: Arguments, io: Io): Promise<number> {
  const format = formatOf(args, ['text', 'json', 'markdown', 'dot', 'svg']);
  const { judge, complete } = await openWorld(command, args, args.files, io);
  const found = connectionsOf(judge);
  const formats = {
    text: () => withoutCommands(formatConnectionsText(found, createPaint(io))),
    json: () => writeJson(headed(tool, connectionsJson(found)) satisfies ConnectionsJson),
    markdown: () => connectionsMarkdown(rendered(english, wholeTable(found))),
    dot: () => connectionsDot(found),
    svg: () => connectionsSvg(rendered(english, wholeTable(found)), english),
  } satisfies Record<Format, () => string>;
  io.stdout.write(formats[format]());
  return complete ? exitCode.clean : exitCode.couldNotRun;
}

async function showChanges(args: Arguments, other: string, io: Io): Promise<number> {
  const format = formatOf(args, ['text', 'json']);
  const before = await openWorld(command, args, args.files, io);
  const after = await openWorld(command, args, [other], io);
  const changes = compareConnections(before.judge, after.judge);
  const text = (): string => withoutCommands(formatChangesText(changes, createPaint(io)));
  io.stdout.write(format === 'json' ? writeJson(headed(tool, changesJson(changes)) satisfies ChangesJson) : text());
  if (!before.complete || !after.complete) return exitCode.couldNotRun;
  return changes.length === 0 ? exitCode.clean : exitCode.found;
}
