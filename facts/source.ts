/** Reads and writes `fields.txt`, in which the fields of Calico's kinds stand with the releases that have them. */

/** What a release says of a field, as its CustomResourceDefinition has it, but for descriptions and rules in CEL. */
export interface Fact {
  readonly type?: string;
  readonly [keyword: string]: unknown;
}

/** A field; `[]` is an item of a list, `{}` a value under free keys. */
export interface Field {
  readonly variants: readonly Variant[];
  readonly fields: ReadonlyMap<string, Field>;
}

export interface Variant {
  readonly fact: Fact;
  /** Positions in the list of releases, in order. */
  readonly releases: readonly number[];
}

export interface Kind {
  /** `IPPool.crd.projectcalico.org`. */
  readonly name: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly releases: readonly number[];
  readonly fields: ReadonlyMap<string, Field>;
}

export interface FieldSource {
  readonly releases: readonly string[];
  readonly kinds: readonly Kind[];
}

const head = `# The fields of Calico's kinds, and the releases that have them, read from the CustomResourceDefinitions of each release.
# Behind a field stand its type, what it asks of a value, and, behind @, the releases, where they are not all of those that
# have what is around it. [] is an item of a list, {} a value under free keys. \`npm run facts\` makes src/core/facts of it.
`;

/** The releases that have a field. */
export function releasesOf({ variants }: Field): readonly number[] {
  return [...new Set(variants.flatMap(({ releases }) => releases))].sort((a, b) => a - b);
}

/** Reads the text of `fields.txt`; throws where a line is not as `printFields` writes it. */
export function parseFields(text: string): FieldSource {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [, list = ''] = /^releases (.*)$/.exec(lines[0] ?? '') ?? [];
  const releases = list.split(' ');
  const all = releases.map((_, index) => index);
  const kinds: Kind[] = [];
  const open: { readonly depth: number; readonly releases: readonly number[]; readonly fields: Map<string, Draft> }[] =
    [];
  for (const line of lines.slice(1)) {
    const [, blanks = '', name = '', type = '', keywords = '{}', range] = parts.exec(line) ?? [];
    if (name === '') throw new Error(`this line can't be read: ${line}`);
    const depth = blanks.length;
    while ((open.at(-1)?.depth ?? -1) >= depth) open.pop();
    const around = open.at(-1);
    const own = range === undefined ? (around?.releases ?? all) : readRange(range, releases);
    const fields = new Map<string, Draft>();
    if (around === undefined) {
      const { plural, namespaced } = JSON.parse(keywords);
      kinds.push({ name, plural, namespaced, releases: own, fields });
      open.push({ depth, releases: own, fields });
      continue;
    }
    const fact: Fact = { ...(type !== 'any' && { type }), ...JSON.parse(keywords) };
    const draft = around.fields.get(name) ?? { variants: [], fields };
    draft.variants.push({ fact, releases: own });
    around.fields.set(name, draft);
    open.push({ depth, releases: releasesOf(draft), fields: draft.fields });
  }
  return { releases, kinds };
}

interface Draft {
  readonly variants: Variant[];
  readonly fields: Map<string, Draft>;
}

const parts = /^( *)(\S+) (\S+)(?: (\{.*\}))?(?: @(\S+))?$/;

/** The text that `parseFields` reads. */
export function printFields({ releases, kinds }: FieldSource): string {
  const lines = [`releases ${releases.join(' ')}`];
  const all = releases.map((_, index) => index);
  const print = (fields: ReadonlyMap<string, Field>, around: readonly number[], depth: number): void => {
    for (const [name, field] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
      for (const { fact, releases: own } of field.variants) {
        const { type = 'any', ...keywords } = fact;
        lines.push(`${' '.repeat(depth)}${name} ${type}${written(keywords)}${at(own, around, releases)}`);
      }
      print(field.fields, releasesOf(field), depth + 1);
    }
  };
  for (const { name, plural, namespaced, releases: own, fields } of kinds) {
    lines.push(`${name} kind${written({ plural, namespaced })}${at(own, all, releases)}`);
    print(fields, own, 1);
  }
  return `${head}${lines.join('\n')}\n`;
}

function written(keywords: Readonly<Record<string, unknown>>): string {
  return Object.keys(keywords).length === 0 ? '' : ` ${JSON.stringify(keywords)}`;
}

function at(own: readonly number[], around: readonly number[], releases: readonly string[]): string {
  if (own.length === around.length) return '';
  return ` @${runsOf(own)
    .map(([first, last]) => (first === last ? releases[first] : `${releases[first]}-${releases[last]}`))
    .join(',')}`;
}

/** Runs of numbers without a gap, as first and last of each. */
export function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

function readRange(text: string, releases: readonly string[]): readonly number[] {
  return text.split(',').flatMap((run) => {
    const [first = '', last = first] = run.split('-');
    const [from, to] = [releases.indexOf(first), releases.indexOf(last)];
    if (from === -1 || to === -1) throw new Error(`no such release: ${run}`);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
