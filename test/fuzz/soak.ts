import { readFileSync } from 'node:fs';
import { english as t } from '../../src/core/l10n.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { fleet } from '../core/views/fleet.ts';
import { heap } from './heap.ts';
import { mutated } from './mutate.ts';
import { randomFrom } from './random.ts';

/** A long day of one service: edits, inventories and settings come and go, and its memory stays as it was. */

const edits = 5000;
const editsPerInventory = 25;
const editsPerSettings = 100;
const mostGrowth = 20;

const manifest = readFileSync(new URL('../../examples/two-nodes/calico.yaml', import.meta.url), 'utf8');
const random = randomFrom(20_260_822);
const service = createCalicoService({ t });

function edit(at: number): void {
  if (at % editsPerInventory === 0) service.setInventory(fleet(20 + (at % 7)));
  if (at % editsPerSettings === 0) {
    const calicoVersion = random.pick(['', 'v3.20.0', 'v3.26.4', 'v3.32.1']);
    service.setSettings({ ...defaultSettings, calicoVersion, rules: new Map([['nodes-move', 'off']]) });
  }
  const named = manifest.replace('interface=ens*,eth*', () => `interface=eno${at}.*`);
  service.setFile('calico.yaml', at % 3 === 0 ? mutated([manifest, named], random) : named);
  const other = `other-${at % 50}.yaml`;
  if (at % 2 === 0) service.setFile(other, mutated([manifest], random, 2000));
  else service.removeFile(other);
  service.findings();
  service.resolutions();
  service.codeLenses('calico.yaml');
  service.inlayHints('calico.yaml');
  const offset = random.below(manifest.length);
  service.hover('calico.yaml', offset, 0);
  service.completions('calico.yaml', offset);
  if (at % 20 === 0) {
    service.matrix('calico.yaml');
    service.topology('calico.yaml');
    service.fixAll('calico.yaml');
    service.trace('calico.yaml', 'node:worker-00000', 'node:worker-00001');
  }
}

const began = performance.now();
const warm = 500;
for (let at = 0; at < warm; at += 1) edit(at);
const before = heap();
for (let at = warm; at < warm + edits; at += 1) {
  edit(at);
  if (at % 1000 === 0) console.log(`${at} edits: ${heap().toFixed(1)} MB`);
}
const growth = heap() - before;
console.log(
  `${edits} edits, ${edits / editsPerInventory} inventories, ${edits / editsPerSettings} settings in ${((performance.now() - began) / 1000).toFixed(0)} s: ` +
    `the heap grew from ${before.toFixed(1)} MB by ${growth.toFixed(1)} of at most ${mostGrowth} MB`,
);
if (growth > mostGrowth) process.exitCode = 1;
