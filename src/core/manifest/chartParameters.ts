import type { Decoding } from './fields.ts';
import { booleanAt, mapsAt, stringAt } from './fields.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './tree.ts';
import { entryOf } from './tree.ts';

/** Values for a chart that are given one by one under their paths, as with `helm --set`. */

/** One value under a path like `installation.calicoNetwork.nodeAddressAutodetectionV4.cidrs[0]`. */
interface Parameter {
  readonly path: YamlEntry['key'];
  readonly value: YamlScalar;
}

/** The mapping that single values make. */
export interface Parameters {
  readonly map: YamlMap;
  /** Some could not be read: what is not in the mapping may be set all the same. */
  readonly partial: boolean;
}

/**
 * `parameters` of Argo CD's `helm`: a list of names and values, all of them text
 * (argoproj/argo-cd, reposerver/repository/repository.go). They go before all other values.
 */
export function argoParameters(decoding: Decoding, helm: YamlMap | undefined): Parameters | undefined {
  const parameters = mapsAt(decoding, helm, 'parameters').flatMap((item): Parameter[] => {
    const name = stringAt(decoding, item, 'name');
    const value = entryOf(item, 'value')?.value;
    const path = entryOf(item, 'name')?.value;
    if (name === undefined || path?.kind !== 'scalar' || value?.kind !== 'scalar') return [];
    const isText = booleanAt(decoding, item, 'forceString')?.value === true;
    return [{ path, value: isText ? value : typed(value) }];
  });
  return treeOf(helm, parameters);
}

/** `set` of a HelmChart, a mapping of paths to values (k3s-io/helm-controller, pkg/controllers/chart/chart.go). */
export function chartSet(spec: YamlMap | undefined): Parameters | undefined {
  const set = spec && entryOf(spec, 'set')?.value;
  if (set?.kind !== 'map') return undefined;
  const parameters = set.entries.flatMap(({ key, value }): Parameter[] =>
    value.kind === 'scalar' ? [{ path: key, value: typed(value) }] : [],
  );
  return treeOf(set, parameters);
}

/** Helm reads `true` and `false` as booleans, in quotes or not. */
function typed(value: YamlScalar): YamlScalar {
  return /^(?:true|false)$/.test(value.value) ? { ...value, type: 'boolean', style: 'plain' } : value;
}

/** The mapping that the parameters make, every place in it that of the parameter; undefined where there are none. */
function treeOf(around: YamlMap | undefined, parameters: readonly Parameter[]): Parameters | undefined {
  if (around === undefined || parameters.length === 0) return undefined;
  return parameters.reduce<Parameters>(
    ({ map, partial }, parameter) => {
      // A list in braces, like `{a,b}`, is another notation: it is left alone.
      if (/^\{.*\}$/s.test(parameter.value.value)) return { map, partial: true };
      const next = grown(map, parameter.path.value.split(/\.|(?=\[)/), parameter);
      return { map: next, partial: partial || next === map };
    },
    { map: emptyAt(around), partial: false },
  );
}

function emptyAt({ span }: YamlMap): YamlMap {
  return { kind: 'map', span, flow: true, entries: [] };
}

/** `map` with the parameter's value at the end of `steps`; unchanged where something else stands on the way. */
function grown(map: YamlMap, [step, ...rest]: readonly string[], parameter: Parameter): YamlMap {
  if (step === undefined) return map;
  const key = { value: step, span: parameter.path.span };
  const before = entryOf(map, step)?.value;
  const value = nodeFor(before, map, rest, parameter);
  if (value === undefined || value === before) return map;
  return { ...map, entries: [...map.entries.filter((entry) => entry.key.value !== step), { key, value }] };
}

function nodeFor(
  before: YamlNode | undefined,
  around: YamlMap,
  rest: readonly string[],
  parameter: Parameter,
): YamlNode | undefined {
  const [next] = rest;
  if (next === undefined) return parameter.value;
  if (!next.startsWith('[')) return grown(before?.kind === 'map' ? before : emptyAt(around), rest, parameter);
  if (rest.length > 1) return undefined; // fields of an item, as of a pool, say nothing of a method
  const items = before?.kind === 'sequence' ? before.items : [];
  return { kind: 'sequence', span: parameter.value.span, flow: true, items: [...items, parameter.value] };
}
