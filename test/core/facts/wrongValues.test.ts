import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FieldFacts, fieldsOfKind, kindsOfGroup, releaseNames } from '../../../src/core/facts/fields.ts';
import { createCalicoService } from '../../../src/core/service.ts';
import { defaultSettings } from '../../../src/core/settings.ts';

/** A wrong value at each field of every kind, with nothing else in the workspace. */

const groups = { 'projectcalico.org': 'v3', 'crd.projectcalico.org': 'v1', 'operator.tigera.io': 'v1' } as const;
const newest = 1n << BigInt(releaseNames.length - 1);
const aim = 0.98;

interface Leaf {
  /** The names on the way to it; `[]` is an item of a list, `{}` a value under a free key. */
  readonly path: readonly string[];
  readonly type: unknown;
}

function leavesIn(field: FieldFacts, path: readonly string[]): readonly Leaf[] {
  const below = field.names().flatMap((name) => {
    const inner = path.length === 0 && name === 'status' ? undefined : field.below(name);
    return inner === undefined ? [] : leavesIn(inner, [...path, name]);
  });
  const [fact] = field.said();
  const type = typeof fact === 'object' && fact !== null && 'type' in fact ? fact.type : undefined;
  return below.length > 0 || path.length < 2 ? below : [{ path, type }];
}

/** An object that says nothing but `value` at `path`. */
function objectAt(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, name) => {
    if (name === '[]') return [inner];
    return { [nameOf(name)]: inner };
  }, value);
}

function nameOf(name: string): string {
  return name === '{}' ? 'key' : name;
}

/** None of the types takes it. */
function wrongFor(type: unknown): unknown {
  if (type === 'string' || type === 'int-or-string') return { bad: 'text' };
  return 'bad text';
}

test('a wrong value at any field of any kind is an error', (context) => {
  const missed: string[] = [];
  let tried = 0;
  for (const group of ['projectcalico.org', 'crd.projectcalico.org', 'operator.tigera.io'] as const) {
    for (const kind of kindsOfGroup(group)) {
      const root = fieldsOfKind(kind, group, newest);
      for (const { path, type } of root === undefined ? [] : leavesIn(root, [])) {
        if (type === undefined) continue;
        const object = { apiVersion: `${group}/${groups[group]}`, kind, metadata: { name: 'default' } };
        const text = JSON.stringify({ ...object, ...Object(objectAt(path, wrongFor(type))) });
        const service = createCalicoService({ settings: { ...defaultSettings, calicoVersion: 'master' } });
        service.setFile('object.json', text);
        tried += 1;
        // What is missing besides is told elsewhere.
        const from = text.lastIndexOf(`"${path.map(nameOf).findLast((name) => name !== '[]')}"`);
        const found = service
          .findings()
          .findings.some(({ severity, at }) => severity === 'error' && at.span.start >= from);
        if (!found) missed.push(`${kind}.${group}: ${path.join('.')}`);
      }
    }
  }
  const share = (tried - missed.length) / tried;
  context.diagnostic(`${tried - missed.length} of ${tried}, ${(100 * share).toFixed(1)} %`);
  assert.ok(share >= aim, missed.join('\n'));
});
