import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseSelector } from '../../src/core/calico/selector/parse.ts';
import { parseVersion } from '../../src/core/calico/version.ts';
import { english } from '../../src/core/l10n.ts';
import { readManifest } from '../../src/core/manifest/file.ts';
import { reviewResource } from '../../src/core/resources/reviewResource.ts';

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

/** Where the object is found to be refused. */
function placesOf({ kind, apiVersion, metadata = '{name: a-name}', spec, version }: Case): readonly string[] {
  const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
  const manifest = readManifest('case.yaml', text, { t: english });
  const resource = manifest.documents.find((document) => document.form === 'resource');
  assert.ok(resource?.form === 'resource' && !resource.partial, text);
  const known = version === undefined ? undefined : parseVersion(version);
  const review = reviewResource({ resource, source: text, version: known, t: english });
  for (const { span, repairs } of review.problems) {
    assert.ok(span.start >= 0 && span.end <= text.length && span.start < span.end, 'a place in the text');
    for (const { edits } of repairs) assert.ok(edits.every((edit) => edit.span.end <= text.length));
  }
  const refused = review.problems.filter((problem) => problem.kind !== 'ignored').map(({ path }) => path);
  const selectors = review.selectors.filter(({ scalar }) => 'error' in parseSelector(scalar.value));
  return [...refused, ...selectors.map(({ path }) => path)];
}
