import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ClusterInventory } from '../../src/core/inventory/inventory.ts';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { formatSnapshot } from '../../src/core/inventory/snapshotWrite.ts';
import { english } from '../../src/core/l10n.ts';
import { uri, world } from './fakeVscode.ts';

/** Saving a snapshot from the editor, with VS Code played. */

registerHooks({
  resolve(name, context, next) {
    const fake = new URL('fakeVscode.ts', import.meta.url).href;
    return name === 'vscode' ? { url: fake, shortCircuit: true } : next(name, context);
  },
});
const { saveSnapshot } = await import('../../src/editor/saveSnapshot.ts');

const read = (text: string): ClusterInventory => readSnapshot('f', 'f', text).inventory;
const head = 'kind: CalicoInventory\nversion: 1\nnodes:\n  - name: a\n';
const rich = read(`${head}    interfaces: [{name: eth0}]\n`);
const poor = read(head);
const saved = '1 node saved. The file contains no Secrets, users or server names.';
const question = 'a.yaml contains more than what would be saved. | Lost: interfaces of 1 node.';

interface Case {
  readonly name: string;
  readonly scheme?: string;
  readonly path?: string;
  /** What the file holds before; undefined: there is none. */
  readonly before?: ClusterInventory;
  readonly now: ClusterInventory;
  readonly button?: string;
  readonly shown: readonly string[];
  readonly after: ClusterInventory | undefined;
  /** What VS Code was told to write itself. */
  readonly elsewhere?: boolean;
}

const cases: readonly Case[] = [
  { name: 'a new file', now: poor, shown: [saved], after: poor },
  { name: 'one that knows less', before: poor, now: rich, shown: [saved], after: rich },
  { name: 'one that knows more is kept', before: rich, now: poor, shown: [question], after: rich },
  {
    name: 'one that knows more, replaced',
    before: rich,
    now: poor,
    button: 'Replace',
    shown: [question, saved],
    after: poor,
  },
  {
    name: 'no folder',
    path: 'no/a.yaml',
    now: poor,
    shown: ["Can't save a.yaml: no such file or directory."],
    after: undefined,
  },
  {
    name: 'a file system that is no disk',
    scheme: 'memfs',
    now: poor,
    shown: [saved],
    after: undefined,
    elsewhere: true,
  },
];

for (const { name, scheme = 'file', path = 'a.yaml', before, now, button, shown, after, elsewhere = false } of cases) {
  test(`save snapshot: ${name}`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'calico-save-'));
    try {
      const file = join(folder, 'a.yaml');
      if (before !== undefined) {
        writeFileSync(file, formatSnapshot(before));
        chmodSync(file, 0o640);
      }
      world.target = uri(scheme, join(folder, path));
      world.button = button;
      world.shown.length = 0;
      world.written.clear();
      await saveSnapshot(
        { state: { inventory: now, problems: [], origin: { kind: 'none' }, error: undefined } },
        english,
      );
      assert.deepEqual(world.shown, shown);
      assert.deepEqual([...world.written.values()], elsewhere ? [formatSnapshot(now)] : []);
      assert.deepEqual(readdirSync(folder), after === undefined ? [] : ['a.yaml']);
      if (after === undefined) return;
      assert.equal(readFileSync(file, 'utf8'), formatSnapshot(after));
      if (before !== undefined && process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o640);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
