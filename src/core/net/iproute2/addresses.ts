import type { Problem } from '../../text.ts';
import { bothFamilies, type Family } from '../address.ts';
import type { Interface } from '../node.ts';
import { readAddressJson } from './addressJson.ts';
import { type InterfaceListing, readAddressLines } from './addressText.ts';
import { type Chunk, splitChunks } from './chunks.ts';
import { leftOut } from './lines.ts';
import { badJson } from './problems.ts';
import type { AddressOptions, AddressReading } from './readings.ts';

/**
 * Reads what `ip addr` printed: plain, `-d`, `-br`, `-o`, `-4`, `-6`, `-j`, of old and new iproute2, with colours and
 * shell prompts. What a form does not show (`-br` has no flags, say) stays undefined. `families` are those of
 * `options`, else of the prompt (`ip -4 addr`), else those that the form shows; none where a part could not be read.
 */
export function readAddresses(text: string, options: AddressOptions = {}): AddressReading {
  const sections = splitChunks(text).map((chunk) => readAddressChunk(chunk));
  return mergeAddressSections(sections, options.families);
}

export interface AddressSection {
  readonly listing: InterfaceListing;
  readonly problems: readonly Problem[];
}

/** Reads one run of output, all of which is taken for output of `ip addr` or `ip link`. */
export function readAddressChunk(chunk: Chunk): AddressSection {
  const { interfaces, form, problems } = readChunk(chunk);
  const isLink = form === 'link' || chunk.command?.object === 'link';
  const isTold = interfaces.length > 0 || (chunk.command?.family !== undefined && problems.length === 0);
  const asked = chunk.command?.family === undefined ? familiesShown(chunk, interfaces) : [chunk.command.family];
  const families = isTold && !isLink ? asked : [];
  return { listing: { interfaces, form: isLink ? 'link' : form, families }, problems };
}

/**
 * Without a prompt that says so, `ip -4 addr` and `ip -6 addr` are known by their lines: they leave out `link/ether …`,
 * which the unfiltered form prints for every interface.
 */
function familiesShown(chunk: Chunk, interfaces: InterfaceListing['interfaces']): readonly Family[] {
  if (chunk.kind !== 'text' || !chunk.lines.some(({ text }) => /^\d+: \S+: </.test(text))) return bothFamilies;
  if (chunk.lines.some(({ text }) => /\slink\//.test(text))) return bothFamilies;
  const shown = bothFamilies.filter((family) =>
    interfaces.some(({ addresses }) => addresses.some(({ address }) => address.family === family)),
  );
  return shown.length === 1 ? shown : bothFamilies;
}

interface ChunkReading {
  readonly interfaces: readonly InterfaceListing['interfaces'][number][];
  readonly form: InterfaceListing['form'];
  readonly problems: readonly Problem[];
}

function readChunk(chunk: Chunk): ChunkReading {
  if (chunk.kind === 'text') {
    const { bad, ...read } = readAddressLines(chunk.lines);
    return { ...read, problems: leftOut('ip addr', bad) };
  }
  if (chunk.kind === 'broken') return { interfaces: [], form: 'sparse', problems: [badJson(chunk.line)] };
  const { bad, ...read } = readAddressJson(chunk.value);
  return { ...read, problems: bad > 0 ? [badJson(chunk.line)] : [] };
}

/** Puts the sections of one node together; `families` overrides what they say of themselves. */
export function mergeAddressSections(
  sections: readonly AddressSection[],
  families?: readonly Family[],
): AddressReading {
  const listings = sections.map(({ listing }) => listing);
  // What can't be read may be what is chosen: a section with gaps tells of no family.
  const whole = sections.flatMap(({ listing, problems }) => (problems.length === 0 ? listing : []));
  const told = bothFamilies.filter((family) => whole.some((one) => one.families.includes(family)));
  return {
    interfaces: mergeListings(listings),
    families: families ?? told,
    problems: sections.flatMap(({ problems }) => problems),
  };
}

/**
 * Makes one list of interfaces of several listings of the same node, as of `ip -4 addr` and `ip -6 addr`. The order is
 * one that fits all of them; of two that tell the same, the fuller counts, and of two alike, the later.
 */
function mergeListings(listings: readonly InterfaceListing[]): Interface[] {
  const ranked = listings
    .flatMap(splitRepeated)
    .reverse()
    .sort((a, b) => rank(b) - rank(a));
  const named = ranked.map(({ interfaces }) => new Map(interfaces.map((one) => [one.name, one])));
  const tellers = bothFamilies.map((family) => named[ranked.findIndex((listing) => tells(listing, family))]);
  return mergeOrders(ranked.map(({ interfaces }) => interfaces.map(({ name }) => name))).map((name) => {
    const facts: Interface = { name, addresses: [] };
    for (const of of [...named].reverse()) Object.assign(facts, of.get(name));
    const addresses = tellers.flatMap((of, at) => {
      const all = of?.get(name)?.addresses ?? [];
      return all.filter(({ address }) => address.family === bothFamilies[at]);
    });
    return { ...facts, addresses };
  });
}

function tells({ families, interfaces }: InterfaceListing, family: Family): boolean {
  if (!families.includes(family)) return false;
  return interfaces.some(({ addresses }) => addresses.some(({ address }) => address.family === family));
}

/** Splits where an interface comes again: there another output was pasted behind the first without a prompt. */
function splitRepeated(listing: InterfaceListing): InterfaceListing[] {
  const parts: Interface[][] = [[]];
  let seen = new Set<string>();
  for (const one of listing.interfaces) {
    if (seen.has(one.name)) {
      parts.push([]);
      seen = new Set();
    }
    seen.add(one.name);
    parts.at(-1)?.push(one);
  }
  return parts.map((interfaces) => ({ ...listing, interfaces }));
}

function rank({ form, families }: InterfaceListing): number {
  const fullness = { full: 2, link: 1, sparse: 0 }[form];
  return 3 * families.length + fullness;
}

/** Merges lists that are parts of one order: what only a later list has stands behind its predecessor there. */
function mergeOrders(orders: readonly (readonly string[])[]): string[] {
  const followers = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const order of orders) {
    let previous = '';
    for (const name of order) {
      if (!seen.has(name)) followers.set(previous, [name, ...(followers.get(previous) ?? [])]);
      seen.add(name);
      previous = name;
    }
  }
  const merged: string[] = [];
  const pending = [...(followers.get('') ?? [])].reverse();
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    merged.push(name);
    pending.push(...[...(followers.get(name) ?? [])].reverse());
  }
  return merged;
}
