import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSnapshot } from '../../src/core/inventory/snapshot.ts';
import { english } from '../../src/core/l10n.ts';
import { findingsIn } from './report.ts';

/** Calico's own manifests are in order: nothing is found in them, with nodes or without. */

const folder = new URL('../../../shared/manifests/', import.meta.url);
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
const snapshot = readFileSync(new URL('two-nodes.calico-inventory.yaml', import.meta.url), 'utf8');
const { inventory } = readSnapshot('two-nodes', 'two-nodes', snapshot, english);

test('nothing is found in the manifests of Calico', { skip: names.length === 0 && 'they do not lie beside' }, () => {
  const told = names.flatMap((name) => {
    const files = new Map([[name, readFileSync(new URL(name, folder), 'utf8')]]);
    return [undefined, inventory].flatMap((nodes) =>
      findingsIn({ files, inventory: nodes }).map(({ code, message }) => `${name} ${code}: ${message}`),
    );
  });
  assert.deepEqual(told, []);
});
