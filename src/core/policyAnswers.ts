import type { Hover } from './answers.ts';
import type { Analysis } from './derive.ts';
import { type ConnectionDecision, connectionDecisions } from './features/connectionDecisions.ts';
import { type ConnectionsTable, connectionsTable, type TableOptions } from './features/connectionsTable.ts';
import type { PacketPaths } from './features/packetPath.ts';
import { type PathPolicySteps, pathPolicies } from './features/pathPolicies.ts';
import { labelsAt, labelsMarkdown } from './features/policiesOnLabels.ts';
import { effectMarkdown, effectTitle } from './features/policyEffect.ts';
import type { PolicyView } from './features/policyOnPath.ts';
import type { ReadManifest } from './manifest/file.ts';
import { type Message, say } from './message.ts';
import { scalarOf } from './objects/fields.ts';
import type { ConnectionChange, Connections } from './policy/connections.ts';
import { policyEffect } from './policy/effect.ts';
import type { PolicyObject } from './policy/objects.ts';
import type { WorldPolicy, WrittenAt } from './policy/world.ts';
import { groupsOf, type PolicyWorld, policyObjects, policyWorldInSteps, worldConnections } from './policyWorld.ts';
import { queryInSteps } from './query.ts';
import { createLineIndex, type Span, shift, touches } from './text.ts';
import { sentencesText } from './words/listText.ts';

/** What is told of one policy, or of labels, made with pauses when somebody asks. */

/** A place above which it is told what a policy changes; what that is has to be asked for. */
export interface PolicyLens {
  /** The policy's name in the file. */
  readonly span: Span;
}

/** What the service answers of policies. */
export interface PolicyAnswers {
  /** What is said at `offset` of `file`: what a policy changes, or which apply to what has the labels there. */
  hoverInSteps(file: string, offset: number): Generator<undefined, Hover | undefined>;
  /** The policies of `file` of which can be told what they change. */
  lensesInSteps(file: string): Generator<undefined, readonly PolicyLens[]>;
  /** What the policy at `lens` of `file` changes, in a few words; undefined where it is none that can be judged. */
  titleInSteps(file: string, lens: PolicyLens): Generator<undefined, Message | undefined>;
  /** Who may talk to whom in the world around `file`; undefined where no pod, workload or host is known in it. */
  connectionsInSteps(file: string | undefined): Generator<undefined, ShownConnections | undefined>;
  /** What is said of `port`, like `80/tcp`, on paths beside `file`; of all that may be sent where it is empty. */
  onPathInSteps(file: string | undefined, paths: PacketPaths, port: string): Generator<undefined, PathPolicySteps>;
  /** What judges packets in the world around `file`, with the places of its rules. */
  viewInSteps(file: string | undefined): Generator<undefined, PolicyView>;
  /** `web.yaml:12`. */
  placeText(at: WrittenAt): string;
}

/** Connections to look at, and what decides about each pair. */
export interface ShownConnections {
  readonly connections: Connections;
  /** By which files, and what is left out: sentences. */
  readonly facts: readonly Message[];
  table(options: Omit<TableOptions, 'facts'>): Generator<undefined, ConnectionsTable>;
  /** What decides about packets from one group to another, by their places in `connections.groups`. */
  decisions(from: number, to: number): readonly ConnectionDecision[];
}

/** Answers from the files that `get` gives and the analysis of the time. */
export function createPolicyAnswers(
  get: (file: string) => ReadManifest | undefined,
  now: () => Analysis,
): PolicyAnswers {
  const placeText = ({ file, span }: WrittenAt): string => {
    const line = createLineIndex(get(file)?.text ?? '').positionAt(span.start).line + 1;
    return `${file.slice(file.lastIndexOf('/') + 1)}:${line}`;
  };
  return {
    placeText,
    *viewInSteps(file) {
      const { judge } = yield* policyWorldInSteps(now(), file);
      return { judge, placeText };
    },
    *onPathInSteps(file, paths, port) {
      const analysis = now();
      const { judge } = yield* policyWorldInSteps(analysis, file);
      return pathPolicies(paths, port, { judge, placeText });
    },
    *hoverInSteps(file, offset) {
      const manifest = get(file);
      return manifest && (yield* policyHover(manifest, offset, now()));
    },
    *lensesInSteps(file) {
      const manifest = get(file);
      return manifest === undefined ? [] : yield* policyLenses(manifest);
    },
    titleInSteps: (file, { span }) => policyTitle(file, span.start, now()),
    connectionsInSteps: (file) => shownConnections(file, now()),
  };
}

