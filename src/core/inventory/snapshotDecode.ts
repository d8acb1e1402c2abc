import type { HostNames } from '../detection/destination.ts';
import { type Message, say } from '../message.ts';
import { type Address, parseAddress } from '../net/address.ts';
import { parseInetLine } from '../net/iproute2.ts';
import type { Interface, InterfaceAddress, Node, TunnelAddresses } from '../net/node.ts';
import { allOf, createFieldReader, decodedInSteps, type Field, type FieldReader, type PathProblem } from './fields.ts';
import { type ClusterInventory, localNames } from './inventory.ts';
import { snapshotKeys } from './snapshotKeys.ts';
import { decodeLinks, decodeSysctls } from './snapshotLinks.ts';
import { decodeLabels, decodeObjects } from './snapshotObjects.ts';
import { decodePolicyFacts } from './snapshotPolicyFacts.ts';
import { createRoutingLines, decodeFamilies, decodeRouting, type RoutingLines } from './snapshotRouting.ts';

/** The saved snapshot as data: what docs/inventory.md describes and media/inventory.schema.json checks. */

export const snapshotKind = 'CalicoInventory';
export const snapshotVersion = 1;

export interface Decoded {
  readonly inventory: ClusterInventory;
  readonly problems: readonly PathProblem[];
}

/**
 * Decodes a snapshot from plain data; what is wrong is left out and noted with its path. `name` is how the user knows
 * the file.
 */
export function* decodeSnapshot(value: unknown, name: string): Generator<undefined, Decoded> {
  const reader = createFieldReader();
  const root: Field = { parent: undefined, key: '', value };
  if (reader.string(reader.at(root, 'kind')) !== snapshotKind) {
    reader.note(root, say("This isn't an inventory: it must be a mapping that starts with `kind: {0}`.", snapshotKind));
  }
  const version = reader.number(reader.at(root, 'version'));
  if (version !== undefined && version !== snapshotVersion) {
    reader.note(
      reader.at(root, 'version'),
      say('Unknown version {0}; this release reads version {1}.', version, snapshotVersion),
    );
  }
  if (reader.problems.length === 0) reader.onlyKnown(root, snapshotKeys.snapshot);
  const takenAt = reader.string(reader.at(root, 'takenAt'));
  const calicoVersion = reader.string(reader.at(root, 'calicoVersion'));
  const lines = createRoutingLines();
  const nodes = yield* decodedInSteps(reader.items(reader.at(root, 'nodes')), nodesAtOnce, (field) =>
    decodeNode(reader, field, lines),
  );
  const inventory: ClusterInventory = {
    source: { kind: 'snapshot', name, ...(takenAt !== undefined && { takenAt }) },
    nodes: withoutTwins(nodes, reader, root),
    hosts: decodeHosts(reader, reader.at(root, 'hosts')),
    ...(calicoVersion !== undefined && { calicoVersion }),
    ...(yield* decodeObjects(reader, root)),
    ...(yield* decodePolicyFacts(reader, root)),
  };
  return { inventory, problems: reader.problems };
}

/** Some have hundreds of routes. */
const nodesAtOnce = 5;

function withoutTwins(nodes: readonly Node[], reader: FieldReader, root: Field): readonly Node[] {
  const names = new Set<string>();
  return nodes.filter(({ name }) => {
    if (names.has(name))
      reader.note(reader.at(root, 'nodes'), say('Node "{0}" is listed twice; the first entry wins.', name));
    else return names.add(name) !== undefined;
    return false;
  });
}

function decodeHosts(reader: FieldReader, field: Field): HostNames {
  const names = new Map<string, readonly Address[]>(localNames.names);
  for (const host of reader.keys(field)) {
    const listed = reader.strings(reader.at(field, host));
    const addresses = listed.flatMap(({ text, field: at }) => {
      const address = parseAddress(text);
      if (address === undefined) reader.note(at, say('"{0}" isn\'t an IP address.', text));
      return address ?? [];
    });
    names.set(host.toLowerCase(), addresses);
  }
  return { names, complete: false };
}

