import type { Located } from '../text.ts';
import type { Decoding } from './fields.ts';
import { calicoGroups } from './kinds.ts';
import type { CalicoResource } from './model.ts';
import type { YamlMap } from './tree.ts';

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
