import { type Message, nothing, say } from '../message.ts';
import { allowedText } from '../policy/allowedText.ts';
import { type Connection, type Connections, pairsOf } from '../policy/connections.ts';
import type { Group } from '../policy/groups.ts';
import { drained } from '../steps.ts';
import { numberText } from '../words/countText.ts';
import { groupText } from '../words/groupText.ts';
import { blanksText, semicolonsText } from '../words/listText.ts';

/** Who may talk to whom as a matrix to look at: groups of ends, and what each pair may do. */

export interface ConnectionsTable {
  /** How many pairs may talk: a sentence. */
  readonly summary: Message;
  readonly facts: readonly Message[];
  readonly groups: readonly ConnectionGroup[];
  /** Of all pairs of `groups` that packets can go between. */
  readonly cells: readonly ConnectionCell[];
  /** Groups that are not among them. */
  readonly leftOut: number;
}

export interface ConnectionGroup {
  /** Its place among all groups of the world. */
  readonly id: number;
  readonly kind: Group['kind'];
  readonly name: Message | string;
  /** The first of its members. */
  readonly members: readonly string[];
  readonly count: number;
}

export interface ConnectionCell {
  /** Places in `groups`. */
  readonly from: number;
  readonly to: number;
  readonly state: 'all' | 'some' | 'none' | 'unknown';
  /** `TCP 80, 443`; empty where nothing is allowed. */
  readonly text: Message;
}

export interface TableOptions {
  /** Only groups in whose name or members it occurs. */
  readonly search: string;
  readonly mostGroups: number;
  readonly facts: readonly Message[];
}

const mostMembers = 12;

/** The table of some groups, made with a pause after each row. */
export function* connectionsTable(
  { groups, connections, pairs, silent }: Connections,
  { search, mostGroups, facts }: TableOptions,
): Generator<undefined, ConnectionsTable> {
  const wanted = search.trim().toLowerCase();
  const isWanted = ({ name, members }: Group): boolean =>
    wanted === '' || [name, ...members].some((each) => each.toLowerCase().includes(wanted));
  const shown = new Map(
    groups
      .filter(isWanted)
      .slice(0, mostGroups)
      .map((group, at) => [group, at] as const),
  );
  const keyOf = (from: Group, to: Group): string => `${shown.get(from)} ${shown.get(to)}`;
  const found = new Map<string, Pick<ConnectionCell, 'state' | 'text'>>();
  for (const connection of connections) {
    if (!shown.has(connection.from) || !shown.has(connection.to)) continue;
    const before = found.get(keyOf(connection.from, connection.to));
    const label = connectionLabel(connection);
    const state = stateOf(connection);
    found.set(keyOf(connection.from, connection.to), {
      text: before === undefined ? label : semicolonsText([before.text, label]),
      state: before === undefined || before.state === state ? state : 'some',
    });
    yield undefined;
  }
  const apart = new Set<string>();
  for (const [from, to] of silent) {
    if ([from, to].some(isWithoutAddress))
      found.set(keyOf(from, to), { state: 'unknown', text: say('address unknown') });
    else apart.add(keyOf(from, to));
  }
  const cells = pairsOf([...shown.keys()]).flatMap(([from, to]): readonly ConnectionCell[] => {
    if (apart.has(keyOf(from, to))) return [];
    const what = found.get(keyOf(from, to)) ?? { state: 'none', text: nothing };
    return [{ from: shown.get(from) ?? 0, to: shown.get(to) ?? 0, ...what }];
  });
  const open = new Set(connections.map(({ from, to }) => `${groups.indexOf(from)} ${groups.indexOf(to)}`)).size;
  return {
    summary: summaryOf(open, pairs, silent.filter((pair) => pair.some(isWithoutAddress)).length),
    facts,
    groups: [...shown.keys()].map((group) => ({
      id: groups.indexOf(group),
      kind: group.kind,
      name: groupText(group),
      members: group.members.slice(0, mostMembers),
      count: group.members.length,
    })),
    cells,
    leftOut: groups.length - shown.size,
  };
}

function summaryOf(open: number, pairs: number, unknown: number): Message {
  const [first, all] = [numberText(open), numberText(pairs)];
  if (unknown === 0) return say('{0} of {1} pairs may talk', first, all);
  return say('{0} of {1} pairs may talk; of {2} more no address is known', first, all, numberText(unknown));
}

/** Two ends that have addresses, but none of one family, send each other nothing. */
function isWithoutAddress({ ends: [end] }: Group): boolean {
  return end !== undefined && end.kind !== 'address' && end.endpoint?.addresses.length === 0;
}

function stateOf({ allowed, unknown }: Connection): ConnectionCell['state'] {
  if (unknown.length > 0) return 'unknown';
  return allowedText(allowed).text === 'all' ? 'all' : 'some';
}

/** What a connection may do: `IPv6 TCP 80 (unknown: UDP 53)`. */
export function connectionLabel({ family, allowed, unknown }: Connection): Message {
  const perhaps = unknown.length === 0 ? nothing : say('(unknown: {0})', allowedText(unknown));
  const parts = [family === undefined ? nothing : `IPv${family}`, allowedText(allowed), perhaps];
  return blanksText(parts.filter((part) => part !== nothing));
}

/** The table of all groups: for a file. */
export function wholeTable(connections: Connections): ConnectionsTable {
  const options = { search: '', mostGroups: Number.POSITIVE_INFINITY, facts: [] };
  return drained(connectionsTable(connections, options));
}
