import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readManifest } from '../../../../src/core/manifest/file.ts';
import { splitDocuments } from '../../../../src/core/manifest/split.ts';
import { readDefinitions } from '../../../../src/core/objects/schema/definition.ts';
import type { Schema } from '../../../../src/core/objects/schema/keywords.ts';
import { installationDefinition, poolDefinition } from './definitions.ts';

/** A definition that is read part by part says the same as one that is parsed as a whole. */

const folder = new URL('../../../../../shared/manifests/', import.meta.url);
const manifests = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];

test('the definitions of the fixtures', () => {
  for (const text of [installationDefinition, poolDefinition]) assert.ok(partsCompared(text) > 10);
});

for (const name of manifests) {
  test(`the definitions in ${name}`, () => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const definitions = splitDocuments(text).filter((slice) => /^kind: CustomResourceDefinition/m.test(slice.text));
    for (const slice of definitions) partsCompared(slice.text);
  });
}

test('line ends, comments, quotes and columns are of no matter', () => {
  const forms = [
    poolDefinition.replaceAll('\n', '\r\n'),
    poolDefinition.replaceAll(/^( *)(\w+):/gm, '$1"$2":'),
    poolDefinition.replaceAll(':\n', ':\n\n  # a comment\n'),
    poolDefinition.replaceAll(/^ +/gm, '$&$&').replaceAll(/^( *)- (?=\w+: )/gm, '$1-   '),
  ];
  const expected = partsCompared(poolDefinition);
  for (const text of forms) assert.equal(partsCompared(text), expected);
});

test('a definition in JSON', () => {
  assert.equal(partsCompared(JSON.stringify(parse(poolDefinition))), partsCompared(poolDefinition));
});

test('definitions in a list, as kubectl prints them', () => {
  const items = [installationDefinition, poolDefinition].map((text) => `- ${text.trim().replaceAll('\n', '\n  ')}\n`);
  const text = `apiVersion: v1\nitems:\n${items.join('')}kind: List\n`;
  const { definitions, documents, problems } = readManifest('crds.yaml', text);
  assert.deepEqual([definitions.length, documents, problems], [1, [], []]);
  assert.deepEqual(
    readDefinitions(text).map(({ kind }) => kind),
    ['Installation', 'IPPool'],
  );
  const schema = readDefinitions(text)[1]?.schemaOf('v1')?.properties()?.get('spec');
  assert.ok(schema?.properties()?.has('natOutgoing'));
});

test('no text throws', () => {
  const edit = fc.tuple(
    fc.nat(),
    fc.nat(6),
    fc.constantFrom('', '\n', '- ', ': ', '"', '{', '  ', '#', 'a', '\t', '|'),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(installationDefinition, poolDefinition),
      fc.array(edit, { minLength: 1 }),
      (text, edits) => {
        const broken = edits.reduce((before, [at, length, put]) => {
          const start = at % before.length;
          return before.slice(0, start) + put + before.slice(start + length);
        }, text);
        const schema = readDefinitions(broken)[0]?.schemaOf('v1');
        if (schema !== undefined) walk(schema);
      },
    ),
    { numRuns: 300 },
  );
});

function walk(schema: Schema): void {
  schema.keywords();
  schema.description();
  for (const each of schema.properties()?.values() ?? []) walk(each);
  const [items, additional] = [schema.items(), schema.additional()];
  if (items !== undefined) walk(items);
  if (typeof additional === 'object') walk(additional);
}

/** Compares every part of every version, and tells how many there are. */
function partsCompared(text: string): number {
  const [definition] = readDefinitions(text);
  assert.ok(definition !== undefined, text.slice(0, 300));
  const whole = parse(text, { schema: 'failsafe' });
  assert.equal(definition.group, whole.spec.group);
  assert.equal(definition.kind, whole.spec.names.kind);
  let count = 0;
  for (const version of whole.spec.versions) {
    const schema = definition.schemaOf(version.name);
    assert.ok(schema !== undefined, version.name);
    count += compare(schema, version.schema.openAPIV3Schema, definition.kind);
  }
  return count;
}

/** What the library makes of a definition. */
type Whole = ReturnType<typeof parse>;

function compare(schema: Schema, whole: Whole, path: string): number {
  const { type, pattern, required, enum: allowed, maximum } = schema.keywords();
  assert.deepEqual([schema.description(), type, pattern], [whole.description, whole.type, whole.pattern], path);
  assert.deepEqual(required, whole.required ?? [], path);
  assert.deepEqual(
    allowed?.map(({ value }) => value),
    whole.enum,
    path,
  );
  assert.equal(maximum, whole.maximum === undefined ? undefined : Number(whole.maximum), path);
  assert.deepEqual([...(schema.properties()?.keys() ?? [])], Object.keys(whole.properties ?? {}), path);
  let count = 1;
  for (const [name, each] of schema.properties() ?? [])
    count += compare(each, whole.properties[name], `${path}.${name}`);
  const [items, additional] = [schema.items(), schema.additional()];
  assert.equal(items !== undefined, whole.items !== undefined, path);
  if (items !== undefined) count += compare(items, whole.items, `${path}[]`);
  assert.equal(typeof additional === 'object', typeof whole.additionalProperties === 'object', path);
  if (typeof additional === 'object') count += compare(additional, whole.additionalProperties, `${path}.*`);
  return count;
}
