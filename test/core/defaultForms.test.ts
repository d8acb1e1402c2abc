import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import type { Finding } from '../../src/core/rules/rule.ts';
import { type CalicoService, createCalicoService } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text.ts';
import { said } from '../said.ts';
import { type DefaultForm, defaultForms, fixedIp } from './defaultForms.ts';

/** Where no method is written, the same is said as where the default is, in whatever form. */

const snapshot = readFileSync(new URL('./default-forms.calico-inventory.yaml', import.meta.url), 'utf8');
const { inventory } = readSnapshot('nodes', 'nodes', snapshot);

type Files = DefaultForm['bare'];

/** In every form, on nodes of which one has a VPN, two share the address of a NAT and one is in another network. */
const wanted = [
  'error duplicate-address: 2 nodes choose 10.0.2.15: n2, n3. The first node to start keeps it; the others exit with "already using".',
];

for (const { name, bare, written } of defaultForms) {
  test(`${name}: the findings are those of the default`, () => {
    const expected = findingsIn(serviceFor(written)).map(textOf);
    assert.deepEqual(
      expected.filter((text) => wanted.some((each) => text === each)),
      wanted,
    );
    assert.deepEqual(findingsIn(serviceFor(bare)).map(textOf), expected);
  });

  test(`${name}: hints and lenses are those of the default`, () => {
    const [without, withIt] = [serviceFor(bare), serviceFor(written)];
    assert.deepEqual(labelsOf(without, bare), labelsOf(withIt, written));
    assert.ok(labelsOf(without, bare).length >= 2);
  });

  test(`${name}: nothing is said without nodes`, () => {
    assert.deepEqual(findingsIn(serviceFor(bare, false)), []);
  });

  test(`${name}: a fix writes the method`, () => {
    const service = serviceFor(bare);
    const [finding] = findingsIn(service).filter(({ code }) => code === 'duplicate-address');
    const [fix] = finding?.fixes() ?? [];
    assert.ok(fix, 'there is a fix');
    const fixed = Object.fromEntries(
      Object.entries(bare).map(([file, text]) => {
        const edits = fix.edits.filter((each) => each.file === file).flatMap((each) => each.edits);
        return [file, applyEdits(text, edits)];
      }),
    );
    assert.deepEqual(findingsIn(serviceFor(fixed)).map(textOf), []);
  });
}

function serviceFor(files: Files, withNodes = true): CalicoService {
  const service = createCalicoService();
  if (withNodes) service.setInventory(inventory);
  for (const [file, text] of Object.entries(files)) service.setFile(file, text);
  return service;
}

function findingsIn(service: CalicoService): readonly Finding[] {
  const { findings, failures } = service.findings();
  assert.deepEqual(failures, []);
  return findings;
}

function textOf({ severity, code, message }: Finding): string {
  return `${severity} ${code}: ${said(message)}`;
}

/** What is shown in the files beside the findings. */
function labelsOf(service: CalicoService, files: Files): readonly string[] {
  return Object.keys(files).flatMap((file) => [
    ...service.inlayHints(file).map(({ label }) => said(label)),
    ...service.codeLenses(file).map(({ title }) => said(title)),
  ]);
}

test('where IP gives the address, what is said of addresses is said, and nothing of a method', () => {
  const service = createCalicoService();
  service.setInventory(inventory);
  service.setFile('calico.yaml', fixedIp);
  assert.deepEqual(findingsIn(service).map(textOf), [
    'error ip-shared: IP sets the same address, 10.0.2.15, on 3 nodes: n1, n2, n3. The first node to start keeps it; the others exit with "already using".',
  ]);
  assert.deepEqual(service.inlayHints('calico.yaml'), []);
});
