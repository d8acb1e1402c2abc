import type { Span } from '../text.ts';
import { argoParameters, chartSet, type Parameters } from './chartParameters.ts';
import { decodeSpec } from './decodeInstallation.ts';
import { installationObject } from './decodeResource.ts';
import { decodeCanalValues } from './decodeSettings.ts';
import { embeddedYaml } from './embedded.ts';
import type { Decoding } from './fields.ts';
import { booleanAt, mapAt, mapAtPath, mapsAt, openingAt, place, stringAt } from './fields.ts';
import { chartKinds } from './kinds.ts';
import type { Installation, ManifestDocument, MisplacedValue, Opening, ScalarValue } from './model.ts';
import { mergeInstallation, withoutBlocks } from './patchInstallation.ts';
import type { YamlMap } from './tree.ts';
import { entryOf, isNull } from './tree.ts';

/** Values for the charts that install Calico, wherever they stand. */

/** Values with the chart that they are for and its version, as far as these are told. */
interface Values {
  /** Undefined where there are none. */
  readonly map: YamlMap | undefined;
  readonly decoding: Decoding;
  readonly chart: string | undefined;
  readonly version: ScalarValue | undefined;
  readonly meta: Meta;
  /** Where values would be added that are not there. */
  readonly opening: Opening | undefined;
  /** Further values come from elsewhere. */
  readonly open: boolean;
}

interface Found extends Omit<Values, 'meta'> {
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
    const below = decodeValues({ ...found, map: values, meta: carried });
    if (parameters === undefined) return below;
    const [above] = decodeValues({ ...found, ...parameters, meta: carried });
    return above?.form === 'installation' ? laidUpon(below, above) : below;
  });
}

/** What single parameters set goes before the values, field by field. Nothing can be added to a mapping that is none. */
function laidUpon(below: readonly ManifestDocument[], above: Installation): readonly ManifestDocument[] {
  const [base] = below;
  if (base?.form !== 'installation') return [{ ...withoutBlocks(above), object: undefined }];
  const { opening, span, calicoVersion, operatorVersion } = base;
  const whole = { opening, span, calicoVersion, operatorVersion };
  const object = base.object && { ...base.object, partial: true };
  return [{ ...mergeInstallation(base, withoutBlocks(above)), ...whole, object }];
}

/** A file of values: a mapping without `kind`. */
export function decodeValuesFile(decoding: Decoding, map: YamlMap): readonly ManifestDocument[] {
  const meta = { apiVersion: undefined, name: undefined, namespace: undefined };
  return decodeValues({ map, decoding, chart: undefined, version: undefined, meta, opening: undefined, open: false });
}

function valuesIn(decoding: Decoding, map: YamlMap, kind: string): readonly Found[] {
  const spec = mapAt(decoding, map, 'spec');
  switch (kind) {
    case 'HelmRelease': {
      const chart = mapAt(decoding, mapAt(decoding, spec, 'chart'), 'spec');
      const name = stringAt(decoding, chart, 'chart');
      const source = {
        chart: name?.value,
        version: stringAt(decoding, chart, 'version'),
        opening: openingAt(decoding, map, ['spec', 'values', ...NETWORK], name?.span),
        open: has(spec, 'valuesFrom'),
      };
      return [{ map: mapAt(decoding, spec, 'values'), decoding, ...source }];
    }
    case 'Application':
      return applicationSources(decoding, spec);
    case 'ApplicationSet':
      return applicationSources(decoding, spec && mapAtPath(decoding, spec, ['template', 'spec']));
    default: {
      const name = stringAt(decoding, mapAt(decoding, map, 'metadata'), 'name');
      const chart = kind === 'HelmChart' ? stringAt(decoding, spec, 'chart') : name;
      const source = {
        chart: chart?.value,
        version: stringAt(decoding, spec, 'version'),
        opening: spec && newText(decoding, spec, 'valuesContent', chart?.span),
        open: has(spec, 'valuesSecrets'),
      };
      const found = textValues(decoding, spec, 'valuesContent', source);
      return [withParameters(found, decoding, chartSet(spec))];
    }
  }
}

/** Where values would stand as a text under `key`; they can't be added where that is written already. */
function newText(decoding: Decoding, map: YamlMap, key: string, or: Span | undefined): Opening {
  const written = entryOf(map, key)?.key.span;
  if (written !== undefined) return { at: or ?? place(decoding, written), holder: undefined, missing: [] };
  return openingAt(decoding, map, [`${key}: |-`, ...NETWORK], or);
}

/** Where in the values of the operator's chart a method stands. */
const NETWORK = ['installation', 'calicoNetwork'];

function has(map: YamlMap | undefined, key: string): boolean {
  return map !== undefined && entryOf(map, key) !== undefined;
}

function applicationSources(decoding: Decoding, spec: YamlMap | undefined): readonly Found[] {
  const source = mapAt(decoding, spec, 'source');
  const sources = [...(source === undefined ? [] : [source]), ...mapsAt(decoding, spec, 'sources')];
  return sources.map((each) => applicationValues(decoding, each));
}

function withParameters(found: Found, decoding: Decoding, parameters: Parameters | undefined): Found {
  if (parameters === undefined) return found;
  const open = found.open || parameters.partial || entryOf(parameters.map, 'installation')?.value.kind === 'scalar';
  return { ...found, open, parameters: { map: parameters.map, decoding } };
}

