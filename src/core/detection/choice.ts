import type { CalicoVersion } from '../calico/version.ts';
import { type Address, network, type Prefix } from '../net/address.ts';
import type { Interface, Route } from '../net/node.ts';

/** What calico-node would choose on one node, and why; words for it are made in `views/reasonText.ts`. */

/** An address that is, or may be, chosen. */
export interface Candidate {
  readonly interface: Interface;
  readonly address: Address;
  /** Undefined where the inventory does not tell prefix lengths. */
  readonly prefixLength?: number;
  /** What is stored in place of `address`, by releases that lose its host bits. */
  readonly storedAddress?: Address;
}

/** The network of the candidate's address; undefined where its prefix length is not known. */
export function networkOf({ address, prefixLength: length }: Candidate): Prefix | undefined {
  return length === undefined ? undefined : network({ address, length });
}

/** Why an address of an otherwise suitable interface is passed over. */
export type AddressRefusal =
  | { readonly kind: 'not-global'; readonly address: Address }
  | { readonly kind: 'outside-networks'; readonly address: Address; readonly networks: readonly string[] };

/** What became of one interface. */
export type Verdict =
  /** This one. `item`: the list item that matches. `listed`: the other candidates that lost to it are named in theirs. */
  | { readonly kind: 'chosen'; readonly address: Address; readonly item?: string }
  /** One of several, and what is known does not tell which. */
  | { readonly kind: 'possible'; readonly address: Address; readonly item?: string }
  /** Suitable, but the chosen one is tried first. */
  | { readonly kind: 'overtaken'; readonly by: string; readonly address: Address; readonly item?: string }
  | { readonly kind: 'excluded-by-default'; readonly pattern: string; readonly since: CalicoVersion }
  | { readonly kind: 'skipped'; readonly item: string }
  | { readonly kind: 'name-does-not-match' }
  | { readonly kind: 'no-address' }
  | { readonly kind: 'refused'; readonly refusals: readonly AddressRefusal[] }
  /** can-reach: the kernel sends from another address. */
  | { readonly kind: 'not-the-source'; readonly source?: Address }
  /** kubernetes-internal-ip: does not hold that address. */
  | { readonly kind: 'not-internal-ip'; readonly wanted?: Address }
  /** Nothing is looked at, because the method itself fails first. */
  | { readonly kind: 'not-examined' };

/** Why nothing, or nothing certain, is chosen. */
export type Failure =
  | { readonly kind: 'unknown-method'; readonly since?: CalicoVersion }
  | { readonly kind: 'invalid-regexp'; readonly error: string }
  | { readonly kind: 'invalid-cidr'; readonly item: string }
  /** "no valid host interfaces found" */
  | { readonly kind: 'no-interface' }
  /** "no valid IPv4/6 addresses found on the host interfaces" */
  | { readonly kind: 'no-address'; readonly networks?: readonly string[] }
  | { readonly kind: 'not-a-host-name'; readonly destination: string }
  | { readonly kind: 'name-not-resolved'; readonly destination: string }
  | { readonly kind: 'wrong-family'; readonly destination: string }
  | { readonly kind: 'no-route'; readonly destination: string; readonly error: string; readonly route?: Route }
  | { readonly kind: 'source-not-local'; readonly source: Address }
  | { readonly kind: 'no-kubernetes-node' }
  | { readonly kind: 'no-internal-ip' }
  | { readonly kind: 'internal-ip-not-local'; readonly address: Address };

/** What is missing where no answer can be given. */
export type Missing =
  | { readonly kind: 'interfaces' }
  | { readonly kind: 'family' }
  | { readonly kind: 'routes' }
  | { readonly kind: 'internal-ips' }
  | { readonly kind: 'name-resolution'; readonly destination: string }
  /** A value like `$(NODEIP)` that each node fills in by itself. */
  | { readonly kind: 'field'; readonly field: string }
  /** A variable whose value is not in the files: a Secret's, or that of a ConfigMap elsewhere. */
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'too-long'; readonly name: string };

/** What the answer rests on beyond what is known for certain. */
export type Assumption =
  /** The interfaces' order is not the kernel's: which of several comes first is not known. */
  | { readonly kind: 'order-unknown' }
  | { readonly kind: 'routes-from-subnets' }
  | { readonly kind: 'default-rules' }
  | { readonly kind: 'prefixes-unknown' }
  /** Equal-cost routes: the kernel's choice depends on a number it draws at boot. */
  | { readonly kind: 'multipath' }
  /** A rule on source ports may or may not take the packet. */
  | { readonly kind: 'source-port' }
  | { readonly kind: 'hosts-file'; readonly name: string };

export type ChoiceResult =
  | { readonly outcome: 'detected'; readonly candidate: Candidate }
  /** One of these; none of them certain. */
  | { readonly outcome: 'one-of'; readonly candidates: readonly Candidate[] }
  /** Nothing is detected: calico-node keeps a stored address, or fails to start. */
  | { readonly outcome: 'none'; readonly failure: Failure }
  /** The process exits at once, whatever is stored. */
  | { readonly outcome: 'exits'; readonly failure: Failure }
  | { readonly outcome: 'unknown'; readonly missing: Missing };

export type Choice = ChoiceResult & {
  /** What became of one of the node's interfaces; told when it is asked for, since most answers need none of them. */
  readonly verdictFor: (device: Interface) => Verdict;
  /** Empty: this is what calico-node does. */
  readonly assumptions: readonly Assumption[];
  /** The next in line, should the chosen interface or address go away. */
  readonly next?: Candidate;
  /** The address the kernel sends from and the route it takes, for can-reach. */
  readonly reach?: { readonly destination: Address; readonly route?: Route };
};

/** No answer, because `what` is not known of the node. */
export function unknownChoice(what: Missing): Choice {
  return { outcome: 'unknown', missing: what, verdictFor: unexamined, assumptions: [] };
}

/** The verdict where nothing is looked at. */
export function unexamined(): Verdict {
  return { kind: 'not-examined' };
}
