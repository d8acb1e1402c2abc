import { isUndefined, normal } from './compare.ts';
import { type Field, type FieldSource, type Kind, releasesOf, type Variant } from './source.ts';

/** `source` with what `release` defines: in place of what was known of it, or as the newest one before `master`. */
export function withRelease(source: FieldSource, release: string, read: ReadonlyMap<string, Kind>): FieldSource {
  const known = source.releases.indexOf(release);
  const at = known === -1 ? source.releases.indexOf('master') : known;
  // Of what has no definition a release has the same as the one after it.
  const moved = (releases: readonly number[], isKept: boolean): readonly number[] => {
    const shifted = known === -1 ? releases.map((each) => (each >= at ? each + 1 : each)) : releases;
    const others = shifted.filter((each) => each !== at);
    const has = known === -1 ? releases.includes(at) : releases.includes(known);
    return isKept && has ? [...others, at].sort(ascending) : others;
  };
  const fieldsOf = (
    before: ReadonlyMap<string, Field>,
    now: ReadonlyMap<string, Field>,
    isKept: boolean,
  ): ReadonlyMap<string, Field> => {
    const all = [...new Set([...before.keys(), ...now.keys()])].map((name): readonly [string, Field] => {
      const [old, own] = [before.get(name), now.get(name)];
      const kept = (old?.variants ?? []).map(({ fact, releases }) => ({ fact, releases: moved(releases, isKept) }));
      const variants = own === undefined ? kept : withVariant(kept, own.variants[0], at);
      const fields = fieldsOf(old?.fields ?? new Map(), own?.fields ?? new Map(), isKept);
      return [name, { variants: variants.filter(({ releases }) => releases.length > 0), fields }];
    });
    return new Map(all.filter(([, field]) => releasesOf(field).length > 0));
  };
  const names = [...new Set([...source.kinds.map(({ name }) => name), ...read.keys()])].sort();
  const kinds = names.flatMap((name): readonly Kind[] => {
    const old = source.kinds.find((kind) => kind.name === name);
    const own = read.get(name);
    const about = own ?? old;
    if (about === undefined) return [];
    const isKept = isUndefined(name);
    const others = moved(old?.releases ?? [], isKept);
    const releases = own === undefined ? others : [...others, at].sort(ascending);
    return [{ ...about, releases, fields: fieldsOf(old?.fields ?? new Map(), own?.fields ?? new Map(), isKept) }];
  });
  return { releases: known === -1 ? source.releases.toSpliced(at, 0, release) : source.releases, kinds };
}

function withVariant(kept: readonly Variant[], own: Variant | undefined, at: number): readonly Variant[] {
  if (own === undefined) return kept;
  const same = kept.find(({ fact }) => normal(fact) === normal(own.fact));
  if (same === undefined) return [...kept, { fact: own.fact, releases: [at] }];
  return kept.map((each) => (each === same ? { ...each, releases: [...each.releases, at].sort(ascending) } : each));
}

function ascending(a: number, b: number): number {
  return a - b;
}
