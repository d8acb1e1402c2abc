import type { ClusterInventory } from '../core/inventory/inventory.ts';
import { unhurried } from '../core/manifest/documentLimits.ts';
import { createCalicoService } from '../core/service.ts';
import { type Arguments, choice, readArguments, usageError } from './args.ts';
import { judgeExpectations, openExpectations } from './expected.ts';
import { readReadable } from './files.ts';
import { checkFormats } from './formats/checkFormats.ts';
import { formatSummary } from './formats/summary.ts';
import { openInventory } from './inventory.ts';
import { exitCode, type Io } from './io.ts';
import { worldOf } from './policyWorld.ts';
import { type CheckOutcome, type CheckReport, failsCheck } from './report.ts';
import { readRules } from './ruleOption.ts';
import { createPaint, visible, visibleLine } from './terminal.ts';
import { readSettings } from './versionOption.ts';

const options = {
  format: 'string',
  inventory: 'string',
  'calico-version': 'string',
  rule: 'string',
  fix: 'boolean',
  strict: 'boolean',
  summary: 'string',
  assert: 'string',
} as const;

/** `check FILE…`: tells what the rules find in all files together. */
export async function check(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments('check', argv, options);
  const { write } = choice('check', args, 'format', checkFormats);
  const { report, complete } = await makeReport(args, io);
  const strict = args.has('strict');
  const context = { paint: createPaint(io), cwd: io.cwd, env: io.env, strict };
  io.stdout.write(write(report, context));
  for (const { code, message } of report.failures) {
    io.stderr.write(`The rule ${code} failed, so that its findings are missing: ${visible(message)}\n`);
  }
  for (const line of report.expected?.lines ?? []) io.stderr.write(`${visibleLine(line)}\n`);
  const outcome = outcomeOf(report, complete, strict);
  const summary = args.value('summary');
  if (summary !== undefined) {
    const { appendTo } = await import('./appendTo.ts');
    await appendTo(summary, formatSummary(report, outcome, context), io);
  }
  return exitCodes[outcome];
}

const exitCodes: Readonly<Record<CheckOutcome, number>> = {
  passes: exitCode.clean,
  fails: exitCode.found,
  incomplete: exitCode.couldNotRun,
};

function outcomeOf({ findings, failures, expected }: CheckReport, complete: boolean, strict: boolean): CheckOutcome {
  if (failures.length > 0 || !complete) return 'incomplete';
  if (expected?.isMet === false) return 'fails';
  return findings.some(({ severity }) => failsCheck(severity, strict)) ? 'fails' : 'passes';
}

/** Reads, fixes and checks; `complete` where all could be read and written that had to be. */
async function makeReport(
  args: Arguments,
  io: Io,
): Promise<{ readonly report: CheckReport; readonly complete: boolean }> {
  const settings = { ...readSettings('check', args), rules: readRules('check', args) };
  if (args.files.length === 0) throw usageError('check', 'Name at least one file or folder, or - for standard input.');
  if (args.has('fix') && args.files.includes('-')) throw usageError('check', "--fix can't change standard input.");
  const { files: read, unread } = await readReadable(args.files, io);
  for (const line of unread) io.stderr.write(`${line}\n`);
  const path = args.value('inventory');
  const expectations = await openExpectations(args, io);
  const inventory: ClusterInventory | undefined = path === undefined ? undefined : await openInventory(path, io);
  const service = createCalicoService({ settings, limits: unhurried });
  for (const { name, text } of read) service.setFile(name, text);
  service.setInventory(inventory);
  const fixed = args.has('fix')
    ? await (await import('./fix.ts')).fixFiles(read, service, io)
    : { files: read, complete: true };
  const complete = fixed.complete && unread.length === 0;
  const agents = service.agents().length;
  const policies = () => worldOf('check', args, fixed.files, inventory, io);
  const judged = expectations && judgeExpectations(expectations, { service, policies });
  const found = { levels: settings.rules, agents, ...service.findings(), ...(judged && { expected: judged }) };
  return { report: { files: fixed.files, inventory, ...found }, complete };
}
