import type { Level } from '../level.ts';
import type { Node } from '../net/node.ts';
import type { FamilyOutcome } from './startup.ts';
import { isDown, isOwnNetwork, isVirtual } from './virtual.ts';

/**
 * How good the address is that a start ends with: an error where calico-node exits or gets none, a warning for a virtual or
 * dead interface, for one of several and for an old address that stays since detection fails.
 */
export function addressLevel(node: Node, outcome: FamilyOutcome): Level {
  switch (outcome.kind) {
    case 'chosen':
      return chosenLevel(node, outcome);
    case 'kept':
      return outcome.choice === undefined ? 'none' : 'warning';
    case 'literal':
      return outcome.owner === undefined ? 'warning' : 'none';
    case 'none':
      return 'none';
    case 'exits':
    case 'fails':
      return 'error';
  }
}

function chosenLevel(node: Node, { choice }: FamilyOutcome & { readonly kind: 'chosen' }): Level {
  if (choice.outcome === 'one-of') return 'warning';
  if (choice.outcome !== 'detected') return 'unknown';
  const { interface: device, address } = choice.candidate;
  const isOdd = isDown(device) || (isVirtual(device) && !isOwnNetwork(device, address, node));
  return isOdd ? 'warning' : 'none';
}
