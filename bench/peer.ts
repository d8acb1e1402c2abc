import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLineIndex } from '../src/core/text.ts';
import { exampleFolder, root } from '../test/host/paths.ts';
import { build } from '../test/host/processes.ts';
import { largeManifest } from './manifest.ts';
import { installPeer, server } from './peer/install.ts';
import { kubernetesSchema } from './peer/kubernetesSchema.ts';
import { type ServerOptions, type Session, startSession } from './peer/session.ts';
import { ahead, atMost, type Measured, type Peers, type Row } from './row.ts';
import { summarize } from './statistics.ts';

/**
 * Against what people use today: the core as a language server, and yaml-language-server with and without the schema of
 * Kubernetes, each in a process of its own, asked the same over the same protocol, one after the other in each round.
 */

const starts = 5;
const warmUp = 30;
const edits = 40;
const questions = 20;
const cycles = 60;
/** The first cycles fill what is filled once. */
const settled = 10;
/** yaml-language-server waits so long after a change before it works. */
const pause = 200;
const mega = 1e6;

type Name = 'ours' | 'plain' | 'withSchema';
const names = ['ours', 'plain', 'withSchema'] as const;
type Samples = Readonly<Record<Name, number[]>>;

export async function measure(): Promise<readonly Row[]> {
  const packages = await installPeer();
  await build('--bench', '--minify');
  const { name, text } = largeManifest(root);
  const folder = mkdtempSync(join(tmpdir(), 'vscode-calico-bench-'));
  const uri = pathToFileURL(join(folder, 'calico.yaml')).href;
  const options = contenders(packages);
  const subject: Subject = { uri, text, name: `${name} (${Math.round(text.length / 1000)} kB)` };
  const first = samples();
  const empty = samples();
  let sessions: Sessions | undefined;
  try {
    for (let round = 0; round < starts; round++) {
      if (sessions !== undefined) await stop(sessions);
      sessions = await start(options);
      for (const each of names) {
        empty[each].push((await sessions[each].usage('memory')).heap / mega);
        first[each].push(await sessions[each].open(uri, text));
      }
    }
    if (sessions === undefined) return [];
    return [
      { ...row(`${subject.name}: first open → diagnostics`, 'ms', first), aim: atMost(60) },
      ...(await measureEdits(sessions, subject)),
      ...(await measureQuestions(sessions, subject)),
      ...(await measureMemory(sessions, subject, empty)),
    ];
  } finally {
    if (sessions !== undefined) await stop(sessions);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Subject {
  readonly uri: string;
  readonly text: string;
  readonly name: string;
}

type Sessions = Readonly<Record<Name, Session>>;

function contenders(packages: string): Readonly<Record<Name, ServerOptions>> {
  const probe = join(root, 'out/bench/probe.cjs');
  const peer = [join(packages, server.name, 'bin', server.name), '--stdio'];
  const yaml = { validate: true, hover: true, completion: true, schemaStore: { enable: false } };
  const common = { probe, schema: kubernetesSchema(packages) };
  return {
    ours: {
      ...common,
      command: [join(root, 'out/bench/ours.cjs')],
      settings: {},
      initialize: { inventory: join(exampleFolder, 'two-nodes.calico-inventory.yaml') },
    },
    plain: { ...common, command: peer, settings: { yaml } },
    withSchema: { ...common, command: peer, settings: { yaml: { ...yaml, schemas: { kubernetes: ['*.yaml'] } } } },
  };
}

async function start(options: Readonly<Record<Name, ServerOptions>>): Promise<Sessions> {
  const ours = await startSession(options.ours);
  const plain = await startSession(options.plain);
  return { ours, plain, withSchema: await startSession(options.withSchema) };
}

async function stop(sessions: Sessions): Promise<void> {
  for (const name of names) await sessions[name].stop();
}

/** Turns the method into one that calico-node refuses, and back. */
async function measureEdits(sessions: Sessions, { uri, text }: Subject): Promise<readonly Row[]> {
  const start = text.indexOf('"interface=') + 1;
  let end = text.indexOf('"', start);
  const times = samples();
  let { positionAt } = createLineIndex(text);
  const from = positionAt(start);
  const workBefore = samples();
  for (let round = 0; round < warmUp + edits; round++) {
    const value = round % 2 === 0 ? 'interface=eth[' : `interface=ens*,eth${round}`;
    const range = { start: from, end: positionAt(end) };
    for (const name of names) {
      if (round === warmUp) workBefore[name].push((await sessions[name].usage('work')).work);
      const time = await sessions[name].change(uri, { range, text: value });
      if (round >= warmUp) times[name].push(time);
    }
    end = start + value.length;
    positionAt = (offset) => ({ line: from.line, character: from.character + offset - start });
  }
  const work = samples();
  for (const name of names) {
    work[name].push(((await sessions[name].usage('work')).work - (workBefore[name][0] ?? 0)) / edits);
  }
  const waited: Samples = { ...times, plain: less(times.plain), withSchema: less(times.withSchema) };
  return [
    { ...row('edit → diagnostics', 'ms', times), aim: ahead(20, 60) },
    row(`edit → diagnostics, less the peer's pause of ${pause} ms`, 'ms', waited),
    row('edit → diagnostics, processor time of all threads', 'ms', work),
  ];
}

function less(times: readonly number[]): number[] {
  return times.map((time) => time - pause);
}

/** In the method's value, and at the name of a field nearby. */
async function measureQuestions(sessions: Sessions, { uri, text }: Subject): Promise<readonly Row[]> {
  const { positionAt } = createLineIndex(text);
  const rows: Row[] = [];
  const floor = await roundTrip(sessions.ours, uri);
  const container = text.indexOf('name: IP_AUTODETECTION_METHOD');
  for (const [method, what, offset] of [
    ['hover', 'hover over the name of the method', container + 'name: IP_A'.length],
    ['completion', 'completion in the value of the method', text.indexOf('"interface=') + '"interface='.length],
    ['completion', nameOfVariable, container + 'name: '.length],
  ] as const) {
    const place = positionAt(offset);
    const times = samples();
    for (let round = 0; round < warmUp + questions; round++) {
      for (const name of names) {
        const { time } = await sessions[name].ask(method, uri, place);
        if (round >= warmUp) times[name].push(time);
      }
    }
    const aim = what === nameOfVariable ? { aim: atMost(3) } : {};
    rows.push({ ...row(what, 'ms', times), floor, ...aim });
  }
  return rows;
}

const nameOfVariable = 'completion of the name of a variable';

/** The protocol by itself: a question at a place of which there is nothing to say. */
async function roundTrip(session: Session, uri: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < warmUp + questions; round++) {
    const { time } = await session.ask('hover', uri, { line: 0, character: 0 });
    if (round >= warmUp) times.push(time);
  }
  return summarize(times).median;
}

async function measureMemory(sessions: Sessions, { uri, text }: Subject, empty: Samples): Promise<readonly Row[]> {
  const [heap, resident, added, growth] = [samples(), samples(), samples(), samples()];
  for (const name of names) {
    const now = await sessions[name].usage('memory');
    heap[name].push(now.heap / mega);
    resident[name].push(now.resident / mega);
    added[name].push(now.heap / mega - summarize(empty[name]).median);
    await sessions[name].close(uri);
  }
  const before = samples();
  for (let round = 1; round <= cycles; round++) {
    for (const name of names) {
      await sessions[name].open(uri, text);
      await sessions[name].close(uri);
      if (round === settled) before[name].push((await sessions[name].usage('memory')).heap / mega);
    }
  }
  for (const name of names) {
    const after = (await sessions[name].usage('memory')).heap / mega;
    growth[name].push(after - (before[name][0] ?? after));
  }
  return [
    { ...row('memory: heap in use with the file open', 'MB', heap), aim: ahead(10, 10) },
    { ...row('memory: what of it the open file adds', 'MB', added), aim: ahead(10, 10) },
    row('memory: resident, with Node itself', 'MB', resident),
    {
      ...row(`memory: growth of the heap from ${settled} to ${cycles} times open and close`, 'MB', growth),
      aim: atMost(1),
    },
  ];
}

function samples(): Samples {
  return { ours: [], plain: [], withSchema: [] };
}

function row(name: string, unit: Row['unit'], { ours, plain, withSchema }: Samples): Row {
  const peers: Peers = { plain: measured(plain), withSchema: measured(withSchema) };
  return { name, unit, ours: measured(ours), peers };
}

function measured(values: readonly number[]): Measured {
  const { median, p95 } = summarize(values);
  return values.length > 1 ? { median, p95 } : { median };
}
