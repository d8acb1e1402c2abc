import { unhurried } from '../manifest/documentLimits.ts';
import { parseVerbatim } from '../manifest/parse.ts';
import { splitDocuments } from '../manifest/split.ts';
import type { YamlNode } from '../manifest/tree.ts';
import { say } from '../message.ts';
import { drained } from '../steps.ts';
import { shift, withLineFeeds } from '../text.ts';
import type { PathProblem } from './fields.ts';
import type { InventoryProblem, InventoryReading } from './inventory.ts';
import { readJsonLines } from './jsonLines.ts';
import { plainOf, spanAt } from './plainYaml.ts';
import { decodeSnapshot } from './snapshotDecode.ts';

/** A snapshot longer than this is not parsed a second time only to show where its problems stand. */
const longestForPlaces = 1_000_000;

/** A line with nothing but a comment. Its blanks hold no line ends, or many empty lines would be read again and again. */
const comment = /^[^\S\r\n\u2028\u2029]*#.*$/gm;

/**
 * Reads a snapshot file, YAML or JSON; `file` names it in problems, `name` is how the user knows it. What is wrong is
 * left out and told with its place, and the rest is read.
 */
export function readSnapshot(file: string, name: string, text: string): InventoryReading {
  return drained(readSnapshotInSteps(file, name, text));
}

/** The same, with pauses in which others may work: thousands of nodes take a while. */
export function* readSnapshotInSteps(
  file: string,
  name: string,
  given: string,
): Generator<undefined, InventoryReading> {
  const text = withLineFeeds(given);
  return yield* text.trimStart().startsWith('{') ? readJson(file, name, text) : readYaml(file, name, text);
}

function* readJson(file: string, name: string, text: string): Generator<undefined, InventoryReading> {
  let value: unknown = yield* readJsonLines(text);
  try {
    value ??= JSON.parse(text);
  } catch {
    return yield* readYaml(file, name, text); // which tells where it breaks, and keeps what stands before
  }
  const { inventory, problems } = yield* decodeSnapshot(value, name);
  const root = problems.length > 0 && text.length <= longestForPlaces ? parseVerbatim(text).root : undefined;
  return { inventory, problems: problems.map((problem) => placed(problem, file, root, 0)) };
}

function* readYaml(file: string, name: string, text: string): Generator<undefined, InventoryReading> {
  const slices = splitDocuments(text).filter((slice) => slice.text.replace(comment, '').trim() !== '');
  const [slice, another] = slices;
  const parsed = parseVerbatim(slice?.text ?? '', unhurried);
  const start = slice?.start ?? 0;
  const { inventory, problems } = yield* decodeSnapshot(plainOf(parsed.root), name);
  const syntax = parsed.problems.map((problem): InventoryProblem => {
    return { file, message: problem.message, ...(problem.span && { span: shift(problem.span, start) }) };
  });
  // A text that breaks off lacks things at its end; that it breaks is the one thing to tell.
  const semantic = syntax.length > 0 && inventory.nodes.length === 0 ? [] : problems;
  const rest: InventoryProblem[] = another
    ? [
        {
          file,
          span: { start: another.start, end: another.start + 3 },
          message: say('An inventory is a single document; the rest is skipped.'),
        },
      ]
    : [];
  return {
    inventory,
    problems: [...syntax, ...semantic.map((each) => placed(each, file, parsed.root, start)), ...rest],
  };
}

function placed(
  { path, message }: PathProblem,
  file: string,
  root: YamlNode | undefined,
  start: number,
): InventoryProblem {
  const span = root && spanAt(root, path);
  return { file, message, ...(span && { span: shift(span, start) }) };
}
