import { type CalicoVersion, formatVersion, newest } from '../calico/version.ts';
import { groupBy } from '../collections.ts';
import type { ClusterInventory, EndpointSlice, Labelled, PolicyFacts } from '../inventory/inventory.ts';
import { type DocumentLimits, unhurried } from '../manifest/documentLimits.ts';
import { podPaths } from '../manifest/kinds.ts';
import type { YamlMap } from '../manifest/tree.ts';
import { parseAddress, unmap } from '../net/address.ts';
import { mapOf } from '../objects/fields.ts';
import { query, revisedQuery, steadyList } from '../query.ts';
import { automaticHosts } from './automaticHosts.ts';
import { readNet } from './compileRule.ts';
import { readFelix } from './felix.ts';
import { readNodes } from './nodes.ts';
import {
  type FileProblem,
  joinedObjects,
  mapsAt,
  type OfKind,
  type PolicyObject,
  type ReadObjects,
  readObjects,
  stringAt,
  stringsAt,
  textMap,
} from './objects.ts';
import {
  accountOf,
  type LabelSources,
  namespaceOf,
  type ReadPod,
  readHostEndpoint,
  readNetworkSet,
  readPod,
} from './readEndpoints.ts';
import { type Reading, readPolicy, readProfile, readTier } from './readPolicies.ts';
import { withRunning } from './runningPods.ts';
import type { Endpoint, Profile, ServiceMember, World, WorldPolicy } from './world.ts';

/** A file by its name and text. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
  /** What is read of it already. */
  readonly read?: ReadObjects;
}

export interface WorldOptions {
  readonly limits?: DocumentLimits;
  /**
   * What runs, as an inventory knows it: pods stand for the workloads of the files that make them, and what the files write
   * of a namespace, a service account or a Service goes before what is known of it.
   */
  readonly inventory?: Partial<Pick<ClusterInventory, 'nodes' | 'pods' | keyof PolicyFacts>> | undefined;
  /** Which kinds of policies are read depends on it. */
  readonly version?: CalicoVersion | undefined;
}

export interface ReadWorld {
  readonly world: World;
  readonly problems: readonly FileProblem[];
}

/**
 * What policy verdicts depend on, in all of `files` together. Of objects with the same kind and name the last one counts.
 * Calico's built-in profile is there without being written. Never throws.
 */
export function readWorld(
  files: readonly PolicyFile[],
  { limits = unhurried, inventory = {}, version }: WorldOptions = {},
): ReadWorld {
  const read = files.map(({ name, text, read: before }) => before ?? readObjects(name, text, limits));
  const objects = lastOfEach(read.flatMap(({ objects }) => objects));
  const byKind = groupBy(objects, ({ kind }) => kind);
  const ofKind: OfKind = (kind) => byKind.get(kind) ?? [];
  const { configMaps, problems: unread } = joinedObjects(read);
  const problems = [...unread];
  const reading = { report: (problem: FileProblem): void => void problems.push(problem), sides: new Map(), version };
  const calico = (kind: string): readonly PolicyObject[] =>
    ofKind(kind).filter(({ group }) => group.endsWith('projectcalico.org'));
  const sources = labelSources(ofKind, calico('Profile'), inventory);
  const pods = objects.flatMap((object) => (podPaths.has(object.kind) ? (podOf(object, sources).pod ?? []) : []));
  const written = pods.flatMap((pod): readonly Endpoint[] => ('outside' in pod ? [] : [pod]));
  const hosts = calico('HostEndpoint').map((object) => readHostEndpoint(object, sources));
  const nodes = readNodes(ofKind, inventory.nodes ?? [], version ?? newest);
  // One that is written out is that which has been made.
  const automatic = automaticHosts(ofKind, configMaps, nodes, version ?? newest).filter(({ id }) =>
    hosts.every((each) => each.id !== id),
  );
  const profiles = ofKind('Profile').flatMap((object) => readProfile(object, reading) ?? []);
  const policies = objects.flatMap((object): readonly WorldPolicy[] => {
    if (!object.kind.endsWith('Policy')) return [];
    const { policy, problems: own } = policyOf(object, reading);
    problems.push(...own);
    return policy === undefined ? [] : [policy];
  });
  const sets = [...calico('NetworkSet'), ...calico('GlobalNetworkSet')];
  const world: World = {
    endpoints: steady([...withRunning(written, inventory.pods ?? [], sources), ...hosts, ...automatic]),
    outside: new Map(pods.flatMap((pod) => ('outside' in pod ? [[pod.id, pod.outside] as const] : []))),
    networkSets: sets.map((object) => readNetworkSet(object, sources)),
    policies,
    tiers: ofKind('Tier').flatMap((object) => readTier(object) ?? []),
    profiles: new Map(profiles.map((profile): [string, Profile] => [profile.name, profile])),
    services: servicesOf(ofKind('EndpointSlice'), inventory),
    pools: calico('IPPool').flatMap(({ tree }) => [readNet(stringAt(mapOf(tree, 'spec'), 'cidr')) ?? []].flat()),
    felix: readFelix(ofKind, configMaps),
    nodes,
  };
  return { world, problems };
}

/** The endpoints of the world before where they are the same: what is found out of them serves again. */
const steady = steadyList<Endpoint>();

