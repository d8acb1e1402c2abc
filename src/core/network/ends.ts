import type { Pod } from '../inventory/inventory.ts';
import { type Address, type Family, parseAddress, sameAddress, unmap } from '../net/address.ts';
import type { Node } from '../net/node.ts';
import type { PathContext } from './model.ts';
import { podInterface } from './podInterface.ts';

/** One end of a path. */
export type PathEnd =
  | {
      readonly kind: 'pod';
      readonly node: Node;
      readonly address: Address;
      /** Undefined where only the address is known, which lies in a block of the node. */
      readonly pod?: Pod;
      /** The host's end of the veth pair, by its name; undefined with the pod. */
      readonly device?: string;
    }
  /** `address` is the one that was asked for, or that a reply goes to; undefined: the node's Calico address. */
  | { readonly kind: 'node'; readonly node: Node; readonly address?: Address }
  /** A machine outside the cluster: `node` stands for it, and has nothing but the address as its name. */
  | { readonly kind: 'outside'; readonly node: Node; readonly address: Address };

/** Why a text names no end. */
export type NoEnd =
  | { readonly kind: 'unknown'; readonly text: string; readonly podsKnown: boolean }
  /** Several pods have the name, in these namespaces. */
  | { readonly kind: 'ambiguous'; readonly text: string; readonly namespaces: readonly string[] }
  /** The node on which the pod runs is not in the inventory. */
  | { readonly kind: 'node-unknown'; readonly text: string; readonly node: string }
  | { readonly kind: 'no-address'; readonly text: string; readonly family: Family };

/** Reads `pod1`, `ns/pod1`, `node:vms71`, `vms71` or an address. */
export function readEnd(context: PathContext, text: string): PathEnd | NoEnd {
  const named = /^node:(.*)$/.exec(text)?.[1];
  if (named !== undefined) return nodeEnd(context, named) ?? unknown(context, text);
  const address = parseAddress(text);
  if (address !== undefined) {
    return addressEnd(context, unmap(address)) ?? nodeEnd(context, text) ?? unknown(context, text);
  }
  return podNamed(context, text) ?? nodeEnd(context, text) ?? unknown(context, text);
}

/** The family of which an end is an address; undefined for names. */
export function familyOfEnd(text: string): Family | undefined {
  const address = parseAddress(text);
  return address && unmap(address).family;
}

export function isEnd(end: PathEnd | NoEnd): end is PathEnd {
  return end.kind === 'pod' || end.kind === 'node' || end.kind === 'outside';
}

function unknown({ inventory }: PathContext, text: string): NoEnd {
  return { kind: 'unknown', text, podsKnown: inventory.pods !== undefined };
}

function nodeEnd(context: PathContext, name: string): PathEnd | undefined {
  const node = context.node(name);
  return node && { kind: 'node', node };
}

/** The pod with the address, else the node with it, else the block in which a pod with it would be. */
function addressEnd(context: PathContext, address: Address): PathEnd | NoEnd | undefined {
  const pod = context.podAt(address);
  if (pod !== undefined) return podEnd(context, pod, formatName(pod), address);
  const [node] = context.carriers(address);
  if (node !== undefined) return { kind: 'node', node, address };
  const owner = context.blockOf(address)?.owner;
  if (owner !== undefined) return { kind: 'pod', node: owner, address };
  // Of a node whose interfaces are not known, what Calico and Kubernetes note of it is.
  const noted = context.holders(address)[0] ?? context.inventory.nodes.find((each) => isInternal(each, address));
  return noted && { kind: 'node', node: noted, address };
}

function isInternal({ internalIPs }: Node, address: Address): boolean {
  return (internalIPs ?? []).some((text) => {
    const own = parseAddress(text);
    return own !== undefined && sameAddress(own, address);
  });
}

function podNamed(context: PathContext, text: string): PathEnd | NoEnd | undefined {
  const slash = text.indexOf('/');
  const namespace = slash === -1 ? undefined : text.slice(0, slash);
  const name = text.slice(slash + 1);
  const found = (context.inventory.pods ?? []).filter((pod) => pod.name === name);
  const own = found.filter((pod) => namespace === undefined || pod.namespace === namespace);
  const [pod] = own;
  if (pod === undefined) return undefined;
  if (own.length > 1) return { kind: 'ambiguous', text, namespaces: own.map((each) => each.namespace) };
  return podEnd(context, pod, text);
}

function podEnd(context: PathContext, pod: Pod, text: string, asked?: Address): PathEnd | NoEnd {
  const node = context.node(pod.node);
  if (node === undefined) return { kind: 'node-unknown', text, node: pod.node };
  const { family, interfacePrefix } = context;
  const own = pod.ips.flatMap((each) => parseAddress(each) ?? []);
  const address = asked ?? own.find((each) => each.family === family);
  if (address === undefined) return { kind: 'no-address', text, family };
  if (pod.hostNetwork) return { kind: 'node', node, address };
  return { kind: 'pod', node, address, pod, device: podInterface(pod.namespace, pod.name, interfacePrefix) };
}

function formatName({ namespace, name }: Pod): string {
  return `${namespace}/${name}`;
}
