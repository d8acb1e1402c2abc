import { argoParameters, chartSet } from './chartParameters.ts';
import { decodeSpec } from './decodeInstallation.ts';
import { decodeCanalValues } from './decodeSettings.ts';
import { embeddedYaml } from './embedded.ts';
import type { Decoding } from './fields.ts';
import { booleanAt, mapAt, mapAtPath, mapsAt, place, stringAt } from './fields.ts';
import { chartKinds } from './kinds.ts';
import type { Installation, ManifestDocument, ScalarValue } from './model.ts';
import { mergeInstallation, withoutBlocks } from './patchInstallation.ts';
import type { YamlMap } from './tree.ts';
import { entryOf } from './tree.ts';

/** Values for the charts that install Calico, wherever they stand. */

/** Values with the chart that they are for and its version, as far as these are told. */
interface Values {
  readonly map: YamlMap;
  readonly decoding: Decoding;
  readonly chart: string | undefined;
  readonly version: ScalarValue | undefined;
  readonly meta: Meta;
}

interface Found extends Omit<Values, 'meta' | 'map'> {
  readonly map: YamlMap | undefined;
  /** Values that are given one by one, with their places in the object; they go before those of `map`. */
  readonly parameters?: { readonly map: YamlMap; readonly decoding: Decoding };
}

type Meta = Pick<Installation, 'apiVersion' | 'name' | 'namespace' | 'carrier'>;

/** What the values in an object of `kind` and `group` make of Calico; nothing for objects that carry none. */
export function decodeChartObject(
  decoding: Decoding,
  map: YamlMap,
  kind: string,
  meta: Omit<Meta, 'carrier'>,
): readonly ManifestDocument[] {
  const { apiVersion, name, namespace } = meta;
  if (chartKinds.get(kind) !== apiVersion?.value.replace(/\/.*$/s, '')) return [];
  const carried = { apiVersion, name, namespace, carrier: kind };
  return valuesIn(decoding, map, kind).flatMap(({ map: values, parameters, ...found }) => {
    const below = values === undefined ? [] : decodeValues({ ...found, map: values, meta: carried });
    if (parameters === undefined) return below;
    const [above] = decodeValues({ ...found, ...parameters, meta: carried });
    return above?.form === 'installation' ? laidUpon(below, above) : below;
  });
}

/** What single parameters set goes before the values, field by field. Nothing can be added to a mapping that is none. */
function laidUpon(below: readonly ManifestDocument[], above: Installation): readonly ManifestDocument[] {
  const [base] = below;
  if (base?.form !== 'installation') return [withoutBlocks(above)];
  const { body, spec, calicoNetwork, span, calicoVersion, operatorVersion } = base;
  const whole = { body, spec, calicoNetwork, span, calicoVersion, operatorVersion };
  return [{ ...mergeInstallation(base, withoutBlocks(above)), ...whole }];
}

/** A file of values: a mapping without `kind`. */
export function decodeValuesFile(decoding: Decoding, map: YamlMap): readonly ManifestDocument[] {
  const meta = { apiVersion: undefined, name: undefined, namespace: undefined };
  return decodeValues({ map, decoding, chart: undefined, version: undefined, meta });
}

function valuesIn(decoding: Decoding, map: YamlMap, kind: string): readonly Found[] {
  const spec = mapAt(decoding, map, 'spec');
  switch (kind) {
    case 'HelmRelease': {
      const chart = mapAt(decoding, mapAt(decoding, spec, 'chart'), 'spec');
      const values = mapAt(decoding, spec, 'values');
      return [valuesOf(decoding, values, stringAt(decoding, chart, 'chart'), stringAt(decoding, chart, 'version'))];
    }
    case 'Application':
      return applicationSources(decoding, spec);
    case 'ApplicationSet':
      return applicationSources(decoding, spec && mapAtPath(decoding, spec, ['template', 'spec']));
    default: {
      const name = stringAt(decoding, mapAt(decoding, map, 'metadata'), 'name');
      const chart = kind === 'HelmChart' ? stringAt(decoding, spec, 'chart') : name;
      const found = textValues(decoding, spec, 'valuesContent', chart, stringAt(decoding, spec, 'version'));
      return [withParameters(found, decoding, chartSet(spec))];
    }
  }
}

