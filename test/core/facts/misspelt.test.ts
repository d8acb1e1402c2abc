import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCollection, isMap, isScalar, type Pair, parseDocument } from 'yaml';
import { createCalicoService } from '../../../src/core/service.ts';
import { defaultSettings } from '../../../src/core/settings.ts';
import { keptCases } from '../../cases.ts';
import { said } from '../../said.ts';
import type { Verdict } from '../objects/verdicts.ts';

/** How many misspelt keys of objects that Calico takes are found, with nothing else in the workspace. */

const found = keptCases('verdicts.json');
const { cases } = found.data as { readonly cases: readonly Verdict[] };
const aim = 0.98;
const keysOfEach = 3;

/** Mappings whose keys are anything. */
const freeKeys = new Set([
  'labels',
  'annotations',
  'labelsToApply',
  'matchLabels',
  'limits',
  'requests',
  'nodeSelector',
]);

const slips: Readonly<Record<string, (key: string) => string>> = {
  'a doubled letter': (key) => key.slice(0, 2) + key.slice(1),
  'a dropped letter': (key) => key.slice(0, 1) + key.slice(2),
  'another case': (key) => (key === key.toLowerCase() ? key.charAt(0).toUpperCase() + key.slice(1) : key.toLowerCase()),
};

function findingsIn(text: string, version: string): readonly string[] {
  const service = createCalicoService({ settings: { ...defaultSettings, calicoVersion: version } });
  service.setFile('object.yaml', text);
  return service.findings().findings.map(({ code, message }) => `${code}: ${said(message)}`);
}

/** The entries of a document whose keys mean something. */
function entriesIn(node: unknown): readonly Pair[] {
  if (!isCollection(node)) return [];
  if (!isMap(node)) return node.items.flatMap(entriesIn);
  return node.items.flatMap((pair): readonly Pair[] => {
    const isFree = isScalar(pair.key) && freeKeys.has(String(pair.key.value));
    return [pair, ...(isFree ? [] : entriesIn(pair.value))];
  });
}

const valid = cases.filter((each) => each.valid);

for (const [slip, misspell] of Object.entries(slips)) {
  test(`keys with ${slip} are found`, (context) => {
    const missed: string[] = [];
    let tried = 0;
    for (const [index, { id, version, text }] of valid.entries()) {
      const before = new Set(findingsIn(text, version));
      const count = entriesIn(parseDocument(text).contents).length;
      for (let step = 0; step < Math.min(keysOfEach, count); step += 1) {
        const document = parseDocument(text);
        const pair = entriesIn(document.contents)[(index * 7 + Math.floor((step * count) / keysOfEach)) % count];
        if (!isScalar(pair?.key)) continue;
        const key = String(pair.key.value);
        pair.key.value = misspell(key);
        if (pair.key.value === key) continue;
        tried += 1;
        const isFound = findingsIn(document.toString(), version).some((each) => !before.has(each));
        if (!isFound) missed.push(`${id}: ${key} as ${pair.key.value}`);
      }
    }
    const share = (tried - missed.length) / tried;
    context.diagnostic(`${found.from}: ${tried - missed.length} of ${tried}, ${(100 * share).toFixed(1)} %`);
    assert.ok(share >= aim, missed.join('\n'));
  });
}
