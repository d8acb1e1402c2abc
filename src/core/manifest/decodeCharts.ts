import { decodeSpec } from './decodeInstallation.ts';
import { decodeCanalValues } from './decodeSettings.ts';
import { embeddedYaml } from './embedded.ts';
import type { Decoding } from './fields.ts';
import { booleanAt, mapAt, mapsAt, place, stringAt } from './fields.ts';
import { chartKinds } from './kinds.ts';
import type { Installation, ManifestDocument, ScalarValue } from './model.ts';
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

type Found = Omit<Values, 'meta'>;
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
  return valuesIn(decoding, map, kind).flatMap((values) => decodeValues({ ...values, meta: carried }));
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
      return valuesOf(decoding, values, stringAt(decoding, chart, 'chart'), stringAt(decoding, chart, 'version'));
    }
    case 'Application': {
      const source = mapAt(decoding, spec, 'source');
      return [...(source === undefined ? [] : [source]), ...mapsAt(decoding, spec, 'sources')].flatMap((each) =>
        applicationValues(decoding, each),
      );
    }
    default: {
      const name = stringAt(decoding, mapAt(decoding, map, 'metadata'), 'name');
      const chart = kind === 'HelmChart' ? stringAt(decoding, spec, 'chart') : name;
      return textValues(decoding, spec, 'valuesContent', chart, stringAt(decoding, spec, 'version'));
    }
  }
}

function applicationValues(decoding: Decoding, source: YamlMap): readonly Found[] {
  const helm = mapAt(decoding, source, 'helm');
  const chart = stringAt(decoding, source, 'chart');
  const version = stringAt(decoding, source, 'targetRevision');
  const values = mapAt(decoding, helm, 'valuesObject'); // which Argo CD takes in place of the text
  if (values !== undefined) return valuesOf(decoding, values, chart, version);
  return textValues(decoding, helm, 'values', chart, version);
}

function valuesOf(
  decoding: Decoding,
  map: YamlMap | undefined,
  chart: ScalarValue | undefined,
  version: ScalarValue | undefined,
): readonly Found[] {
  return map === undefined ? [] : [{ map, decoding, chart: chart?.value, version }];
}

function textValues(
  decoding: Decoding,
  map: YamlMap | undefined,
  key: string,
  chart: ScalarValue | undefined,
  version: ScalarValue | undefined,
): readonly Found[] {
  const embedded = embeddedYaml(decoding, map && entryOf(map, key)?.value);
  return embedded?.root.kind === 'map' ? valuesOf(embedded.decoding, embedded.root, chart, version) : [];
}

function decodeValues({ map, decoding, chart, version, meta: carried }: Values): readonly ManifestDocument[] {
  const name = chart?.replace(/^.*\//s, '');
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
const telling = ['calicoNetwork', 'kubernetesProvider', 'cni', 'variant'];

function isCanal(map: YamlMap): boolean {
  const calico = mapAtQuietly(map, 'calico');
  return calico?.entries.some(({ key }) => /^ip6?AutoDetectionMethod$/.test(key.value)) === true;
}

/** A mapping in a file that may not be ours: nothing is noted where it is something else. */
function mapAtQuietly(map: YamlMap, key: string): YamlMap | undefined {
  const node = entryOf(map, key)?.value;
  return node?.kind === 'map' ? node : undefined;
}