function applicationSources(decoding: Decoding, spec: YamlMap | undefined): readonly Found[] {
  const source = mapAt(decoding, spec, 'source');
  const sources = [...(source === undefined ? [] : [source]), ...mapsAt(decoding, spec, 'sources')];
  return sources.map((each) => applicationValues(decoding, each));
}

function withParameters(found: Found, decoding: Decoding, parameters: YamlMap | undefined): Found {
  return parameters === undefined ? found : { ...found, parameters: { map: parameters, decoding } };
}

function applicationValues(decoding: Decoding, source: YamlMap): Found {
  const helm = mapAt(decoding, source, 'helm');
  const chart = stringAt(decoding, source, 'chart');
  const version = stringAt(decoding, source, 'targetRevision');
  const values = mapAt(decoding, helm, 'valuesObject'); // which Argo CD takes in place of the text
  const found =
    values === undefined
      ? textValues(decoding, helm, 'values', chart, version)
      : valuesOf(decoding, values, chart, version);
  return withParameters(found, decoding, argoParameters(decoding, helm));
}

function valuesOf(
  decoding: Decoding,
  map: YamlMap | undefined,
  chart: ScalarValue | undefined,
  version: ScalarValue | undefined,
): Found {
  return { map, decoding, chart: chart?.value, version };
}

function textValues(
  decoding: Decoding,
  map: YamlMap | undefined,
  key: string,
  chart: ScalarValue | undefined,
  version: ScalarValue | undefined,
): Found {
  const [embedded] = embeddedYaml(decoding, map && entryOf(map, key)?.value);
  return embedded?.root.kind === 'map'
    ? valuesOf(embedded.decoding, embedded.root, chart, version)
    : valuesOf(decoding, undefined, chart, version);
}

function decodeValues({ map: values, decoding, chart, version, meta: carried }: Values): readonly ManifestDocument[] {
  // A chart that has the operator's for a part of it keeps the values under the part's name.
  const map = mapAtQuietly(values, 'tigera-operator') ?? values;
  const name = chart?.replace(/^.*\//s, '').replace(/-v?\d[\w.+-]*\.tgz$/, '');
  const span = place(decoding, map.span);
  const meta = { ...carried, span };
  if (name === 'rke2-canal' || (name === undefined && isCanal(map))) {
    return [{ ...meta, ...decodeCanalValues(decoding, map) }];
  }
  if (name !== undefined && name !== 'tigera-operator' && name !== 'rke2-calico') return [];
  const installation = mapAtQuietly(map, 'installation');
  const known = installation !== undefined && telling.some((key) => entryOf(installation, key) !== undefined);
  if (installation === undefined || (name === undefined && !known)) return [];
  if (booleanAt(decoding, installation, 'enabled')?.value === false) return [];
  const operator = stringAt(decoding, mapAt(decoding, map, 'tigeraOperator'), 'version');
  const calicoctl = stringAt(decoding, mapAt(decoding, map, 'calicoctl'), 'tag');
  return [
    {
      ...meta,
      ...decodeSpec(decoding, map, installation),
      origin: 'values',
      // The charts are released with Calico, under its number; RKE2 has numbers of its own.
      calicoVersion: (name === 'tigera-operator' ? version : undefined) ?? calicoctl,
      operatorVersion: operator,
    },
  ];
}

/** Fields of an Installation's spec, by which values without a chart's name are known. */
const telling = ['calicoNetwork', 'kubernetesProvider'];

function isCanal(map: YamlMap): boolean {
  const calico = mapAtQuietly(map, 'calico');
  return calico?.entries.some(({ key }) => /^ip6?AutoDetectionMethod$/.test(key.value)) === true;
}

/** A mapping in a file that may not be ours: nothing is noted where it is something else. */
function mapAtQuietly(map: YamlMap, key: string): YamlMap | undefined {
  const node = entryOf(map, key)?.value;
  return node?.kind === 'map' ? node : undefined;
}
