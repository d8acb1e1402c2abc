import { type CalicoVersion, compareVersions, newest, parseVersion } from '../../calico/version.ts';
import { type FieldFacts, fieldsOfKind, type Releases, releaseNames, releasesOfKind } from '../../facts/fields.ts';
import { once, query, textQuery } from '../../query.ts';
import { keywordsOfFacts, mergedKeywords, requires } from './factKeywords.ts';
import type { Availability, Keywords, Schema } from './keywords.ts';
import { treeSchema } from './schema.ts';

/** The schemas of Calico's kinds as its releases publish them, for where neither a file nor the cluster has one. */

export interface FactSchema {
  readonly schema: Schema;
  /** The release that is asked; undefined for all of them. */
  readonly release: string | undefined;
  /** See `KnownSchema`. */
  readonly stored: boolean;
}

interface Wanted {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

const versions: ReadonlyMap<string, string> = new Map([
  ['crd.projectcalico.org', 'v1'],
  ['projectcalico.org', 'v3'],
  ['operator.tigera.io', 'v1'],
]);

/** Kinds of which the stored form is another one (libcalico-go/lib/apis/crd.projectcalico.org/v1). */
export const differingKinds: ReadonlySet<string> = new Set(['BlockAffinity', 'IPAMConfiguration']);

/**
 * The schema of a kind in a version of Calico, or one that takes what any release takes where that is undefined; none for
 * what the version does not have, and for versions older or newer than the releases that are known.
 */
export function factSchema(wanted: Wanted, version: CalicoVersion | undefined): FactSchema | undefined {
  const { group, kind } = wanted;
  if (versions.get(group) !== wanted.version) return undefined;
  const at = version === undefined ? undefined : releaseOf(version);
  if (version !== undefined && at === undefined) return undefined;
  return schemaNamed(`${at ?? ''} ${group} ${kind}`);
}

const mostKept = 200;

/** By the position of the release, group and kind, which may be any text. */
const schemaNamed = textQuery(mostKept, (text): FactSchema | undefined => {
  const [release = '', group = '', ...words] = text.split(' ');
  const kind = words.join(' ');
  const at = release === '' ? undefined : Number(release);
  const all = (1n << BigInt(releaseNames.length)) - 1n;
  const within = at === undefined ? all : 1n << BigInt(at);
  // Calico's API server has the fields of what it stores; as an own group of definitions they exist since v3.32.0.
  const own = releasesOfKind(kind, group);
  const isServed = group === 'projectcalico.org';
  const roots: readonly Root[] = [
    { group, releases: own },
    ...(isServed ? [{ group: 'crd.projectcalico.org', releases: all & ~own }] : []),
  ];
  const parts = (releases: Releases): readonly FieldFacts[] =>
    roots.flatMap((root) => fieldsOfKind(kind, root.group, root.releases & releases) ?? []);
  const here = parts(within);
  if (here.length === 0) return undefined;
  const anywhere = parts(all);
  const schema = schemaOf(
    { here, anywhere },
    { at, ofKind: together(anywhere), ofOperator: group === 'operator.tigera.io' },
    true,
  );
  const stored = isServed && at !== undefined && (own & within) === 0n;
  return { schema, release: at === undefined ? undefined : releaseNames[at], stored };
});

interface Root {
  readonly group: string;
  readonly releases: Releases;
}

/** The position of the release that a version is: itself, or the last one before it. */
function releaseOf(version: CalicoVersion): number | undefined {
  if (version.major > newest.major || (version.major === newest.major && version.minor > newest.minor))
    return undefined;
  if (compareVersions(version, newest) >= 0) return releaseNames.length - 1;
  const at = releasedIn(releaseNames).findLastIndex(
    (release) => release !== undefined && compareVersions(release, version) <= 0,
  );
  return at === -1 ? undefined : at;
}

/** The versions that releases are; none for `master`. */
const releasedIn = query((names: readonly string[]) =>
  names.map((name) => (name === 'master' ? undefined : parseVersion(name))),
);

/** `here` is a field in the releases that are asked, `anywhere` the same one in all. */
interface Part {
  readonly here: readonly FieldFacts[];
  readonly anywhere: readonly FieldFacts[];
}

interface Asked {
  /** The release that is asked; undefined for all. */
  readonly at: number | undefined;
  /** Those that have the kind. */
  readonly ofKind: Releases;
  /** The operator's objects: it has versions of its own, so that values hold which any release takes. */
  readonly ofOperator: boolean;
}

function schemaOf({ here, anywhere }: Part, asked: Asked, isRoot = false): Schema {
  const child = (name: string): Schema | undefined => {
    const own = below(here, name);
    return own.length === 0 ? undefined : schemaOf({ here: own, anywhere: below(anywhere, name) }, asked);
  };
  const names = once(() => new Set(here.flatMap((part) => part.names())));
  const properties = once(() => {
    const own = [...names()].flatMap((name) => {
      const field = name === '[]' || name === '{}' ? undefined : child(name);
      return field === undefined ? [] : [[name, field] as const];
    });
    const all = isRoot ? [...ofEveryObject, ...own] : own;
    return all.length === 0 ? undefined : new Map(all);
  });
  return {
    keywords: once((): Keywords => {
      const parts = asked.ofOperator ? anywhere : here;
      const said = mergedKeywords(parts.flatMap((part) => part.said().map(keywordsOfFacts)));
      return { ...said, required: [...names()].filter((name) => isRequired(parts, name)) };
    }),
    description: () => undefined,
    properties,
    additional: once(() => child('{}') ?? false),
    items: once(() => child('[]')),
    get availability() {
      return availabilityOf(together(anywhere), asked.ofKind);
    },
    elsewhere: (name) => (asked.at === undefined ? undefined : nearestTo(asked.at, together(below(anywhere, name)))),
  };
}

const anything = treeSchema(undefined);
const ofEveryObject = ['apiVersion', 'kind', 'metadata'].map((name) => [name, anything] as const);

function below(parts: readonly FieldFacts[], name: string): readonly FieldFacts[] {
  return parts.flatMap((part) => part.below(name) ?? []);
}

function together(parts: readonly FieldFacts[]): Releases {
  return parts.reduce((all, { releases }) => all | releases, 0n);
}

function isRequired(parts: readonly FieldFacts[], name: string): boolean {
  return parts.every((part) => {
    const field = part.below(name);
    return field?.releases === part.releases && field.said().every(requires);
  });
}

/** From when to when a field is there, of the releases that have its kind; undefined where that is always. */
function availabilityOf(own: Releases, ofKind: Releases): Availability | undefined {
  const missing = ofKind & ~own;
  const newestOwn = highest(own);
  const gap = highest(missing & (bit(newestOwn) - 1n));
  const last = missing >> BigInt(newestOwn) === 0n ? undefined : releaseNames[newestOwn];
  if (gap === -1 && last === undefined) return undefined;
  const since = gap === -1 ? undefined : releaseNames[lowest(own & ~(bit(gap + 1) - 1n))];
  return { since, last, doubtful: (missing & stillRun()) !== 0n };
}

/** Those of the last four minor versions. */
function stillRun(): Releases {
  const first = releaseNames.findIndex((name) => parseVersion(name)?.minor === newest.minor - mostMinors);
  return ~(bit(first) - 1n);
}

const mostMinors = 4;

/** The next release after the one at `at` that has a field, else the last one before it; undefined where none has it. */
function nearestTo(at: number, own: Releases): Availability | undefined {
  const later = lowest((own >> BigInt(at)) << BigInt(at));
  if (later !== -1) return { since: releaseNames[later], last: undefined, doubtful: true };
  const earlier = highest(own);
  return earlier === -1 ? undefined : { since: undefined, last: releaseNames[earlier], doubtful: true };
}

function bit(at: number): Releases {
  return 1n << BigInt(at);
}

/** The position of the highest bit; -1 where there is none. */
function highest(releases: Releases): number {
  return releases === 0n ? -1 : releases.toString(2).length - 1;
}

function lowest(releases: Releases): number {
  return highest(releases & -releases);
}
