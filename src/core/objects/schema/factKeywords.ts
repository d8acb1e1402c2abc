import type { YamlScalar } from '../../manifest/tree.ts';
import { type Keywords, keywordsOf } from './keywords.ts';
import { nodeOf } from './published.ts';
import { treeSchema } from './schema.ts';

/** What Calico's releases ask of a field, as keywords of a schema. */

/** The keywords of one fact (see `FieldFacts`), but for `required`. */
export function keywordsOfFacts(fact: unknown): Keywords {
  const { type, list, keys, open, required: _, format, ...rest } = entriesOf(fact);
  const node = nodeOf({
    ...rest,
    // Calico's own API server takes single addresses too; the checks of values know where.
    ...(format !== 'cidr' && { format }),
    ...(type === 'int-or-string' ? { 'x-kubernetes-int-or-string': true } : { type }),
    ...(list !== undefined && { 'x-kubernetes-list-type': list }),
    ...(keys !== undefined && { 'x-kubernetes-list-map-keys': keys }),
    ...(open === true && { 'x-kubernetes-preserve-unknown-fields': true }),
  });
  return keywordsOf(node.kind === 'map' ? node : undefined, treeSchema);
}

/** Whether a fact says that the field must be there. */
export function requires(fact: unknown): boolean {
  return entriesOf(fact)['required'] === true;
}

function entriesOf(fact: unknown): Readonly<Record<string, unknown>> {
  return typeof fact === 'object' && fact !== null ? Object.fromEntries(Object.entries(fact)) : {};
}

/** What each of several releases takes, if one does: of what they ask only that is left on which all agree. */
export function mergedKeywords(all: readonly Keywords[]): Keywords {
  const [first, ...others] = all;
  if (first === undefined) return keywordsOf(undefined, treeSchema);
  return others.reduce(weaker, first);
}

function weaker(a: Keywords, b: Keywords): Keywords {
  const same = <T>(x: T, y: T): T | undefined => (x === y ? x : undefined);
  const least = (x: number | undefined, y: number | undefined): number | undefined =>
    x === undefined || y === undefined ? undefined : Math.min(x, y);
  const most = (x: number | undefined, y: number | undefined): number | undefined =>
    x === undefined || y === undefined ? undefined : Math.max(x, y);
  return {
    ...a,
    type: same(a.type, b.type),
    intOrString: a.intOrString || b.intOrString,
    format: same(a.format, b.format),
    pattern: same(a.pattern, b.pattern),
    enum: a.enum && b.enum && union(a.enum, b.enum),
    default: a.default && b.default,
    minimum: least(a.minimum, b.minimum),
    maximum: most(a.maximum, b.maximum),
    minLength: least(a.minLength, b.minLength),
    maxLength: most(a.maxLength, b.maxLength),
    minItems: least(a.minItems, b.minItems),
    maxItems: most(a.maxItems, b.maxItems),
    keepsUnknown: a.keepsUnknown || b.keepsUnknown,
    nullable: a.nullable || b.nullable,
    listType: same(a.listType, b.listType),
  };
}

function union(a: readonly YamlScalar[], b: readonly YamlScalar[]): readonly YamlScalar[] {
  return [...a, ...b.filter(({ value, type }) => !a.some((each) => each.value === value && each.type === type))];
}
