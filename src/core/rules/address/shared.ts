import { groupBy } from '../../collections.ts';
import { type Message, say } from '../../message.ts';
import { formatAddress } from '../../net/address.ts';
import { isCheckDisabled } from '../env/startSettings.ts';
import { isAccidental } from '../method/accidental.ts';
import type { SiteContext } from '../rule.ts';
import { type ChosenOn, chosenOn, storedInstead } from './chosen.ts';

/** Addresses that several nodes choose. */

export interface SharedAddress {
  /** As it is written. */
  readonly address: string;
  /** The names of the nodes. */
  readonly nodes: readonly string[];
  /** On each of them it is that of a virtual interface, like the one that Docker gives to docker0 everywhere. */
  readonly accidental: boolean;
}

/** The addresses that more than one node chooses; not where a faulty release stores the network's address instead. */
export function sharedAddresses(context: SiteContext): readonly SharedAddress[] {
  const own = chosenOn(context).filter(({ candidate }) => storedInstead(candidate) === undefined);
  const byAddress = groupBy(own, ({ candidate }) => candidate.address.value);
  return [...byAddress.values()].flatMap((twins) => {
    const [one] = twins;
    return one === undefined || twins.length === 1 ? [] : [sharedAddress(one, twins, context)];
  });
}

function sharedAddress({ candidate }: ChosenOn, twins: readonly ChosenOn[], context: SiteContext): SharedAddress {
  return {
    address: formatAddress(candidate.address),
    nodes: twins.map(({ node }) => node.name),
    accidental: twins.every((each) => isAccidental(each, context)),
  };
}

/** What comes of it: the later one finds the address taken, and exits (startup.go, checkConflictingNodes). */
export function sharedConsequence({ agent }: Pick<SiteContext, 'agent'>): Message {
  return isCheckDisabled(agent)
    ? say('Traffic for one of these nodes reaches another.')
    : say('The first node to start keeps it; the others exit with "already using".');
}