interface KnownPolicy {
  readonly policy: WorldPolicy | undefined;
  readonly problems: readonly FileProblem[];
  readonly version: string;
}

/** Objects stay the same as long as their documents do: an edit reads few of them again. */
const policyOf = revisedQuery(
  (before: KnownPolicy | undefined, object: PolicyObject, reading: Reading): KnownPolicy => {
    const version = reading.version === undefined ? '' : formatVersion(reading.version);
    if (before !== undefined && before.version === version) return before;
    const problems: FileProblem[] = [];
    const policy = readPolicy(object, { ...reading, report: (problem) => void problems.push(problem) });
    return { policy, problems, version };
  },
);

interface KnownPod {
  readonly pod: ReadPod | undefined;
  readonly lent: readonly (ReadonlyMap<string, string> | undefined)[];
}

/** … and a pod as long as what lends it labels does too. */
const podOf = revisedQuery((before: KnownPod | undefined, object: PolicyObject, sources: LabelSources): KnownPod => {
  const namespace = namespaceOf(object);
  const account = before?.pod !== undefined && 'labels' in before.pod ? accountOf(before.pod) : 'default';
  const lent = [sources.namespaces.get(namespace), sources.accounts.get(`${namespace}/${account}`)];
  if (before !== undefined && lent.every((labels, at) => labels === before.lent[at])) return before;
  const pod = readPod(object, sources);
  const own = pod !== undefined && 'labels' in pod ? accountOf(pod) : 'default';
  return { pod, lent: [lent[0], sources.accounts.get(`${namespace}/${own}`)] };
});

function lastOfEach(objects: readonly PolicyObject[]): readonly PolicyObject[] {
  const last = new Map(objects.map((object) => [object.key, object]));
  return last.size === objects.length ? objects : objects.filter((object) => last.get(object.key) === object);
}

function labelSources(ofKind: OfKind, profiles: readonly PolicyObject[], facts: PolicyFacts): LabelSources {
  const known = labelsKnown(facts);
  return {
    namespaces: new Map([
      ...known.namespaces,
      ...ofKind('Namespace').map(({ name, labels }) => [name, labels] as const),
    ]),
    accounts: new Map([
      ...known.accounts,
      ...ofKind('ServiceAccount').map((each) => [`${namespaceOf(each)}/${each.name}`, each.labels] as const),
    ]),
    profiles: new Map(profiles.map(({ name, tree }) => [name, textMap(mapOf(tree, 'spec'), 'labelsToApply')])),
  };
}

type LabelMaps = Pick<LabelSources, 'namespaces' | 'accounts'>;

/** The same maps as long as the lists are: pods keep what these lend them. */
function labelsKnown({ namespaces, serviceAccounts }: PolicyFacts): LabelMaps {
  return { namespaces: labelMap(namespaces ?? none), accounts: labelMap(serviceAccounts ?? none) };
}

const none: readonly Labelled[] = [];

const labelMap = query(
  (all: readonly Labelled[]): ReadonlyMap<string, ReadonlyMap<string, string>> =>
    new Map(
      all.map(({ namespace, name, labels }) => [
        namespace === undefined ? name : `${namespace}/${name}`,
        new Map(Object.entries(labels)),
      ]),
    ),
);

/** By the label that names the Service (felix/serviceindex/serviceindex.go, v3.32.1). */
function servicesOf(
  slices: readonly PolicyObject[],
  { endpointSlices = [] }: PolicyFacts,
): ReadonlyMap<string, readonly ServiceMember[]> {
  const services = new Map<string, ServiceMember[]>();
  for (const slice of slices) {
    const key = `${namespaceOf(slice)}/${slice.labels.get('kubernetes.io/service-name') ?? ''}`;
    const members = services.get(key) ?? [];
    services.set(key, [...members, ...membersOf(slice.tree)]);
  }
  const written = new Set(services.keys());
  for (const { namespace, service, addresses, ports } of endpointSlices) {
    const key = `${namespace}/${service}`;
    if (written.has(key)) continue;
    const members = addresses.map((text) => memberAt(text, ports.map(portOf)));
    services.set(key, [...(services.get(key) ?? []), ...members.flat()]);
  }
  return services;
}

function membersOf(slice: YamlMap): readonly ServiceMember[] {
  const ports = mapsAt(slice, 'ports').flatMap((port) => {
    const number = stringAt(port, 'port');
    return number === '' ? [] : [portOf({ protocol: stringAt(port, 'protocol'), port: Number(number) })];
  });
  return mapsAt(slice, 'endpoints').flatMap((endpoint) =>
    stringsAt(endpoint, 'addresses').flatMap((text) => memberAt(text, ports)),
  );
}

/** Whatever is neither UDP nor SCTP is taken for TCP. */
function portOf({ protocol, port }: EndpointSlice['ports'][number]): ServiceMember['ports'][number] {
  return { protocol: { UDP: 17, SCTP: 132 }[protocol] ?? 6, port };
}

function memberAt(text: string, ports: ServiceMember['ports']): readonly ServiceMember[] {
  const address = parseAddress(text);
  return address === undefined ? [] : [{ address: unmap(address), ports }];
}
