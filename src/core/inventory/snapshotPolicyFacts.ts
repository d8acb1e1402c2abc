import { allOf, decodedInSteps, type Field, type FieldReader, fieldNames } from './fields.ts';
import type { EndpointSlice, Labelled, PolicyFacts, Service } from './inventory.ts';
import { atOnce, decodeLabels } from './snapshotObjects.ts';

/** What a snapshot holds for policies besides pods. */

export const policyFactKeys = {
  labelled: fieldNames<Labelled>({ namespace: true, name: true, labels: true }),
  service: fieldNames<Service>({ namespace: true, name: true, clusterIPs: true, externalIPs: true }),
  slice: fieldNames<EndpointSlice>({ namespace: true, service: true, addresses: true, ports: true }),
  slicePort: ['protocol', 'port'],
};

/** Decodes `namespaces`, `serviceAccounts`, `services` and `endpointSlices`; what has no name is left out. */
export function* decodePolicyFacts(reader: FieldReader, root: Field): Generator<undefined, PolicyFacts> {
  function* listed<T>(
    key: keyof PolicyFacts,
    decode: (field: Field) => T | undefined,
  ): Generator<undefined, readonly T[] | undefined> {
    const field = reader.at(root, key);
    return field.value === undefined ? undefined : yield* decodedInSteps(reader.items(field), atOnce, decode);
  }
  const namespaces = yield* listed('namespaces', (field) => decodeLabelled(reader, field));
  const serviceAccounts = yield* listed('serviceAccounts', (field) => decodeLabelled(reader, field));
  const services = yield* listed('services', (field) => decodeService(reader, field));
  const endpointSlices = yield* listed('endpointSlices', (field) => decodeSlice(reader, field));
  return {
    ...(namespaces && { namespaces }),
    ...(serviceAccounts && { serviceAccounts }),
    ...(services && { services }),
    ...(endpointSlices && { endpointSlices }),
  };
}

function decodeLabelled(reader: FieldReader, field: Field): Labelled | undefined {
  reader.onlyKnown(field, policyFactKeys.labelled);
  const namespace = reader.string(reader.at(field, 'namespace'));
  const name = reader.string(reader.at(field, 'name'));
  const { labels = {} } = decodeLabels(reader, field);
  if (name === undefined) return undefined;
  return allOf<Labelled>()({ ...(namespace !== undefined && { namespace }), name, labels });
}

function decodeService(reader: FieldReader, field: Field): Service | undefined {
  reader.onlyKnown(field, policyFactKeys.service);
  const name = reader.string(reader.at(field, 'name'));
  if (name === undefined) return undefined;
  return allOf<Service>()({
    namespace: namespaceAt(reader, field),
    name,
    clusterIPs: textsAt(reader, field, 'clusterIPs'),
    externalIPs: textsAt(reader, field, 'externalIPs'),
  });
}

function decodeSlice(reader: FieldReader, field: Field): EndpointSlice | undefined {
  reader.onlyKnown(field, policyFactKeys.slice);
  const service = reader.string(reader.at(field, 'service'));
  const ports = reader.at(field, 'ports');
  if (service === undefined) return undefined;
  return allOf<EndpointSlice>()({
    namespace: namespaceAt(reader, field),
    service,
    addresses: textsAt(reader, field, 'addresses'),
    ports:
      ports.value === undefined
        ? []
        : reader.items(ports).flatMap((each) => {
            reader.onlyKnown(each, policyFactKeys.slicePort);
            const port = reader.number(reader.at(each, 'port'));
            const protocol = reader.string(reader.at(each, 'protocol')) ?? 'TCP';
            return port === undefined ? [] : [{ protocol, port }];
          }),
  });
}

function namespaceAt(reader: FieldReader, field: Field): string {
  return reader.string(reader.at(field, 'namespace')) ?? 'default';
}

function textsAt(reader: FieldReader, field: Field, key: string): readonly string[] {
  const list = reader.at(field, key);
  return list.value === undefined ? [] : reader.strings(list).map(({ text }) => text);
}
