import { resolve } from 'node:path';
import { createEyes } from '../apply/eyes.ts';
import { type MadePlan, makePlan } from '../apply/makePlan.ts';
import { follows, rollOut } from '../apply/rollout.ts';
import { createWork } from '../apply/rolloutWork.ts';
import { type PodWatch, watchPods } from '../apply/watchPods.ts';
import { createWriter } from '../apply/writer.ts';
import { connect, type Session } from '../cluster/connect.ts';
import { isKubeName } from '../cluster/kubeName.ts';
import { type ApplyPlan, changedSince, type PlannedReach, stops, writes } from '../core/apply/plan.ts';
import { planText, planVerdict } from '../core/apply/planText.ts';
import type { RolloutEnd } from '../core/apply/rolloutEvents.ts';
import { endText, eventText } from '../core/apply/rolloutText.ts';
import { at } from '../core/inventory/json.ts';
import { english } from '../core/l10n.ts';
import { drained } from '../core/steps.ts';
import { render } from '../core/words/render.ts';
import { type Rendered, rendered } from '../core/words/rendered.ts';
import { sectionsText } from '../core/words/sectionsText.ts';
import { readWhole } from '../files/read.ts';
import { reasonOf } from '../files/reason.ts';
import { tryWriting, writeWhole } from '../files/write.ts';
import { createAnswers } from './answers.ts';
import { type Arguments, readArguments, usageError } from './args.ts';
import { clusterTypes, targetOf } from './clusterTarget.ts';
import { decider } from './decider.ts';
import { decodeText } from './decodeText.ts';
import { readInputs } from './files.ts';
import { CannotRun, exitCode, type Io } from './io.ts';
import { visible, visibleLine, withoutCommands } from './terminal.ts';
import { readSettings } from './versionOption.ts';
import { writeJson } from './writeJson.ts';

const command = 'apply';

const options = {
  ...clusterTypes,
  'calico-version': 'string',
  canary: 'string',
  'no-canary': 'boolean',
  restart: 'boolean',
  'take-over': 'string',
  'with-secret': 'string',
  patience: 'string',
  'plan-out': 'string',
  plan: 'string',
  yes: 'boolean',
} as const;

/** What `apply --plan-out` writes. */
export interface PlanJson extends Omit<ApplyPlan, 'reach'> {
  readonly reach?: Rendered<PlannedReach>;
}

/** `apply FILE… --context C`: tells what would happen, and does it after a word. */
export async function apply(argv: readonly string[], io: Io): Promise<number> {
  const args = readArguments(command, argv, options);
  checkArguments(args);
  const context = args.value('context');
  if (context === undefined) throw usageError(command, 'Name the cluster with --context NAME.');
  const files = await readInputs(args.files, io);
  const kept = await readKept(args, io);
  const target = args.value('plan-out');
  if (target !== undefined) await tryWriting(resolve(io.cwd, target)).catch((error: unknown) => refuse(target, error));
  const answers = createAnswers(io);
  const ending = new AbortController();
  const cancel = (): void => {
    ending.abort();
    answers.close();
  };
  process.once('SIGINT', cancel);
  let wake = (): void => undefined;
  const session = connect({
    ...targetOf(args),
    ...{ t: english, exec: true, pods: 'few', watch: true, now: io.now, execAllUpTo: 100 },
    onUpdate: () => wake(),
  });
  try {
    await session.done;
    await session.settled();
    const writer = createWriter(targetOf(args));
    const canary = args.value('canary');
    const made = await makePlan({
      ...{ context, files, session, writer, t: english, signal: ending.signal },
      takeOver: args.all('take-over'),
      secrets: args.all('with-secret'),
      ...(canary !== undefined && { canary }),
      settings: readSettings(command, args),
      inSteps: (steps) => Promise.resolve(drained(steps)),
    });
    const { plan } = made;
    if (session.inventory === undefined) tellProblems(session, io);
    io.stdout.write(withoutCommands(visible(sectionsText(planText(plan), english))));
    io.stdout.write(`\n${render(english, planVerdict(plan))}\n`);
    if (target !== undefined) await writeWhole(resolve(io.cwd, target), Buffer.from(writeJson(planJson(plan))));
    if (stops(plan)) return exitCode.found;
    if (!writes(plan) && !args.has('restart')) return exitCode.clean;
    if (target !== undefined) return exitCode.clean;
    checkCanary(args, made, session);
    if (kept !== undefined) checkKept(kept.value, plan, kept.name);
    if (!args.has('yes') && !(await confirmed(answers, context, io))) return exitCode.found;
    const found = await carryOut({
      args,
      made,
      session,
      io,
      signal: ending.signal,
      answers,
      onWake: (to) => (wake = to),
    });
    return found.kind === 'done' && found.messages.length === 0 ? exitCode.clean : exitCode.found;
  } finally {
    process.removeListener('SIGINT', cancel);
    answers.close();
    ending.abort();
    session.close();
  }
}

function checkArguments(args: Arguments): void {
  if (args.files.length === 0) throw usageError(command, 'Name the files to apply.');
  if (args.has('yes') !== args.has('plan')) {
    throw usageError(command, '--yes needs --plan FILE, the plan that somebody has seen, and --plan needs --yes.');
  }
  if (args.has('canary') && args.has('no-canary'))
    throw usageError(command, '--canary and --no-canary exclude each other.');
  if (args.has('restart') && args.has('no-canary')) {
    throw usageError(command, '--restart replaces pods one by one, which --no-canary excludes.');
  }
}

