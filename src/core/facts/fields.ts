import { textQuery } from '../query.ts';
import { fieldData } from './fieldData.ts';
import { kindData } from './kindData.ts';
import { releaseData } from './releaseData.ts';

/** The fields of Calico's kinds and the releases that have them, unpacked as they are asked for. */

/** Releases as a set: bit n stands for the n-th of {@link releaseNames}. */
export type Releases = bigint;

/** A field in some releases. */
export interface FieldFacts {
  /** Those that have it, of those that were asked for. */
  readonly releases: Releases;
  /**
   * What they say of it, as JSON with the keywords of OpenAPI, but for `required` (within what is around it), `list` and
   * `keys` (`x-kubernetes-list-type`, `-map-keys`), `open` (unknown fields are kept) and the type `int-or-string`.
   */
  readonly said: () => readonly unknown[];
  /** What is below it: `[]` the items of a list, `{}` values under free keys, else a field by its name. */
  readonly below: (name: string) => FieldFacts | undefined;
  readonly names: () => readonly string[];
}

interface Data {
  readonly facts: readonly string[];
  /** By kind with its group: whether it is namespaced, its node, its releases. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
  readonly rangeAt: (index: string) => Releases;
  readonly nodeAt: (index: string) => Node;
}

/** A field as it is written, which may stand in several places. */
interface Node {
  /** What is said of it, each with the releases that say so; undefined for all that have the field. */
  readonly said: readonly (readonly [fact: string, range: string | undefined])[];
  /** The nodes below it by name, with their releases; undefined for all that have the field. */
  readonly below: ReadonlyMap<string, readonly [node: string, range: string | undefined]>;
}

const data = (): Data => unpacked(fieldData);

const unpacked = textQuery(1, (text): Data => {
  const [ranges = [], names = [], facts = [], nodes = [], kinds = []] = text
    .split('\n\n')
    .map((section) => section.split('\n'));
  const byName = kinds.map((line) => line.split(' ')).map(([name = '', ...rest]) => [name, rest] as const);
  return {
    facts,
    kinds: new Map(byName),
    rangeAt: textQuery(ranges.length, (index) => readRange(ranges[Number.parseInt(index, 36)] ?? '')),
    nodeAt: textQuery(nodes.length, (index) => readNode(nodes[Number.parseInt(index, 36)] ?? '', names)),
  };
});

/** `fact[.range] …|name.node[.range] …`, all as numbers. */
function readNode(text: string, names: readonly string[]): Node {
  const [said = '', below = ''] = text.split('|');
  const parts = (list: string): readonly (readonly string[])[] =>
    list === '' ? [] : list.split(' ').map((each) => each.split('.'));
  return {
    said: parts(said).map(([fact = '', range]) => [fact, range] as const),
    below: new Map(
      parts(below).map(([name = '', node = '', range]) => [names[Number.parseInt(name, 36)] ?? '', [node, range]]),
    ),
  };
}

/** `22,29,36-116` as a set. */
function readRange(text: string): Releases {
  return text.split(',').reduce((set, run) => {
    const [first = '0', last = first] = run.split('-');
    return set | ((1n << (BigInt(last) + 1n)) - (1n << BigInt(first)));
  }, 0n);
}

/** The releases that are known, the oldest first; the last one is `master`. */
export const releaseNames: readonly string[] = releaseData.split(' ');

/** The groups of Calico's kinds. */
export type FactGroup = keyof typeof kindData;

/** The kinds of a group. */
export type KindOf<G extends FactGroup> = (typeof kindData)[G][number];

/** The names of the kinds of a group. */
export function kindsOfGroup<G extends FactGroup>(group: G): readonly KindOf<G>[] {
  return kindData[group];
}

/** The releases that have a kind; none where there is no such kind. */
export function releasesOfKind(kind: string, group: string): Releases {
  const [, , range] = data().kinds.get(`${kind}.${group}`) ?? [];
  return range === undefined ? 0n : data().rangeAt(range);
}

/** The oldest of some releases; undefined where there is none. */
export function firstRelease(releases: Releases): string | undefined {
  return releases === 0n ? undefined : releaseNames[(releases & -releases).toString(2).length - 1];
}

/** An object of a kind in the releases `within`, as a field that holds all others; undefined where none of them has it. */
export function fieldsOfKind(kind: string, group: string, within: Releases): FieldFacts | undefined {
  const [, node] = data().kinds.get(`${kind}.${group}`) ?? [];
  const those = releasesOfKind(kind, group) & within;
  return node === undefined || those === 0n ? undefined : fieldAt(node, those);
}

function fieldAt(index: string, releases: Releases): FieldFacts {
  const { nodeAt, rangeAt } = data();
  const node = nodeAt(index);
  return {
    releases,
    said: () =>
      node.said.flatMap(([fact, range]) =>
        range === undefined || (rangeAt(range) & releases) !== 0n ? factAt(fact) : [],
      ),
    names: () => [...node.below.keys()],
    below: (name) => {
      const [inner, range] = node.below.get(name) ?? [];
      const those = range === undefined ? releases : rangeAt(range) & releases;
      return inner === undefined || those === 0n ? undefined : fieldAt(inner, those);
    },
  };
}

/** `type` or `type {JSON}`. */
function factAt(index: string): unknown {
  const text = data().facts[Number.parseInt(index, 36)] ?? '';
  const end = text.indexOf(' ');
  const type = end === -1 ? text : text.slice(0, end);
  const keywords: unknown = end === -1 ? {} : JSON.parse(text.slice(end));
  return { ...(type !== '-' && { type }), ...(typeof keywords === 'object' && keywords) };
}
