import type { Service } from '../../inventory/inventory.ts';
import { whileTyping } from '../../manifest/documentLimits.ts';
import { declaredKind } from '../../manifest/kindKeys.ts';
import type { ManifestFile } from '../../manifest/model.ts';
import { splitDocuments } from '../../manifest/split.ts';
import type { YamlMap } from '../../manifest/tree.ts';
import { formatAddress, parseAddress } from '../../net/address.ts';
import { mapOf } from '../../objects/fields.ts';
import { mapsAt, readSlice, stringAt, stringsAt } from '../../policy/objects.ts';
import { query } from '../../query.ts';
import { withLineFeeds } from '../../text.ts';
import type { Place, WorkspaceContext } from '../rule.ts';

/** Addresses of Services that kube-proxy replaces by those of their pods, before policies see them. */

export interface ServiceAddress {
  /** `shop/web`. */
  readonly service: string;
  /** Where it is written; undefined where an inventory tells of it. */
  readonly at: Place | undefined;
}

/** By their texts, as the files write them and the inventory knows them. */
export function serviceAddresses({ files, inventory }: WorkspaceContext): ReadonlyMap<string, ServiceAddress> {
  const known = inventory?.services === undefined ? [] : fromInventory(inventory.services);
  return new Map([...known, ...files.flatMap(({ manifest }) => written(manifest))]);
}

type Entry = readonly [address: string, of: ServiceAddress];

const fromInventory = query((services: readonly Service[]): readonly Entry[] =>
  services.flatMap(({ namespace, name, clusterIPs, externalIPs }) =>
    entries([...clusterIPs, ...externalIPs], { service: `${namespace}/${name}`, at: undefined }),
  ),
);

const written = query(({ file, text }: ManifestFile): readonly Entry[] => {
  if (!text.includes('Service')) return [];
  return splitDocuments(withLineFeeds(text))
    .filter((slice) => declaredKind(slice.text) === 'Service')
    .flatMap((slice) => readSlice(file, slice, whileTyping).objects)
    .flatMap(({ tree, name, namespace, span }) =>
      entries(addressesOf(tree), { service: `${namespace || 'default'}/${name}`, at: { file, span } }),
    );
});

/** Those of load balancers that act as proxies stay in packets (`ipMode`). */
function addressesOf(tree: YamlMap): readonly string[] {
  const spec = mapOf(tree, 'spec');
  const balancers = mapsAt(mapOf(mapOf(tree, 'status'), 'loadBalancer'), 'ingress');
  return [
    stringAt(spec, 'clusterIP'),
    ...stringsAt(spec, 'clusterIPs'),
    ...stringsAt(spec, 'externalIPs'),
    ...balancers.flatMap((each) => (stringAt(each, 'ipMode') === 'Proxy' ? [] : [stringAt(each, 'ip')])),
  ];
}

function entries(texts: readonly string[], of: ServiceAddress): readonly Entry[] {
  return texts.flatMap((text) => {
    const address = parseAddress(text);
    return address === undefined ? [] : [[formatAddress(address), of] as const];
  });
}