function decodeNode(reader: FieldReader, field: Field, lines: RoutingLines): Node | undefined {
  reader.onlyKnown(field, snapshotKeys.node);
  const name = reader.string(reader.at(field, 'name'));
  if (name === undefined || name === '') {
    reader.note(field, say('This node is skipped: it needs a `name`.'));
    return undefined;
  }
  const interfaces = reader.at(field, 'interfaces');
  const known = interfaces.value !== undefined;
  const prefixesKnown = decodeWord(reader, reader.at(field, 'prefixLengths'), ['known', 'unknown']) !== 'unknown';
  const before = reader.problems.length;
  const devices = known
    ? reader.items(interfaces).flatMap((each) => decodeInterface(reader, each, prefixesKnown) ?? [])
    : [];
  // Of a node whose interfaces are read only in part nothing can be said: what is missing may be what is chosen.
  const whole = known && reader.problems.length === before;
  return allOf<Node>()({
    name,
    ...decodeStatus(reader, field),
    ...(known && { interfaces: devices }),
    kernelOrder: decodeWord(reader, reader.at(field, 'interfaceOrder'), ['kernel', 'unknown']) !== 'unknown',
    prefixesKnown,
    families: known && !whole ? [] : (decodeFamilies(reader, reader.at(field, 'families')) ?? (whole ? [4, 6] : [])),
    routing: decodeRouting(reader, field, lines),
    sysctls: decodeSysctls(reader, reader.at(field, 'sysctls')),
    ...decodeLinks(reader, field),
    ...decodeKubernetes(reader, field),
    ...decodeLabels(reader, field),
  });
}

/** How the node came to be known. */
function decodeStatus(reader: FieldReader, node: Field): Pick<Node, 'origin' | 'ready' | 'trouble'> {
  const origin = decodeWord(reader, reader.at(node, 'origin'), ['exec', 'annotation', 'addresses', 'file']);
  const ready = reader.boolean(reader.at(node, 'ready'));
  const trouble = reader.string(reader.at(node, 'trouble'));
  return {
    ...(origin !== undefined && { origin }),
    ...(ready !== undefined && { ready }),
    ...(trouble !== undefined && { trouble }),
  };
}

/** What the Kubernetes object of the node says; `internalIPs: null`: there is none. */
function decodeKubernetes(
  reader: FieldReader,
  node: Field,
): Pick<Node, 'internalIPs' | 'stored' | 'tunnels' | 'providerID' | 'asNumber' | 'routeReflectorClusterID'> {
  const internal = reader.at(node, 'internalIPs');
  const stored = reader.at(node, 'stored');
  const tunnels = reader.at(node, 'tunnels');
  const providerID = reader.string(reader.at(node, 'providerID'));
  const asNumber = reader.string(reader.at(node, 'asNumber'));
  const routeReflectorClusterID = reader.string(reader.at(node, 'routeReflectorClusterID'));
  const none = internal.value === undefined && reader.keys(node).includes('internalIPs');
  return {
    ...(none && { internalIPs: null }),
    ...(internal.value !== undefined && { internalIPs: reader.strings(internal).map(({ text }) => text) }),
    ...(stored.value !== undefined && { stored: decodeStored(reader, stored) }),
    ...(providerID !== undefined && { providerID }),
    ...(asNumber !== undefined && { asNumber }),
    ...(routeReflectorClusterID !== undefined && { routeReflectorClusterID }),
    ...(tunnels.value !== undefined && { tunnels: decodeTunnels(reader, tunnels) }),
  };
}

/** One of a few words; undefined where the field is absent or holds something else, which is noted. */
function decodeWord<W extends string>(reader: FieldReader, field: Field, words: readonly W[]): W | undefined {
  const word = words.find((each) => each === field.value);
  if (word === undefined && field.value !== undefined) {
    reader.note(field, say('`{0}` must be {1}.', String(field.key), oneOf(words)));
  }
  return word;
}

