import fc from 'fast-check';
import { selectorCompletions } from '../../src/core/calico/selector/completion.ts';
import { matches } from '../../src/core/calico/selector/evaluate.ts';
import { parseSelector } from '../../src/core/calico/selector/parse.ts';
import { printSelector } from '../../src/core/calico/selector/print.ts';
import { repairSelector } from '../../src/core/calico/selector/repair.ts';
import { knownVariables } from '../../src/core/calico/variables.ts';
import { newest, oldest } from '../../src/core/calico/version.ts';
import { parseMethod } from '../../src/core/detection/methods.ts';
import { readVariable } from '../../src/core/detection/readVariable.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { formatSnapshot } from '../../src/core/inventory/snapshotWrite.ts';
import { english as t } from '../../src/core/l10n.ts';
import { methodInCommand } from '../../src/core/manifest/commandLines.ts';
import { readManifest } from '../../src/core/manifest/file.ts';
import * as ip from '../../src/core/net/iproute2.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { render } from '../../src/core/words/render.ts';
import { selectorErrorText } from '../../src/core/words/selectorText.ts';
import { sample } from '../core/features/fleet.ts';
import { commands, manifests, methods, outputs, selectors, snapshots, values } from './corpus.ts';
import { answer, mutatedMessage, mutatedQuestion, take } from './messages.ts';
import { mutated } from './mutate.ts';
import { type Random, randomFrom } from './random.ts';

/** What is fed with inputs, how many it gets, and how the `at`th of them is made. */
export interface Target {
  readonly name: string;
  readonly count: number;
  /** An input by mutation. */
  readonly mutate: (random: Random) => unknown;
  /** Inputs by fast-check: one of four is such. */
  readonly generate: fc.Arbitrary<unknown>;
  readonly run: (input: unknown) => void;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.json({ maxDepth: 4 }),
);

/** Texts of pieces of the corpus in any order, which come further than noise. */
function patchwork(corpus: readonly string[]): fc.Arbitrary<string> {
  const words = [...new Set(corpus.flatMap((text) => text.match(/\w+|\s+|[^\w\s]+/g) ?? []))].slice(0, 3000);
  const lines = [...new Set(corpus.flatMap((text) => text.split('\n')))].slice(0, 3000);
  const of = (some: readonly string[], glue: string) =>
    fc.array(fc.constantFrom(...some), { maxLength: 40 }).map((parts) => parts.join(glue));
  return fc.oneof(anyText, of(words, ''), of(lines, '\n'));
}

function textTarget(
  name: string,
  count: number,
  corpus: readonly string[],
  run: (text: string) => void,
  most?: number,
) {
  return {
    name,
    count,
    mutate: (random: Random) => mutated(corpus, random, most),
    generate: patchwork(corpus),
    run: (input: unknown) => run(String(input)),
  } satisfies Target;
}

/** Places in a text that depend on nothing but the text. */
function offsetsIn(text: string, count: number): readonly number[] {
  const random = randomFrom(text.length * 31 + (text.charCodeAt(text.length >> 1) || 0));
  return [0, text.length, ...Array.from({ length: count }, () => random.below(text.length + 1))];
}

const inventory = sample();
const fileNames = ['calico.yaml', 'kustomization.yaml', 'values.yaml', 'patch.yml'];

function findings(text: string): void {
  const file = fileNames[text.length % fileNames.length] ?? 'calico.yaml';
  readManifest(file, text);
  const service = createCalicoService();
  if (text.length % 3 > 0) service.setInventory(inventory);
  service.setFile(file, text);
  service.findings();
}

function answers(text: string): void {
  const service = createCalicoService();
  service.setInventory(inventory);
  service.setFile('calico.yaml', text);
  for (const { fixes } of service.findings().findings) fixes?.();
  service.codeLenses('calico.yaml');
  service.inlayHints('calico.yaml');
  const now = Date.UTC(2026, 0, 1);
  for (const offset of offsetsIn(text, 2)) {
    service.hover('calico.yaml', offset, now);
    service.completions('calico.yaml', offset);
    service.definition('calico.yaml', offset);
    service.references('calico.yaml', offset);
    service.fixes('calico.yaml', { start: offset, end: Math.min(text.length, offset + 40) });
  }
}

function readOutputs(text: string): void {
  ip.readNodeOutput(text);
  ip.readNodeFilesOutput([text.slice(0, text.length >> 1), text.slice(text.length >> 1)]);
  ip.readAddresses(text).interfaces.flatMap(({ addresses }) => addresses.map(ip.formatInetLine));
  for (const family of [4, 6] as const) {
    ip.readRoutes(text, family).routes.map(ip.formatRoute);
    ip.readRules(text, family).rules.map(ip.formatRule);
  }
  for (const line of text.split('\n').slice(0, 3)) {
    ip.parseInetLine(line);
    ip.parseRoute(line, 4);
    ip.parseRule(line, 6);
  }
}

/** Reads a variable: `input` is the variable and its text. */
function readOne(input: unknown): void {
  const [variable, text]: readonly unknown[] = Array.isArray(input) ? input : [];
  const known = knownVariables().find((each) => each === variable);
  if (known === undefined) throw new Error('There is no such variable.');
  readVariable(known, String(text));
}

function readSelector(text: string): void {
  const parsed = parseSelector(text);
  if ('error' in parsed) {
    render(t, selectorErrorText(parsed.error));
    repairSelector(text);
  } else {
    matches(parsed.ast, { a: 'b' });
    const printed = printSelector(parsed.ast);
    if ('error' in parseSelector(printed)) throw new Error(`It is printed as a selector that is refused: ${printed}`);
  }
  const labels = new Map([['a', new Map([['b', 1]])]]);
  for (const offset of offsetsIn(text, 2)) selectorCompletions(text, offset, labels);
}

const asking = randomFrom(5);

export const targets: readonly Target[] = [
  textTarget('manifest: readManifest, findings', 20_000, manifests, findings),
  textTarget('manifest: answers at places', 4_000, manifests, answers),
  textTarget('method: parseMethod', 20_000, methods, (text) => {
    parseMethod(text, newest);
    parseMethod(text, oldest);
  }),
  textTarget('iproute2: all readers', 14_000, outputs, readOutputs),
  textTarget('snapshot: readSnapshot', 14_000, snapshots, (text) => {
    formatSnapshot(readSnapshot('file', 'name', text).inventory);
  }),
  {
    name: 'variable: readVariable',
    count: 40_000,
    mutate: (random) => [random.pick(knownVariables()), mutated(values, random, 2000)],
    generate: fc.tuple(fc.constantFrom(...knownVariables()), patchwork(values)),
    run: readOne,
  },
  textTarget('selector: parse to completions', 20_000, selectors, readSelector),
  textTarget('command: methodInCommand', 10_000, commands, (text) => {
    for (const offset of offsetsIn(text, 4)) methodInCommand(text, offset);
  }),
  {
    name: 'messages: guards',
    count: 20_000,
    mutate: mutatedMessage,
    generate: fc.anything({
      maxDepth: 4,
      withBigInt: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    }),
    run: take,
  },
  {
    name: 'messages: what panels are asked for',
    count: 2_000,
    mutate: mutatedQuestion,
    generate: fc.constant(undefined).map(() => mutatedQuestion(asking)),
    run: answer,
  },
];
