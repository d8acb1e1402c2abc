import type { Candidate } from '../detection/choice.ts';
import { bits, formatPrefix, network, type Prefix } from '../net/address.ts';

/** The subnet of the chosen address; undefined where its prefix length is not known, or none is left for others. */
export function subnetOf({ address, prefixLength: length }: Candidate): Prefix | undefined {
  return length === undefined || length === bits(address.family) ? undefined : network({ address, length });
}

/** The subnet of the chosen address as text. */
export function subnetText(candidate: Candidate): string | undefined {
  const subnet = subnetOf(candidate);
  return subnet && formatPrefix(subnet);
}
