import type { Address } from '../net/address.ts';
import type { Endpoint } from './world.ts';

/** An end of a flow. */
export type FlowEnd =
  | { readonly kind: 'pod'; readonly endpoint: Endpoint }
  | { readonly kind: 'address'; readonly address: Address }
  /** Without an endpoint it is the node itself, of which policies know nothing; without a node, that of the other end. */
  | { readonly kind: 'host'; readonly endpoint: Endpoint | undefined; readonly node?: string };

/** Whether two ends are on one node, or may be as far as is known. */
export function isLocal(from: FlowEnd, to: FlowEnd): boolean {
  const [first, second] = [nodeOf(from), nodeOf(to)];
  return first === undefined || second === undefined || first === second;
}

/** The node of an end, where it is known. */
export function nodeOf(end: FlowEnd): string | undefined {
  switch (end.kind) {
    case 'address':
      return undefined;
    case 'pod':
      return end.endpoint.node;
    case 'host':
      return end.node ?? end.endpoint?.node;
  }
}
