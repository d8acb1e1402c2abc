import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCases } from '../../cases.ts';
import { said } from '../../said.ts';
import { type Direction, directionsOf, isOnNode, type PacketRecord, sourceTold, verdictOf } from './records.ts';

/** What is told of a packet is held against what a real one did: all records beside the project, else those kept here. */

function directionsIn(file: string, kept: string): readonly Direction[] {
  const all = readCases(file);
  const found = all?.from === 'all' ? all : readCases(kept);
  assert.ok(found, `${kept} is missing`);
  return (found.data as readonly PacketRecord[]).flatMap(directionsOf);
}

function nameOf({ record, pair, way, cause, path }: Direction): string {
  return `${record.id} ${pair.from} → ${pair.to} ${way}, ${cause || 'arrived'}: ${path === undefined ? 'no end' : said(path.summary)}`;
}

function table(directions: readonly Direction[]): string {
  const counts = new Map<string, number>();
  for (const direction of directions) {
    const verdict = verdictOf(direction);
    const truth = direction.arrived ? 'arrived' : `lost: ${direction.cause}`;
    const key = verdict === 'right' ? 'right' : `${verdict}, ${truth}`;
    for (const each of [key, `${direction.pair.kind} ${direction.way}: ${verdict}`]) {
      counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([key, count]) => `${String(count).padStart(6)} ${key}`)
    .sort()
    .join('\n');
}

for (const [file, kept] of [
  ['packets.json', 'packets4-kept.json'],
  ['packets6.json', 'packets6-kept.json'],
] as const) {
  test(`real packets of ${file} do what is told of them`, (t) => {
    const directions = directionsIn(file, kept);
    t.diagnostic(`${directions.length} directions\n${table(directions)}`);
    const wrong = directions.filter((each) => {
      const verdict = verdictOf(each);
      return verdict === 'false stops' || (verdict === 'false arrives' && isOnNode(each));
    });
    assert.deepEqual(wrong.map(nameOf), []);
    const unsure = directions.filter((each) => verdictOf(each) === 'unsure' && each.arrived);
    assert.ok(unsure.length <= directions.length / 20, `${unsure.length} that arrived are called unsure`);
  });

  test(`the sources in ${file} are those that the receivers saw`, () => {
    const seen = directionsIn(file, kept).filter(({ way, pair, path }) => way === 'there' && pair.sourceSeen && path);
    const other = seen.filter((each) => sourceTold(each) !== each.pair.sourceSeen);
    assert.deepEqual(
      other.map((each) => `${nameOf(each)}: ${sourceTold(each)}, not ${each.pair.sourceSeen}`),
      [],
    );
    assert.ok(seen.length > 0);
  });
}
