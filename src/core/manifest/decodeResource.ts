import { isFilledIn, mayBeFilledIn } from '../placeholders/value.ts';
import { type Located, shift } from '../text.ts';
import type { Decoding } from './fields.ts';
import { calicoGroups } from './kinds.ts';
import type { CalicoResource } from './model.ts';
import { entryOf, type YamlMap, type YamlNode } from './tree.ts';

type Meta = Pick<CalicoResource, 'apiVersion' | 'name' | 'namespace' | 'span'>;

/** An object of one of Calico's groups, with its metadata `meta`; undefined for any other. */
export function decodeResource(
  { text, base }: Decoding,
  tree: YamlMap,
  meta: Meta,
  kind: Located<string> | undefined,
): CalicoResource | undefined {
  const [written = '', version = ''] = (meta.apiVersion ?? misspelt(tree, 'apiVersion'))?.value.split('/') ?? [];
  const group = calicoGroups.find((each) => each === written);
  if (group === undefined) return undefined;
  const partial = isInPart(text, tree);
  const own = kind ?? misspelt(tree, 'kind', base);
  return { form: 'resource', ...meta, group, version, kind: own, tree, base, open: false, partial };
}

/** The text behind a key of `map` that is `key` but for case or one letter; `base` is added to its place. */
function misspelt(map: YamlMap, key: string, base = 0): Located<string> | undefined {
  const entry = map.entries.find((each) => isSlip(each.key.value, key));
  const value = entry?.value;
  return value?.kind === 'scalar' ? { value: value.value, span: shift(value.span, base) } : undefined;
}

function isSlip(written: string, word: string): boolean {
  const [a, b] = [written.toLowerCase(), word.toLowerCase()];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return Math.max(a.length, b.length) - start - end <= 1;
}

/** Whether something in the object is filled in later. */
function isInPart(text: string, tree: YamlMap): boolean {
  return mayHold.test(text.slice(tree.span.start, tree.span.end)) && holds(tree);
}

/** What no text is without that is filled in later: cheaper than to look at each value. */
const mayHold = /[{$<@%_]/;

function holds(node: YamlNode): boolean {
  switch (node.kind) {
    case 'scalar':
      return mayBeFilledIn(node.value);
    case 'sequence':
      return node.items.some(holds);
    case 'map':
      return node.entries.some(({ key, value }) => isFilledIn(key.value) || holds(value));
  }
}

/** What the operator's chart takes of `installation` for itself (charts/tigera-operator/templates/crs/custom-resources.yaml). */
const ownOfChart: ReadonlySet<string> = new Set(['enabled']);
/** … and RKE2's chart besides (rancher/rke2-charts, the patch of that template). */
const ownOfRke2: ReadonlySet<string> = new Set(['enabled', 'backend', 'natOutgoing']);

/** The Installation that the operator's chart makes of `installation` in its values `map`; undefined where it is no mapping. */
export function installationObject(
  { text, base }: Decoding,
  map: YamlMap,
  { chart, open }: { readonly chart: string | undefined; readonly open: boolean },
): CalicoResource | undefined {
  const entry = entryOf(map, 'installation');
  if (entry?.value.kind !== 'map') return undefined;
  const { key, value } = entry;
  const own = chart === 'rke2-calico' ? ownOfRke2 : ownOfChart;
  const spec = { ...value, entries: value.entries.filter((each) => !own.has(each.key.value)) };
  return {
    form: 'resource',
    apiVersion: undefined,
    name: undefined,
    namespace: undefined,
    span: shift(value.span, base),
    group: 'operator.tigera.io',
    version: 'v1',
    kind: { value: 'Installation', span: shift(key.span, base) },
    tree: { ...value, entries: [{ key: { value: 'spec', span: key.span }, value: spec }] },
    base,
    open: false,
    partial: open || isInPart(text, value),
    origin: 'values',
    ...(chart === 'rke2-calico' && { chart }),
  };
}