function oneOf(words: readonly string[]): Message {
  const quoted = words.map((word) => `\`${word}\``);
  return say('{0} or {1}', quoted.slice(0, -1).join(', '), quoted.at(-1) ?? '');
}

function decodeInterface(reader: FieldReader, field: Field, prefixesKnown: boolean): Interface | undefined {
  reader.onlyKnown(field, snapshotKeys.interface);
  const name = reader.string(reader.at(field, 'name'));
  if (name === undefined || name === '') {
    reader.note(field, say('This interface is skipped: it needs a `name`.'));
    return undefined;
  }
  // Of pods' interfaces, which are most of all, nothing else is told.
  const isBare = reader.keys(field).every((key) => key === 'name' || key === 'addresses');
  const device = isBare ? undefined : decodeDevice(reader, field);
  const addresses = decodeAddresses(reader, reader.at(field, 'addresses'), { name, prefixesKnown });
  return device === undefined ? { name, addresses } : { name, ...device, addresses };
}

function decodeDevice(reader: FieldReader, field: Field): Omit<Interface, 'name' | 'addresses'> {
  const index = reader.number(reader.at(field, 'index'));
  const parent = reader.string(reader.at(field, 'parent'));
  const flags = reader.at(field, 'flags');
  const state = reader.string(reader.at(field, 'state'))?.toUpperCase();
  const mtu = reader.number(reader.at(field, 'mtu'));
  const master = reader.string(reader.at(field, 'master'));
  const group = reader.string(reader.at(field, 'group'));
  const kind = reader.string(reader.at(field, 'kind'));
  return allOf<Omit<Interface, 'name' | 'addresses'>>()({
    ...(index !== undefined && { index }),
    ...(parent !== undefined && { parent }),
    ...(flags.value !== undefined && { flags: reader.strings(flags).map((each) => each.text) }),
    ...(state !== undefined && { operState: state }),
    ...(mtu !== undefined && { mtu }),
    ...(master !== undefined && { master }),
    ...(group !== undefined && { group }),
    ...(kind !== undefined && { kind }),
  });
}

function decodeAddresses(
  reader: FieldReader,
  field: Field,
  { name, prefixesKnown }: { readonly name: string; readonly prefixesKnown: boolean },
): readonly InterfaceAddress[] {
  if (field.value === undefined) return noAddresses;
  return reader.strings(field).flatMap(({ text, field: at }) => {
    const address = parseInetLine(text, name);
    const isWhole = !prefixesKnown || text.includes('/') || address?.peer !== undefined;
    if (address !== undefined && isWhole) return address;
    reader.note(at, say('"{0}" isn\'t an address with a prefix length, such as 192.168.26.71/24.', text));
    return [];
  });
}

/** Shared by the interfaces that have none. */
const noAddresses: readonly InterfaceAddress[] = [];

function decodeStored(reader: FieldReader, field: Field): { 4?: string; 6?: string } {
  reader.onlyKnown(field, snapshotKeys.stored);
  const four = reader.string(reader.at(field, 'ipv4'));
  const six = reader.string(reader.at(field, 'ipv6'));
  return { ...(four !== undefined && { 4: four }), ...(six !== undefined && { 6: six }) };
}

function decodeTunnels(reader: FieldReader, field: Field): TunnelAddresses {
  reader.onlyKnown(field, snapshotKeys.tunnels);
  const entries = snapshotKeys.tunnels.flatMap((kind) => {
    const at = reader.at(field, kind);
    const text = reader.string(at);
    if (text === undefined || parseAddress(text) !== undefined)
      return text === undefined ? [] : [[kind, text] as const];
    reader.note(at, say('"{0}" isn\'t an IP address.', text));
    return [];
  });
  return Object.fromEntries(entries);
}
