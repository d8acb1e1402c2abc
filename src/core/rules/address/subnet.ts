import { type Candidate, networkOf } from '../../detection/choice.ts';
import { bits, type Prefix } from '../../net/address.ts';

/** The subnet of the chosen address; undefined where its prefix length is not known, or none is left for others. */
export function subnetOf(candidate: Candidate): Prefix | undefined {
  const subnet = networkOf(candidate);
  return subnet?.length === bits(candidate.address.family) ? undefined : subnet;
}

/** A number that is equal for equal subnets of one family; text would take too long for thousands of nodes. */
export function subnetKey(candidate: Candidate): bigint | undefined {
  const subnet = subnetOf(candidate);
  return subnet && subnet.address.value * 256n + BigInt(subnet.length);
}
