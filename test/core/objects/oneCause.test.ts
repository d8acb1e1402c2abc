import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCollection, isMap, type Node, parseDocument } from 'yaml';
import { parseVersion } from '../../../src/core/calico/version.ts';
import { readManifest } from '../../../src/core/manifest/file.ts';
import { reviewResource } from '../../../src/core/objects/reviewResource.ts';
import { keptCases } from '../../cases.ts';
import { said } from '../../said.ts';
import type { Verdict } from './verdicts.ts';

/** One mistake is one finding: what follows from it is not told besides. */

const { cases } = keptCases('verdicts.json').data as { readonly cases: readonly Verdict[] };
const mistakes = ['bad val', -1, true, ''];

function problemsOf(text: string, version: string): readonly string[] {
  const { documents } = readManifest('object.yaml', text);
  const resource = documents.find(({ form }) => form === 'resource');
  if (resource?.form !== 'resource') return [];
  const { problems } = reviewResource({ resource, source: text, version: parseVersion(version) });
  return problems.filter(({ kind }) => kind !== 'ignored').map(({ path, message }) => `${path}: ${said(message)}`);
}

type Path = readonly (string | number)[];

function pathsOf(node: unknown, at: Path = []): readonly Path[] {
  if (!isCollection(node)) return [];
  return node.items.flatMap((item, index): readonly Path[] => {
    const [key, value] = isMap(node) ? pairOf(item) : [index, item];
    return [[...at, key], ...pathsOf(value, [...at, key])];
  });
}

function pairOf(item: unknown): readonly [string, unknown] {
  const { key, value } = item as { readonly key: { readonly value: string }; readonly value: Node | null };
  return [key.value, value];
}

test('a wrong value brings up one problem at most', () => {
  const wrong: string[] = [];
  for (const { id, valid, version, text } of cases) {
    if (!valid || text.length > 3000) continue;
    const before = problemsOf(text, version).length;
    for (const path of pathsOf(parseDocument(text).contents)) {
      if (path[0] !== 'spec' && path[0] !== 'metadata') continue;
      for (const mistake of mistakes) {
        const document = parseDocument(text);
        document.setIn(path, mistake);
        const found = problemsOf(document.toString(), version);
        if (found.length > before + 1) wrong.push([`${id}: ${path.join('.')} = ${mistake}`, ...found].join('\n  '));
      }
    }
  }
  assert.deepEqual(wrong, []);
});
