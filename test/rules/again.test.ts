import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CalicoService, createCalicoService } from '../../src/core/service.ts';
import { said } from '../said.ts';
import { fixtureCodes, readFixtures } from './fixtures.ts';

/** What is judged again after edits is what is found in the same files by a service that never saw others. */

const fixtures = fixtureCodes().flatMap(readFixtures);
const texts = fixtures.flatMap(({ files }) => [...files.values()]);
const inventories = [undefined, ...new Set(fixtures.map(({ inventory }) => inventory))];
const names = ['calico.yaml', 'pools.yaml', 'a/calico.yaml', 'a/policies.yaml', 'a/b/more.yaml'];

type Edit = (before: string) => string;
const text = fc.constantFrom(...texts);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  text.map((other) => () => other),
  text.map((other) => (before: string) => `${before}\n---\n${other}`),
  text.map((other) => (before: string) => `${other}\n---\n${before}`),
  fc.constantFrom<Edit>(
    (before) => `${before}# x\n`,
    (before) => `# x\n${before}`,
    (before) => before.replace(/\d/, '7'),
    (before) => before.replace(/name: ?/, 'name: x'),
    (before) => before.slice(0, before.lastIndexOf('\n---')),
    () => '',
  ),
);
const change = fc.oneof(
  { weight: 6, arbitrary: fc.record({ name: fc.constantFrom(...names), edit }) },
  { weight: 1, arbitrary: fc.record({ inventory: fc.constantFrom(...inventories) }) },
);

test('findings after edits are those of the files as they are', () => {
  const property = fc.property(fc.array(change, { minLength: 2, maxLength: 8 }), (changes) => {
    const service = createCalicoService();
    const files = new Map<string, string>();
    let inventory: (typeof inventories)[number];
    for (const each of changes) {
      if ('inventory' in each) {
        inventory = each.inventory;
        service.setInventory(inventory);
      } else {
        files.set(each.name, each.edit(files.get(each.name) ?? ''));
        service.setFile(each.name, files.get(each.name) ?? '');
      }
      const fresh = createCalicoService();
      fresh.setInventory(inventory);
      for (const [file, own] of files) fresh.setFile(file, own);
      assert.deepEqual(toldBy(service), toldBy(fresh));
    }
  });
  fc.assert(property, { numRuns: 100, seed: 20261201 });
});

function toldBy(service: CalicoService) {
  const { findings, failures } = service.findings();
  assert.deepEqual(failures, []);
  return findings.map(({ code, severity, at, message, related, fixes }) => ({
    ...{ code, severity, at, message: said(message) },
    related: related.map((each) => [each.at, said(each.message)]),
    fixes: fixes().map(({ title, edits }) => ({ title: said(title), edits })),
  }));
}
