import type { OperatorField } from '../detection/methods.ts';
import { bothFamilies, type Family } from '../net/address.ts';
import { isFilledIn, mayBeFilledIn } from '../placeholders/value.ts';
import type { Located, Span } from '../text.ts';
import type { Decoding } from './fields.ts';
import {
  blockOf,
  booleanAt,
  itemsOf,
  mapAt,
  mapsAt,
  openingAt,
  place,
  placed,
  scalarAt,
  sequenceAt,
  stringAt,
  text,
} from './fields.ts';
import type { Autodetection, Installation, Pool, ScalarValue } from './model.ts';
import { operatorFields } from './operatorFields.ts';
import type { YamlMap, YamlNode } from './tree.ts';
import { entryOf, isNull } from './tree.ts';

type Body = Omit<Installation, 'apiVersion' | 'name' | 'namespace' | 'span'>;

/** The operator's `Installation` (tigera/operator, `api/v1/installation_types.go`), without its metadata. */
export function decodeInstallation(decoding: Decoding, map: YamlMap): Body {
  return decodeSpec(decoding, map, 'spec');
}

/**
 * `spec` of an Installation, which the chart tigera-operator copies from `installation` of its values
 * (charts/tigera-operator/templates/crs/custom-resources.yaml). `body` is what it stands in, under `key`.
 */
export function decodeSpec(decoding: Decoding, body: YamlMap, key: 'spec' | 'installation'): Body {
  const spec = mapAt(decoding, body, key);
  const network = mapAt(decoding, spec, 'calicoNetwork');
  return {
    form: 'installation',
    origin: 'object',
    calicoVersion: undefined,
    operatorVersion: undefined,
    opening: openingAt(decoding, body, [key, 'calicoNetwork']),
    autodetection: decodeFamilies(decoding, network),
    cniType: stringAt(decoding, mapAt(decoding, spec, 'cni'), 'type'),
    linuxDataplane: stringAt(decoding, network, 'linuxDataplane'),
    bgp: stringAt(decoding, network, 'bgp'),
    kubernetesProvider: stringAt(decoding, spec, 'kubernetesProvider'),
    variant: stringAt(decoding, spec, 'variant'),
    mtu: scalarAt(decoding, network, 'mtu'),
    pools: decodePools(decoding, network),
  };
}

function decodePools(decoding: Decoding, network: YamlMap | undefined): readonly Pool[] | undefined {
  if (sequenceAt(decoding, network, 'ipPools') === undefined) return undefined;
  return mapsAt(decoding, network, 'ipPools').map((pool) => ({
    cidr: stringAt(decoding, pool, 'cidr'),
    encapsulation: stringAt(decoding, pool, 'encapsulation'),
    natOutgoing: scalarAt(decoding, pool, 'natOutgoing'),
    span: place(decoding, pool.span),
  }));
}

/** The fields for both families of `calicoNetwork`, or of a mapping that holds them alone. */
export function decodeFamilies(decoding: Decoding, network: YamlMap | undefined): Installation['autodetection'] {
  const families: Partial<Record<Family, Autodetection>> = {};
  for (const family of bothFamilies) {
    const read = decodeAutodetection(decoding, network, `nodeAddressAutodetectionV${family}`);
    if (read !== undefined) families[family] = read;
  }
  return families;
}

function decodeAutodetection(
  decoding: Decoding,
  network: YamlMap | undefined,
  name: string,
): Autodetection | undefined {
  const entry = network && entryOf(network, name);
  if (entry === undefined) return undefined;
  const told = decoding.problems.length;
  const map = mapAt(decoding, network, name);
  const read = {
    ...(isNull(entry.value) && { blank: true as const }),
    key: { value: name, span: place(decoding, entry.key.span) },
    block: map && blockOf(decoding, map),
    keys: map === undefined ? {} : keysOf(decoding, map),
    interface: stringAt(decoding, map, 'interface'),
    skipInterface: stringAt(decoding, map, 'skipInterface'),
    canReach: stringAt(decoding, map, 'canReach'),
    kubernetes: stringAt(decoding, map, 'kubernetes'),
    firstFound: booleanAt(decoding, map, 'firstFound'),
    cidrs: decodeCidrs(decoding, map),
    filler: fillerIn(decoding, entry.value),
  };
  return decoding.problems.length > told ? { ...read, refused: true } : read;
}

/** The first part of what stands for the fields that can't be one of them, since it is filled in later. */
function fillerIn(decoding: Decoding, node: YamlNode): ScalarValue | undefined {
  const key = node.kind === 'map' ? node.entries.find((entry) => isFilledIn(entry.key.value))?.key : undefined;
  if (key !== undefined) return placed(decoding, { ...key, style: 'plain', type: 'string', inner: undefined });
  const parts =
    node.kind === 'map' ? ['kubernetes', 'firstFound', 'cidrs'].map((name) => entryOf(node, name)?.value) : [node];
  const found = parts.find((part) => part?.kind === 'scalar' && mayBeFilledIn(part.value));
  return found?.kind === 'scalar' ? placed(decoding, found) : undefined;
}

function keysOf(decoding: Decoding, map: YamlMap): Autodetection['keys'] {
  const keys: Partial<Record<OperatorField, Span>> = {};
  for (const { field } of operatorFields) {
    const key = entryOf(map, field)?.key;
    if (key !== undefined) keys[field] = place(decoding, key.span);
  }
  return keys;
}

function decodeCidrs(decoding: Decoding, map: YamlMap | undefined): Located<readonly ScalarValue[]> | undefined {
  const list = sequenceAt(decoding, map, 'cidrs');
  if (list === undefined) return undefined;
  const items = itemsOf(decoding, list).flatMap((item) => text(decoding, item, 'cidrs') ?? []);
  return { value: items, span: place(decoding, list.span) };
}
