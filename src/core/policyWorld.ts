import { type Analysis, versionOf } from './derive.ts';
import type { ReadManifest } from './manifest/file.ts';
import { type Connections, connectionsInSteps } from './policy/connections.ts';
import { type Group, groupEnds } from './policy/groups.ts';
import { createJudge, type Judge } from './policy/judge.ts';
import { type FileProblem, joinedObjects, type ReadObjects } from './policy/objects.ts';
import { readWorld } from './policy/readWorld.ts';
import { objectsOfSlice } from './policy/sliceObjects.ts';
import { keyedQuery, query, queryInSteps } from './query.ts';
import { folderOf } from './rules/pool/pools.ts';

/** Policies and what they apply to, in the files that are taken to be of one cluster; made when somebody asks. */

export interface PolicyWorld {
  readonly judge: Judge;
  /** The files that have a part in it. */
  readonly files: readonly string[];
  readonly problems: readonly FileProblem[];
}

/** The objects of a file that have a part in what policies decide, read with a pause after each document. */
export const policyObjects = queryInSteps(function* (manifest: ReadManifest): Generator<undefined, ReadObjects> {
  const read: ReadObjects[] = [];
  for (const slice of manifest.slices) {
    read.push(objectsOfSlice(slice, manifest.file));
    yield undefined;
  }
  return joinedObjects(read);
});

interface FileObjects {
  readonly manifest: ReadManifest;
  readonly read: ReadObjects;
}

/** The world around `file`, made with pauses; of all files where there is no such file. */
export function* policyWorldInSteps(analysis: Analysis, file: string | undefined): Generator<undefined, PolicyWorld> {
  const all: FileObjects[] = [];
  for (const manifest of analysis.files) {
    const read = yield* policyObjects.inSteps(manifest);
    if (hasPart(read) || read.configMaps.length > 0) all.push({ manifest, read });
  }
  const scope = scopeOf(file, all);
  return yield* worldIn.inSteps(scopeIn(analysis, scope), analysis, inScope(scope, all));
}

/** A folder with those in it; without its last slash, the files in it alone. */
type Scope = string;

/** One object for each scope, by which its world is known. */
const scopeIn = keyedQuery((_: Analysis, scope: Scope): { readonly scope: Scope } => ({ scope }));

const worldIn = queryInSteps(function* (
  _: { readonly scope: Scope },
  { inventory, settings }: Analysis,
  files: readonly FileObjects[],
): Generator<undefined, PolicyWorld> {
  const { version } = versionOf({ settings, inventory });
  const input = files.map(({ manifest: { file, text }, read }) => ({ name: file, text, read }));
  const { world, problems } = readWorld(input, { inventory, version });
  yield undefined;
  const judge = createJudge(world, version);
  const taking = files.filter(({ read }) => hasPart(read));
  return { judge, problems, files: taking.map(({ manifest }) => manifest.file) };
});

/** ConfigMaps alone are of anything. */
function hasPart({ objects, problems }: ReadObjects): boolean {
  return objects.length + problems.length > 0;
}

/** The groups of a world's ends. */
export const groupsOf = query((judge: Judge): readonly Group[] => groupEnds([judge]));

/** All connections of a world, made with pauses. */
export const worldConnections = queryInSteps(function* (judge: Judge): Generator<undefined, Connections> {
  const groups = groupsOf(judge);
  yield undefined;
  return yield* connectionsInSteps(judge, groups);
});

/**
 * The widest folder around `file` in which no object is written in two folders: those would be of two clusters, or variants
 * of one.
 */
function scopeOf(file: string | undefined, files: readonly FileObjects[]): Scope {
  if (file === undefined) return '';
  const homes = new Map<string, Set<string>>();
  for (const { manifest, read } of files) {
    const home = folderOf(manifest.file);
    for (const { key } of read.objects) homes.set(key, (homes.get(key) ?? new Set()).add(home));
  }
  const doubled = [...homes.values()].filter(({ size }) => size > 1).map((each) => [...each]);
  const isTwice = (folder: string): boolean =>
    doubled.some((each) => each.filter((home) => home.startsWith(folder)).length > 1);
  const own = folderOf(file);
  if (isTwice(own)) return own.slice(0, -1);
  let folder = own;
  while (folder !== '' && !isTwice(parentOf(folder))) folder = parentOf(folder);
  return folder;
}

function inScope(scope: Scope, files: readonly FileObjects[]): readonly FileObjects[] {
  if (scope === '' || scope.endsWith('/')) return files.filter(({ manifest }) => manifest.file.startsWith(scope));
  return files.filter(({ manifest }) => folderOf(manifest.file) === `${scope}/`);
}

function parentOf(folder: string): string {
  return folder.length < 2 ? '' : folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
}
