import type { Decoding } from './fields.ts';
import { booleanAt, mapAt, mapsAt, scalarAt, stringAt } from './fields.ts';
import { rangeKinds } from './kinds.ts';
import type { ClusterRanges, IpPoolObject, ScalarValue } from './model.ts';
import type { YamlMap } from './tree.ts';

type Body<D> = Omit<D, 'apiVersion' | 'name' | 'namespace' | 'span'>;

/** What an object of `kind` and `group` tells of address ranges, without its metadata; undefined for other kinds. */
export function decodeRanges(
  decoding: Decoding,
  map: YamlMap,
  kind: string,
  group: string,
): Body<IpPoolObject> | Body<ClusterRanges> | undefined {
  if (rangeKinds.get(kind)?.includes(group) !== true) return undefined;
  if (kind === 'IPPool') return decodePool(decoding, mapAt(decoding, map, 'spec'));
  if (kind === 'BGPConfiguration') return serviceRanges(decoding, mapAt(decoding, map, 'spec'));
  const networking = mapAt(decoding, map, 'networking');
  return {
    form: 'ranges',
    pods: listed(stringAt(decoding, networking, 'podSubnet')),
    services: listed(stringAt(decoding, networking, 'serviceSubnet')),
  };
}

function decodePool(decoding: Decoding, spec: YamlMap | undefined): Body<IpPoolObject> {
  return {
    form: 'ipPool',
    cidr: stringAt(decoding, spec, 'cidr'),
    ipipMode: stringAt(decoding, spec, 'ipipMode'),
    vxlanMode: stringAt(decoding, spec, 'vxlanMode'),
    natOutgoing: scalarAt(decoding, spec, 'natOutgoing')?.value === 'true',
    disabled: booleanAt(decoding, spec, 'disabled')?.value === true,
  };
}

function serviceRanges(decoding: Decoding, spec: YamlMap | undefined): Body<ClusterRanges> {
  const services = mapsAt(decoding, spec, 'serviceClusterIPs').flatMap(
    (item) => stringAt(decoding, item, 'cidr') ?? [],
  );
  return { form: 'ranges', pods: [], services };
}

/** kubeadm takes two ranges, one of each family, with a comma between them. */
function listed(value: ScalarValue | undefined): readonly ScalarValue[] {
  if (value === undefined) return [];
  return value.value.split(',').map((part) => ({ ...value, value: part.trim(), inner: undefined }));
}
