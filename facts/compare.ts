import type { Fact, Field, FieldSource, Kind } from './source.ts';

/** What a checkout says otherwise than a release that is known: one line for each kind and field. */
export function changesIn(
  { kinds, releases }: FieldSource,
  release: string,
  read: ReadonlyMap<string, Kind>,
): readonly string[] {
  const at = releases.indexOf(release);
  const before = new Map(kinds.filter((kind) => kind.releases.includes(at)).map((kind) => [kind.name, kind]));
  return [...new Set([...before.keys(), ...read.keys()])].sort().flatMap((name) => {
    const [old, now] = [before.get(name), read.get(name)];
    if (now === undefined) return isUndefined(name) ? [] : [`- ${name}`];
    if (old === undefined) return [`+ ${name}`];
    return fieldChanges(factsOf(old.fields, at), factsOf(now.fields, 0), name);
  });
}

/** Kinds that only calicoctl reads, which no CustomResourceDefinition tells of (libcalico-go/lib/apis). */
export function isUndefined(name: string): boolean {
  return name === 'Node.projectcalico.org' || name === 'Profile.projectcalico.org';
}

function fieldChanges(
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
  kind: string,
): readonly string[] {
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path) => {
    const [was, is] = [old.get(path), now.get(path)];
    if (was === is) return [];
    if (was === undefined) return [`+ ${kind} ${path}: ${is}`];
    return is === undefined ? [`- ${kind} ${path}`] : [`~ ${kind} ${path}: ${was} → ${is}`];
  });
}

/** What a release says of each field, by its path. */
function factsOf(fields: ReadonlyMap<string, Field>, at: number, path = ''): ReadonlyMap<string, string> {
  return new Map(
    [...fields].flatMap(([name, { variants, fields: below }]) => {
      const own = path === '' ? name : `${path}.${name}`;
      const said = variants.find(({ releases }) => releases.includes(at));
      return said === undefined ? [] : [[own, normal(said.fact)] as const, ...factsOf(below, at, own)];
    }),
  );
}

/** A fact as text, whatever the order of its keywords. */
export function normal(fact: Fact): string {
  return JSON.stringify(Object.fromEntries(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1))));
}
