import { say } from '../message.ts';
import { parseForwardingEntry, parseNeighbour } from '../net/iproute2.ts';
import type { Node } from '../net/node.ts';
import type { Field, FieldReader } from './fields.ts';

/** What decides on a snapshot's node whether packets pass: kernel settings, neighbours, FDB entries, firewall. */

/** Numbers are taken for text. */
export function decodeSysctls(reader: FieldReader, field: Field): Readonly<Record<string, string>> {
  const entries = reader.keys(field).flatMap((key) => {
    const { value } = reader.at(field, key);
    return typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** `neighbours`, `fdb` and `firewall` of `node`: lists of lines. An empty list says that there are none. */
export function decodeLinks(reader: FieldReader, node: Field): Pick<Node, 'neighbours' | 'fdb' | 'firewall'> {
  const [neighbours, fdb, firewall] = (['neighbours', 'fdb', 'firewall'] as const).map((key) => reader.at(node, key));
  return {
    ...(neighbours?.value !== undefined && {
      neighbours: reader.strings(neighbours).flatMap(({ text, field }) => {
        const neighbour = parseNeighbour(text);
        if (neighbour === undefined) reader.note(field, say('"{0}" isn\'t a neighbor as printed by `ip neigh`.', text));
        return neighbour ?? [];
      }),
    }),
    ...(fdb?.value !== undefined && {
      // What leads to no other machine, as multicast, is printed there too.
      fdb: reader.strings(fdb).flatMap(({ text }) => parseForwardingEntry(text) ?? []),
    }),
    ...(firewall?.value !== undefined && { firewall: reader.strings(firewall).map(({ text }) => text) }),
  };
}
