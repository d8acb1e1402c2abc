import { type Located, shift } from '../text.ts';
import type { Decoding } from './fields.ts';
import { calicoGroups } from './kinds.ts';
import type { CalicoResource } from './model.ts';
import { entryOf, type YamlMap } from './tree.ts';

type Meta = Pick<CalicoResource, 'apiVersion' | 'name' | 'namespace' | 'span'>;

/** What a template engine, Flux or envsubst fills in. */
const filledIn = /\{\{|\$\{|<%|\$\(/;

/** An object of one of Calico's groups, with its metadata `meta`; undefined for any other. */
export function decodeResource(
  { text, base }: Decoding,
  tree: YamlMap,
  meta: Meta,
  kind: Located<string> | undefined,
): CalicoResource | undefined {
  const [written = '', version = ''] = meta.apiVersion?.value.split('/') ?? [];
  const group = calicoGroups.find((each) => each === written);
  if (group === undefined) return undefined;
  return { form: 'resource', ...meta, group, version, kind, tree, base, partial: filledIn.test(text) };
}

/** What the operator's chart takes of `installation` for itself (charts/tigera-operator/templates/crs/custom-resources.yaml). */
const ownOfChart: ReadonlySet<string> = new Set(['enabled']);

/** The Installation that the operator's chart makes of `installation` in its values `map`; undefined where it is no mapping. */
export function installationObject({ text, base }: Decoding, map: YamlMap): CalicoResource | undefined {
  const entry = entryOf(map, 'installation');
  if (entry?.value.kind !== 'map') return undefined;
  const { key, value } = entry;
  const spec = { ...value, entries: value.entries.filter((each) => !ownOfChart.has(each.key.value)) };
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
    partial: filledIn.test(text),
    origin: 'values',
  };
}