interface Carrying {
  readonly args: Arguments;
  readonly made: MadePlan;
  readonly session: Session;
  readonly io: Io;
  readonly signal: AbortSignal;
  readonly answers: ReturnType<typeof createAnswers>;
  readonly onWake: (wake: () => void) => void;
}

async function carryOut({ args, made, session, io, signal, answers, onWake }: Carrying): Promise<RolloutEnd> {
  const { plan } = made;
  const predictions = new Map(plan.nodes.map((each) => [each.node, each]));
  const tell = (line: string): void => io.stderr.write(`${visibleLine(line)}\n`);
  const restart = args.has('restart');
  let watch: PodWatch | undefined;
  const { eyes, wake } = createEyes(session, () => watch);
  onWake(wake);
  if (follows(plan, restart)) watch = await podsOf(made, session, signal, wake, tell);
  const work = createWork({
    ...{ made, eyes, restart, signal, t: english, attempts: 40 },
    writer: createWriter(targetOf(args)),
    canary: args.has('no-canary') || plan.rollout?.byOperator ? undefined : canaryOf(args, made),
    pace: { patience: patienceOf(args) },
    settings: readSettings(command, args),
    now: () => performance.now(),
    pause: () => new Promise((done) => setTimeout(done, 1500)),
    inSteps: (steps) => Promise.resolve(drained(steps)),
    decide: decider(args.has('yes'), answers, predictions, { io, signal }),
    onEvent: (event) =>
      tell(render(english, eventText(event, event.kind === 'node' ? predictions.get(event.node) : undefined))),
  });
  const end = await rollOut(work);
  for (const message of end.messages) tell(message);
  const moves = follows(plan, restart);
  tell(end.kind === 'done' && !moves ? 'Applied. No node restarts.' : render(english, endText(end)));
  return end;
}

async function podsOf(
  made: MadePlan,
  session: Session,
  signal: AbortSignal,
  wake: () => void,
  tell: (line: string) => void,
): Promise<PodWatch> {
  const { namespace = '', name = '' } = made.plan.rollout ?? {};
  if (!isKubeName(namespace) || !isKubeName(name))
    throw new CannotRun(`${namespace}/${name} has no name of Kubernetes.`);
  const onTrouble = (broken: boolean): void => tell(broken ? 'The connection is lost.' : 'The connection is back.');
  const watch = await watchPods({ kubectl: session.kubectl, signal, namespace, name, onChange: wake, onTrouble });
  if (watch === undefined) throw new CannotRun(`The pods of ${namespace}/${name} can't be read. Nothing was applied.`);
  return watch;
}

function canaryOf(args: Arguments, { plan }: MadePlan): string | undefined {
  return args.value('canary') ?? (plan.nodes.find(({ moves }) => moves) ?? plan.nodes[0])?.node;
}

function checkCanary(args: Arguments, { plan }: MadePlan, session: Session): void {
  const canary = args.value('canary');
  if (canary === undefined || session.inventory === undefined) return;
  if (!plan.nodes.some(({ node }) => node === canary))
    throw new CannotRun(`There is no node ${canary} in the cluster.`);
}

function patienceOf(args: Arguments): number {
  const given = args.value('patience');
  if (given === undefined) return 300_000;
  const seconds = Number(given);
  if (!Number.isSafeInteger(seconds) || seconds < 1) throw usageError(command, '--patience takes seconds, like 300.');
  return seconds * 1000;
}

async function confirmed(answers: Carrying['answers'], context: string, io: Io): Promise<boolean> {
  io.stderr.write(visibleLine(`To apply this, type the name of the context (${context}): `));
  if ((await answers.next()) === context) return true;
  io.stderr.write('\nThat is not its name. Nothing was applied.\n');
  return false;
}

async function readKept(
  args: Arguments,
  io: Io,
): Promise<{ readonly name: string; readonly value: unknown } | undefined> {
  const name = args.value('plan');
  if (name === undefined) return undefined;
  const text = await readWhole(resolve(io.cwd, name))
    .then(decodeText)
    .catch((error: unknown) => {
      throw new CannotRun(`The plan ${name} can't be read: ${reasonOf(error)}.`);
    });
  try {
    return { name, value: JSON.parse(text) };
  } catch {
    throw new CannotRun(`The plan ${name} is no JSON. Make one with --plan-out.`);
  }
}

/** As it is kept in a file: what objects hold stays as it is. */
function planJson(plan: ApplyPlan): PlanJson {
  const { reach, ...rest } = plan;
  return { ...rest, ...(reach && { reach: rendered(english, reach) }) };
}

/** Any change since the plan was made refuses: nobody has seen what would happen now. */
function checkKept(kept: unknown, plan: ApplyPlan, name: string): void {
  if (at(kept, 'kind') !== plan.kind || at(kept, 'version') !== plan.version) {
    throw new CannotRun(`${name} is no plan of this version. Make one with --plan-out.`);
  }
  const changed = changedSince(kept, planJson(plan));
  if (changed.length === 0) return;
  const what = changed.slice(0, 3).join(', ');
  throw new CannotRun(`Nothing was applied: since ${name} was made, ${what} changed. Make a new plan.`);
}

function tellProblems({ progress }: Session, io: Io): void {
  for (const { message } of progress.problems) io.stderr.write(`${visibleLine(message)}\n`);
}

function refuse(output: string, error: unknown): never {
  throw new CannotRun(`${output} can't be written: ${reasonOf(error)}.`);
}