function applicationValues(decoding: Decoding, source: YamlMap): Found {
  const helm = mapAt(decoding, source, 'helm');
  const chart = stringAt(decoding, source, 'chart');
  const told = {
    chart: chart?.value,
    version: stringAt(decoding, source, 'targetRevision'),
    opening: openingAt(decoding, source, ['helm', 'valuesObject', ...NETWORK], chart?.span),
    open: has(helm, 'valueFiles') || has(helm, 'fileParameters'),
  };
  const values = mapAt(decoding, helm, 'valuesObject'); // which Argo CD takes in place of the text
  const found = values === undefined ? textValues(decoding, helm, 'values', told) : { map: values, decoding, ...told };
  return withParameters(found, decoding, argoParameters(decoding, helm));
}

type Source = Omit<Found, 'map' | 'decoding' | 'parameters'>;

/** Values in a text; where that says something and is no mapping, it may be anything. */
function textValues(decoding: Decoding, map: YamlMap | undefined, key: string, source: Source): Found {
  const node = map && entryOf(map, key)?.value;
  const [embedded] = embeddedYaml(decoding, node);
  if (embedded?.root.kind === 'map') return { map: embedded.root, ...source, decoding: embedded.decoding };
  const isEmpty = node === undefined || (node.kind === 'scalar' && node.value.trim() === '');
  return { map: undefined, decoding, ...source, open: source.open || !isEmpty };
}

/** `tigera-operator` of `charts/tigera-operator-v3.30.0.tgz`. */
function nameOfChart(chart: string): string {
  const file = chart.slice(chart.lastIndexOf('/') + 1);
  if (!file.endsWith('.tgz')) return file;
  const version = /-v?\d/.exec(file);
  return version === null ? file : file.slice(0, version.index);
}

function decodeValues({ map: values, meta: carried, ...found }: Values): readonly ManifestDocument[] {
  const { decoding, chart } = found;
  // A chart that has the operator's for a part of it keeps the values under the part's name.
  const map = values && (mapAtQuietly(values, 'tigera-operator') ?? values);
  const name = chart === undefined ? undefined : nameOfChart(chart);
  const span = map === undefined ? found.opening?.at : place(decoding, map.span);
  if (span === undefined) return [];
  const meta = { ...carried, span };
  if (map !== undefined && (name === 'rke2-canal' || (name === undefined && isCanal(map)))) {
    return [{ ...meta, ...decodeCanalValues(decoding, map) }];
  }
  const isOperator = name === 'tigera-operator' || name === 'rke2-calico';
  if (name !== undefined && !isOperator) return [];
  const installation = map && mapAtQuietly(map, 'installation');
  const known = installation !== undefined && telling.some((key) => entryOf(installation, key) !== undefined);
  const misplaced =
    map !== undefined && (isOperator || has(map, 'tigeraOperator')) ? misplacedIn(decoding, map, meta) : [];
  if (name === undefined ? !known : installation === undefined && has(map, 'installation')) return misplaced;
  if (booleanAt(decoding, installation, 'enabled')?.value === false) return misplaced;
  return [{ ...meta, ...installationOf(map, found, name) }, ...misplaced];
}

/** The Installation that the operator's chart makes of its values, also of none. */
function installationOf(
  map: YamlMap | undefined,
  { decoding, version, opening, open }: Source & Pick<Found, 'decoding'>,
  name: string | undefined,
): Omit<Installation, keyof Meta | 'span'> {
  const operator = stringAt(decoding, mapAt(decoding, map, 'tigeraOperator'), 'version');
  const calicoctl = stringAt(decoding, mapAt(decoding, map, 'calicoctl'), 'tag');
  const whole: YamlMap = map ?? { kind: 'map', span: { start: 0, end: 0 }, flow: true, entries: [] };
  return {
    ...decodeSpec(decoding, whole, 'installation'),
    ...(opening && (map === undefined ? { opening } : { opening: openingAt(decoding, map, NETWORK, opening.at) })),
    ...(open && { open }),
    object: map && installationObject(decoding, map, { chart: name, open }),
    origin: 'values',
    // The charts are released with Calico, under its number; RKE2 has numbers of its own.
    calicoVersion: (name === 'tigera-operator' ? version : undefined) ?? calicoctl,
    operatorVersion: operator,
  };
}

/** Fields of an Installation's spec that the operator's chart has no values for (charts/tigera-operator/values.yaml). */
const fieldsOfSpec: ReadonlySet<string> = new Set([
  'calicoNetwork',
  'cni',
  'kubernetesProvider',
  'variant',
  'calicoNodeDaemonSet',
  'typhaDeployment',
  'calicoKubeControllersDeployment',
  'controlPlaneNodeSelector',
  'controlPlaneTolerations',
  'nodeMetricsPort',
  'typhaMetricsPort',
  'nodeUpdateStrategy',
  'flexVolumePath',
  'serviceCIDRs',
]);

function misplacedIn(
  decoding: Decoding,
  map: YamlMap,
  meta: Meta & { readonly span: Span },
): readonly MisplacedValue[] {
  return map.entries
    .filter(({ key, value }) => fieldsOfSpec.has(key.value) && !isNull(value))
    .map(({ key, value }) => ({
      ...meta,
      form: 'misplaced',
      key: { value: key.value, span: place(decoding, key.span) },
      entry: place(decoding, { start: key.span.start, end: value.span.end }),
      movable: !map.flow && !has(map, 'installation'),
    }));
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