/** The policies of a file that decide anything; what is only staged doesn't. */
function* policyLenses(manifest: ReadManifest): Generator<undefined, readonly PolicyLens[]> {
  const { objects } = yield* policyObjects.inSteps(manifest);
  return objects.flatMap((object) => (isPolicy(object) ? [{ span: object.span }] : []));
}

function isPolicy({ kind }: PolicyObject): boolean {
  return kind.endsWith('NetworkPolicy') && !kind.startsWith('Staged');
}

const effectOf = queryInSteps(function* (
  policy: WorldPolicy,
  { judge }: PolicyWorld,
): Generator<undefined, readonly ConnectionChange[]> {
  const groups = groupsOf(judge);
  yield undefined;
  return yield* policyEffect(judge, groups, policy);
});

/** What the policy whose name stands at `start` of a file changes, as a title; undefined where no such policy is read. */
function* policyTitle(file: string, start: number, analysis: Analysis): Generator<undefined, Message | undefined> {
  const world = yield* policyWorldInSteps(analysis, file);
  const policy = policyNamed(world, file, start);
  return policy && effectTitle(yield* effectOf.inSteps(policy, world));
}

function policyNamed({ judge }: PolicyWorld, file: string, start: number): WorldPolicy | undefined {
  return judge.world.policies.find(({ at }) => at.file === file && at.span.start === start);
}

/** What is told of the policy whose kind or name stands at `offset`, or of the labels there. */
function* policyHover(
  manifest: ReadManifest,
  offset: number,
  analysis: Analysis,
): Generator<undefined, Hover | undefined> {
  const { file } = manifest;
  const { objects } = yield* policyObjects.inSteps(manifest);
  for (const object of objects.filter(isPolicy)) {
    const kind = scalarOf(object.tree, 'kind')?.span;
    const span = [object.span, ...(kind === undefined ? [] : [shift(kind, object.base)])].find((each) =>
      touches(each, offset),
    );
    if (span === undefined) continue;
    const world = yield* policyWorldInSteps(analysis, file);
    const policy = policyNamed(world, file, object.span.start);
    if (policy === undefined) return undefined;
    const changes = yield* effectOf.inSteps(policy, world);
    return { about: 'policy', at: { file, span }, markdown: effectMarkdown(changes, notesOf(world)) };
  }
  const labels = labelsAt(objects, offset);
  if (labels === undefined) return undefined;
  const world = yield* policyWorldInSteps(analysis, file);
  const markdown = labelsMarkdown(labels.object, world.judge);
  return { about: 'labels', at: { file, span: labels.span }, markdown };
}

/** What the answer doesn't look at. */
function notesOf({ problems, files }: PolicyWorld): readonly Message[] {
  const unread = problems.filter((problem) => problem.unread).length;
  const from = files.length === 1 ? say('Based on 1 file.') : say('Based on {0} files.', files.length);
  if (unread === 0) return [from];
  const missing =
    unread === 1 ? say("1 document can't be evaluated.") : say("{0} documents can't be evaluated.", unread);
  return [sentencesText([from, missing])];
}

function* shownConnections(
  file: string | undefined,
  analysis: Analysis,
): Generator<undefined, ShownConnections | undefined> {
  const world = yield* policyWorldInSteps(analysis, file);
  if (world.judge.world.endpoints.length === 0) return undefined;
  const connections = yield* worldConnections.inSteps(world.judge);
  const facts = notesOf(world);
  return {
    connections,
    facts,
    table: (options) => connectionsTable(connections, { ...options, facts }),
    decisions(from, to) {
      const [source, destination] = [connections.groups[from], connections.groups[to]];
      if (source === undefined || destination === undefined) return [];
      return connectionDecisions(world.judge, { from: source, to: destination });
    },
  };
}
