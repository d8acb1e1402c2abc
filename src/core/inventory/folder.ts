import { groupBy } from '../collections.ts';
import { type Message, say } from '../message.ts';
import { readNodeFilesOutput } from '../net/iproute2.ts';
import type { Node } from '../net/node.ts';
import { drained } from '../steps.ts';
import { withLineFeeds } from '../text.ts';
import { type InventoryProblem, type InventoryReading, localNames } from './inventory.ts';

/** A file of a folder that holds some of one node's `ip addr`, `ip route`, …, or why it could not be read. */
export type NodeFile = ReadFile | { readonly file: string; readonly base: string; readonly error: string };

interface ReadFile {
  /** As problems name it. */
  readonly file: string;
  /** The file's name without its folders. */
  readonly base: string;
  readonly text: string;
  /** When it was last written, as ISO 8601 of UTC. */
  readonly written: string;
}

/** Whether a file of the folder, by its name, is one to read. */
export function isNodeFile(base: string): boolean {
  return !base.startsWith('.');
}

/**
 * Reads a folder with the files of each node, named after it and holding what `ip addr`, `ip route` and `ip rule`
 * printed there: `vms71.txt` and `vms71.json` are of one node. A file without any such output is left out. The facts are
 * taken for as old as the youngest file.
 */
export function readNodeFiles(name: string, files: readonly NodeFile[]): InventoryReading {
  return drained(readNodeFilesInSteps(name, files));
}

/** The same, with pauses in which others may work. */
export function* readNodeFilesInSteps(
  name: string,
  files: readonly NodeFile[],
): Generator<undefined, InventoryReading> {
  const sorted = files.toSorted((a, b) => (a.base < b.base ? -1 : 1));
  const read = sorted.flatMap((file) => ('text' in file ? [file] : []));
  const readings: NodeReading[] = [];
  for (const [node, own] of groupBy(read, ({ base }) => nodeName(base))) {
    readings.push(readNode(node, own));
    yield undefined;
  }
  const nodes = readings.flatMap(({ node }) => node ?? []);
  const takenAt = read
    .map(({ written }) => written)
    .sort()
    .at(-1);
  const source = { kind: 'folder', name, ...(takenAt !== undefined && { takenAt }) } as const;
  const unread = sorted.flatMap((each) =>
    'error' in each ? [{ file: each.file, message: say("Can't be read: {0}", each.error) }] : [],
  );
  const problems = [...readings.flatMap((each) => each.problems), ...unread];
  return { inventory: { source, nodes, hosts: localNames }, problems };
}

interface NodeReading {
  /** Undefined where none of the files tells anything of it. */
  readonly node?: Node;
  readonly problems: readonly InventoryProblem[];
}

function readNode(name: string, files: readonly ReadFile[]): NodeReading {
  const { interfaces, families, kernelOrder, routing, ...read } = readNodeFilesOutput(
    files.map(({ text }) => withLineFeeds(text)),
  );
  const fileOf = (part: number): string => files[part]?.file ?? '';
  const left = read.without.map((part) => ({ file: fileOf(part), message: leftOutText(files[part]?.text ?? '') }));
  const isOutput = (part: number): boolean => !read.without.includes(part);
  const found = read.problems
    .filter(({ part }) => isOutput(part))
    .map(({ part, ...problem }) => ({ file: fileOf(part), ...problem }));
  const problems: InventoryProblem[] = [...left, ...found];
  if (read.without.length === files.length) return { problems };
  if (interfaces === undefined) {
    const file = fileOf(files.findIndex((_, part) => isOutput(part)));
    problems.push({
      file,
      message: say('Nothing is known about node {0}: this file contains no output of `ip addr`.', name),
    });
  }
  const node: Node = {
    name,
    ...(interfaces !== undefined && { interfaces }),
    kernelOrder,
    prefixesKnown: true,
    families,
    routing,
    sysctls: {},
  };
  return { node, problems };
}

function leftOutText(text: string): Message {
  return text.includes('\0')
    ? say("This file is skipped: it isn't UTF-8. Save it as UTF-8, or as UTF-16 with a byte order mark.")
    : say('This file is skipped: it contains no output of `ip addr`, `ip route` or `ip rule`.');
}

/** `vms71.txt` and `vms71.json` are the node vms71; dots of a domain name stay. */
function nodeName(base: string): string {
  return base.replace(/\.(txt|json|log|out)$/i, '');
}
