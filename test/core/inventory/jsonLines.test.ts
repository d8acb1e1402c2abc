import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readJsonLines } from '../../../src/core/inventory/jsonLines.ts';
import { formatSnapshot } from '../../../src/core/inventory/snapshotWrite.ts';
import { drained } from '../../../src/core/steps.ts';
import { fleet } from '../features/fleet.ts';

function read(text: string): unknown {
  return drained(readJsonLines(text));
}

test('a large snapshot is read line by line', () => {
  const text = formatSnapshot({ ...fleet(300), blocks: [] });
  assert.deepEqual(read(text), JSON.parse(text));
  assert.ok([...readJsonLines(formatSnapshot(fleet(3000)))].length > 3, 'with pauses');
});

test('keys stand once, and the last of them counts', () => {
  const text = '{\n"a": 1,\n"__proto__": [\n2\n],\n"b": 3, "a": 4\n}\n';
  assert.deepEqual(read(text), JSON.parse(text));
});

const others = [
  ['nothing', ''],
  ['all in one line', '{"a": 1}'],
  ['spread over lines', '{\n"a": {\n"b": 1\n}\n}'],
  ['a comma at the end', '{\n"a": 1,\n}'],
  ['a comma and an empty line', '{\n"a": 1,\n\n}'],
  ['a comma and blanks', '{\n"a": 1,\n  \n}'],
  ['a comma at the end of a list', '{\n"a": [\n1,\n]\n}'],
  ['no comma between keys', '{\n"a": 1\n"b": 2\n}'],
  ['no comma between items', '{\n"a": [\n1\n2\n]\n}'],
  ['a list left open', '{\n"a": [\n1\n}'],
  ['a list closed twice', '{\n"a": [\n1\n],\n]\n}'],
  ['an object closed early', '{\n"a": 1}\n}'],
  ['a key that is no text', '{\n1: [\n1\n]\n}'],
  ['something behind it', '{\n"a": 1\n}\nmore'],
  ['no value', '{\n"a":\n}'],
  ['two items in a line', '{\n"a": [\n1, 2\n]\n}'],
] as const;

for (const [name, text] of others) {
  test(`left to others: ${name}`, () => assert.equal(read(text), undefined));
}

test('what is read is what JSON.parse gives, whatever was done to the text', () => {
  const texts = fc
    .dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue(), { minLength: 1 })))
    .map((data) => {
      const entries = Object.entries(data).map(([key, value]) => {
        const lines = Array.isArray(value)
          ? `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`
          : undefined;
        return `${JSON.stringify(key)}: ${lines ?? JSON.stringify(value)}`;
      });
      return `{\n${entries.join(',\n')}\n}\n`;
    });
  const changes = fc.array(
    fc.tuple(fc.nat(200), fc.nat(2), fc.constantFrom('\n', ',', ']', '[', '{', '}', '"', ':', ' ')),
  );
  fc.assert(
    fc.property(texts, changes, (text, list) => {
      let changed = text;
      for (const [at, gone, sign] of list) changed = changed.slice(0, at) + sign + changed.slice(at + gone);
      for (const each of [text, changed]) {
        const found = read(each);
        if (found !== undefined) assert.deepEqual(found, JSON.parse(each));
      }
      const isEmpty = Object.keys(JSON.parse(text)).length === 0;
      if (!isEmpty) assert.deepEqual(read(text), JSON.parse(text));
    }),
    { numRuns: 2000, seed: 20261130 },
  );
});
