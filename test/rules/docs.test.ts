import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type ClusterInventory, localNames } from '../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { rules } from '../../src/core/rules/registry.ts';
import { findingsIn } from './report.ts';

/** The examples on the pages of rules do what the pages say. */

for (const { code } of rules) {
  const page = readFileSync(new URL(`../../docs/rules/${code}.md`, import.meta.url), 'utf8');

  test(`${code}: the bad example has it`, () => assert.ok(codesIn(page, 'Bad').includes(code)));
  test(`${code}: the good example has nothing`, () => assert.deepEqual(codesIn(page, 'Good'), []));
}

/** What is found in the example under `heading`, on the nodes of the page's inventory and beside what the page says runs. */
function codesIn(page: string, heading: string): readonly string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const example = blocksIn(section).find((block) => !isInventory(block) && !isRunning(block));
  assert.ok(example !== undefined, `an example under ${heading}`);
  const snapshot = blocksIn(page).find(isInventory);
  const reading = snapshot === undefined ? undefined : readSnapshot('page', 'page', snapshot);
  assert.deepEqual(reading?.problems ?? [], []);
  const files = new Map([['calico.yaml', manifestOf(example)]]);
  return findingsIn({ files, inventory: withRunning(reading?.inventory, page) }).map(({ code }) => code);
}

function withRunning(inventory: ClusterInventory | undefined, page: string): ClusterInventory | undefined {
  const running = blocksIn(page).find(isRunning);
  if (running === undefined) return inventory;
  const none: ClusterInventory = { source: { kind: 'cluster', name: 'page' }, nodes: [], hosts: localNames };
  return { ...(inventory ?? none), running };
}

function blocksIn(text: string): readonly string[] {
  return [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].flatMap(([, block]) => block ?? []);
}

function isInventory(block: string): boolean {
  return block.startsWith('kind: CalicoInventory');
}

function isRunning(block: string): boolean {
  return block.startsWith('kind: List');
}

/** An example may show the list under `env` only. */
function manifestOf(example: string): string {
  if (!example.startsWith('- ')) return example;
  const env = example.replace(/^/gm, '            ').trimEnd();
  return `kind: DaemonSet\nspec:\n  template:\n    spec:\n      containers:\n        - name: calico-node\n          env:\n${env}\n`;
}
