import { bothFamilies, type Family, parseAddress } from '../net/address.ts';
import { parseInetLine } from '../net/iproute2.ts';
import type { Interface, Node, TunnelAddresses } from '../net/node.ts';
import { asList, asRecord, asText, at } from './json.ts';
import { createLabelReader, type LabelReader, type Labels } from './labels.ts';

/** What the Kubernetes object of a node tells, reduced to what is of use here. */
export interface NodeFacts {
  readonly name: string;
  readonly windows: boolean;
  readonly ready?: boolean;
  readonly internalIPs: readonly string[];
  /** As Calico noted it on the object. */
  readonly stored: { readonly [F in Family]?: string };
  readonly tunnels: TunnelAddresses;
  /** The annotation `projectcalico.org/Interfaces` as it stands; since Calico v3.31.0. */
  readonly interfaces?: string;
  readonly labels: Labels;
  readonly providerID?: string;
  readonly asNumber?: string;
  readonly routeReflectorClusterID?: string;
}

export interface NodePage {
  readonly nodes: readonly NodeFacts[];
  /** The token of the next page. */
  readonly next?: string;
  readonly resourceVersion?: string;
  /** How many follow; the API server may not tell. */
  readonly remaining?: number;
}

/** Reads a NodeList as the API server gives it, or one page of it. */
export function readNodePage(value: unknown): NodePage {
  const next = asText(at(value, 'metadata', 'continue'));
  const resourceVersion = asText(at(value, 'metadata', 'resourceVersion'));
  const remaining = at(value, 'metadata', 'remainingItemCount');
  const labels = createLabelReader();
  return {
    nodes: asList(at(value, 'items')).flatMap((item) => readNodeFacts(item, labels) ?? []),
    ...(next && { next }),
    ...(resourceVersion !== undefined && { resourceVersion }),
    ...(typeof remaining === 'number' && { remaining }),
  };
}

/** Reads one Node; undefined where it has no name. */
export function readNodeFacts(value: unknown, labels: LabelReader = createLabelReader()): NodeFacts | undefined {
  const name = asText(at(value, 'metadata', 'name'));
  if (name === undefined || name === '') return undefined;
  const annotations = asRecord(at(value, 'metadata', 'annotations'));
  const four = asText(annotations['projectcalico.org/IPv4Address']);
  const six = asText(annotations['projectcalico.org/IPv6Address']);
  const interfaces = asText(annotations['projectcalico.org/Interfaces']);
  const providerID = asText(at(value, 'spec', 'providerID'));
  const ready = readyOf(at(value, 'status', 'conditions'));
  return {
    name,
    windows: at(value, 'metadata', 'labels', 'kubernetes.io/os') === 'windows',
    ...(ready !== undefined && { ready }),
    internalIPs: internalIPs(at(value, 'status', 'addresses')),
    stored: { ...(four && { 4: four }), ...(six && { 6: six }) },
    tunnels: readTunnels(annotations),
    ...(interfaces !== undefined && { interfaces }),
    labels: labels(at(value, 'metadata', 'labels')),
    ...(providerID && { providerID }),
    ...readBgp(annotations),
  };
}

/** Those of the Calico Node's `spec.bgp` (libcalico-go/lib/backend/k8s/resources/node.go). */
function readBgp(annotations: Readonly<Record<string, unknown>>): Pick<Node, 'asNumber' | 'routeReflectorClusterID'> {
  const asNumber = asText(annotations['projectcalico.org/ASNumber']);
  const routeReflectorClusterID = asText(annotations['projectcalico.org/RouteReflectorClusterID']);
  return { ...(asNumber && { asNumber }), ...(routeReflectorClusterID && { routeReflectorClusterID }) };
}

/** The annotations of libcalico-go/lib/backend/k8s/resources/node.go. */
const tunnelAnnotations: Readonly<Record<keyof TunnelAddresses, string>> = {
  ipip: 'projectcalico.org/IPv4IPIPTunnelAddr',
  vxlan: 'projectcalico.org/IPv4VXLANTunnelAddr',
  vxlan6: 'projectcalico.org/IPv6VXLANTunnelAddr',
  wireguard: 'projectcalico.org/IPv4WireguardInterfaceAddr',
  wireguard6: 'projectcalico.org/IPv6WireguardInterfaceAddr',
};

/** What is no address is ignored, as Calico does. */
function readTunnels(annotations: Readonly<Record<string, unknown>>): TunnelAddresses {
  const entries = Object.entries(tunnelAnnotations).flatMap(([kind, annotation]) => {
    const text = asText(annotations[annotation]);
    return text === undefined || parseAddress(text) === undefined ? [] : [[kind, text] as const];
  });
  return Object.fromEntries(entries);
}

/** The node as far as its object tells: the interfaces that Calico noted there, else none. */
export function nodeOfFacts(facts: NodeFacts): Node {
  const { name, ready, internalIPs, stored, tunnels, labels, providerID, asNumber, routeReflectorClusterID } = facts;
  const interfaces = facts.interfaces === undefined ? undefined : readInterfaceNote(facts.interfaces);
  const families = bothFamilies.filter((family) => interfaces?.some((each) => hasFamily(each, family)));
  return {
    name,
    origin: interfaces === undefined ? 'addresses' : 'annotation',
    ...(ready !== undefined && { ready }),
    ...(interfaces !== undefined && { interfaces }),
    kernelOrder: false, // the annotation is sorted by name
    prefixesKnown: false,
    families,
    routing: {},
    sysctls: {},
    internalIPs,
    stored,
    tunnels,
    labels,
    ...(providerID !== undefined && { providerID }),
    ...(asNumber !== undefined && { asNumber }),
    ...(routeReflectorClusterID !== undefined && { routeReflectorClusterID }),
  };
}

/**
 * Reads Calico's interface annotation, a JSON list sorted by name without prefix lengths (node/pkg/lifecycle/startup,
 * libcalico-go …/resources/node.go); undefined where it is none.
 */
export function readInterfaceNote(text: string): readonly Interface[] | undefined {
  const list = parse(text);
  if (!Array.isArray(list)) return undefined;
  return list.flatMap((item: unknown): readonly Interface[] => {
    const name = asText(at(item, 'name'));
    if (name === undefined || name === '') return [];
    const addresses = asList(at(item, 'addresses')).flatMap((each) => parseInetLine(asText(each) ?? '') ?? []);
    return [{ name, addresses }];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // somebody edited it
  }
}

function hasFamily({ addresses }: Interface, family: Family): boolean {
  return addresses.some(({ address }) => address.family === family);
}

function internalIPs(addresses: unknown): readonly string[] {
  return asList(addresses).flatMap((item) => {
    const { type, address } = asRecord(item);
    return type === 'InternalIP' && typeof address === 'string' ? [address] : [];
  });
}

function readyOf(conditions: unknown): boolean | undefined {
  const condition = asList(conditions).find((each) => at(each, 'type') === 'Ready');
  const status = asText(at(condition, 'status'));
  return status === undefined ? undefined : status === 'True';
}
