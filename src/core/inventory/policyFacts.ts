import type { EndpointSlice, Labelled, PodPort, Service } from './inventory.ts';
import { asList, asText, at } from './json.ts';
import { createLabelReader } from './labels.ts';

/** What policies look at besides pods, from the lists of the API server; nothing else of the objects is kept. */

/** A NamespaceList or ServiceAccountList. */
export function readLabelled(list: unknown): readonly Labelled[] {
  const labels = createLabelReader();
  return itemsOf(list).map(({ name, namespace, item }) => ({
    ...(namespace !== undefined && { namespace }),
    name,
    labels: labels(at(item, 'metadata', 'labels')),
  }));
}

/** A ServiceList. */
export function readServices(list: unknown): readonly Service[] {
  return itemsOf(list).map(({ name, namespace = 'default', item }) => {
    const spec = at(item, 'spec');
    const all = textsIn(at(spec, 'clusterIPs'));
    const own = (all.length > 0 ? all : textsIn([at(spec, 'clusterIP')])).filter((text) => text !== 'None');
    const balancers = asList(at(item, 'status', 'loadBalancer', 'ingress')).flatMap((each) =>
      // One that acts as a proxy keeps its address in packets.
      at(each, 'ipMode') === 'Proxy' ? [] : [at(each, 'ip')],
    );
    return {
      namespace,
      name,
      clusterIPs: own,
      externalIPs: textsIn([...asList(at(spec, 'externalIPs')), ...balancers]),
    };
  });
}

/** An EndpointSliceList: those of Services, with the ports that have numbers. */
export function readSlices(list: unknown): readonly EndpointSlice[] {
  return itemsOf(list).flatMap(({ namespace = 'default', item }): readonly EndpointSlice[] => {
    const service = asText(at(item, 'metadata', 'labels', 'kubernetes.io/service-name'));
    if (service === undefined || service === '') return [];
    const ports = asList(at(item, 'ports')).flatMap((each): EndpointSlice['ports'] => {
      const port = at(each, 'port');
      return typeof port === 'number' ? [{ protocol: asText(at(each, 'protocol')) ?? 'TCP', port }] : [];
    });
    const addresses = asList(at(item, 'endpoints')).flatMap((each) => textsIn(at(each, 'addresses')));
    return [{ namespace, service, addresses, ports }];
  });
}

/** The ports of a pod's containers that have names. */
export function readPodPorts(spec: unknown): readonly PodPort[] {
  const containers = [...asList(at(spec, 'containers')), ...asList(at(spec, 'initContainers'))];
  return containers.flatMap((container) =>
    asList(at(container, 'ports')).flatMap((each): readonly PodPort[] => {
      const name = asText(at(each, 'name'));
      const port = at(each, 'containerPort');
      if (name === undefined || name === '' || typeof port !== 'number') return [];
      return [{ name, protocol: asText(at(each, 'protocol')) ?? 'TCP', port }];
    }),
  );
}

interface Item {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly item: unknown;
}

function itemsOf(list: unknown): readonly Item[] {
  return asList(at(list, 'items')).flatMap((item): readonly Item[] => {
    const name = asText(at(item, 'metadata', 'name'));
    return name === undefined ? [] : [{ name, namespace: asText(at(item, 'metadata', 'namespace')), item }];
  });
}

function textsIn(values: unknown): readonly string[] {
  return asList(values).flatMap((each) => asText(each) || []);
}
