import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseSelector } from '../../src/core/calico/selector/parse.ts';
import { parseVersion } from '../../src/core/calico/version.ts';
import { readManifest } from '../../src/core/manifest/file.ts';
import type { ProblemKind } from '../../src/core/objects/review.ts';
import { reviewResource } from '../../src/core/objects/reviewResource.ts';
import { applyEdits } from '../../src/core/text.ts';

/**
 * Objects with the verdict of Calico's own validator, from its tests and source (`source` tells which), against ours. A
 * case with `difference` is one where ours is another on purpose, and says why.
 */

interface Case {
  readonly name: string;
  readonly kind: string;
  readonly apiVersion: string;
  /** YAML in one line. */
  readonly metadata?: string;
  readonly spec: string;
  readonly version?: string;
  readonly expect: 'good' | 'bad';
  /** The field that is told, of a bad one. */
  readonly place?: string;
  readonly source: string;
  readonly difference?: string;
}

const folder = new URL('../fixtures/validator/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const cases = files.flatMap((name): readonly Case[] => JSON.parse(readFileSync(new URL(name, folder), 'utf8')));

const differing = new Set<string>();

for (const each of cases) {
  const title = `${each.kind}: ${each.name}`;
  test(title, () => {
    const places = placesOf(each);
    const verdict = places.length > 0 ? 'bad' : 'good';
    if (each.difference !== undefined) {
      differing.add(title);
      assert.notEqual(verdict, each.expect, 'it no longer differs');
      return;
    }
    assert.equal(verdict, each.expect, places.join(' '));
    if (each.place !== undefined) assert.ok(places.includes(each.place), places.join(' '));
  });
}

test('there are many cases of every kind', (context) => {
  const kinds = new Set(cases.map(({ kind }) => kind));
  context.diagnostic(
    `${cases.length} cases of ${kinds.size} kinds: ${cases.length - differing.size} agree, ${differing.size} differ`,
  );
  for (const { kind, name, difference } of cases) {
    if (difference !== undefined) context.diagnostic(`differs: ${kind}, ${name}: ${difference}`);
  }
  assert.ok(cases.length >= 300);
  assert.ok(kinds.size >= 20);
});

test('nothing throws, and every place and edit lies in the text, however an object is mutilated', () => {
  const part = fc.constantFrom(
    '',
    '{',
    '}',
    '[',
    ']',
    ':',
    '- ',
    '\n',
    '"',
    'null',
    '0',
    '*a',
    '<<: ',
    '10.0.0.1/24',
    'true',
  );
  const mutated = fc
    .tuple(fc.constantFrom(...cases), fc.nat(), fc.nat({ max: 12 }), part)
    .map(([each, at, length, put]) => {
      const text = textOf(each);
      const start = at % text.length;
      return text.slice(0, start) + put + text.slice(start + length);
    });
  fc.assert(
    fc.property(mutated, (text) => {
      placesIn(text, undefined);
    }),
    { numRuns: 3000 },
  );
});

/** What nobody takes, or nothing is done with; of other problems a warning is said. */
const refusals = new Set<ProblemKind>(['type', 'invalid', 'operator']);

/** Where the object is found to be refused. */
function placesOf(each: Case): readonly string[] {
  const text = textOf(each);
  const places = placesIn(text, each.version);
  assert.ok(places !== undefined, text);
  return places;
}

function textOf({ kind, apiVersion, metadata = '{name: a-name}', spec }: Case): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
}

/** The same for a text; undefined where no object stands in it that can be judged. */
function placesIn(text: string, version: string | undefined): readonly string[] | undefined {
  const { documents } = readManifest('case.yaml', text);
  const resource = documents.find((document) => document.form === 'resource');
  if (resource?.form !== 'resource' || resource.partial) return undefined;
  const known = version === undefined ? undefined : parseVersion(version);
  const review = reviewResource({ resource, source: text, version: known });
  for (const { span, repairs } of review.problems) {
    assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end, 'a place in the text');
    for (const { edits } of repairs) applyEdits(text, edits);
  }
  const refused = review.problems.filter(({ kind }) => refusals.has(kind)).map(({ path }) => path);
  const selectors = review.selectors.filter(({ scalar }) => 'error' in parseSelector(scalar.value));
  return [...refused, ...selectors.map(({ path }) => path)];
}
