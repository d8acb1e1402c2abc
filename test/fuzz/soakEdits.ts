import { readFileSync } from 'node:fs';
import { nicDetails, nicTableInSteps } from '../../src/core/features/nicTable.ts';
import { createCalicoService } from '../../src/core/service.ts';
import { defaultSettings } from '../../src/core/settings.ts';
import { fleet } from '../core/features/fleet.ts';
import { finish } from '../webview/samples.ts';
import { mutated } from './mutate.ts';
import { randomFrom } from './random.ts';

/** A day in the editor: files are opened, edited and closed, inventories and settings change, panels are open. */

export const editsPerInventory = 25;
export const editsPerSettings = 100;

const manifest = readFileSync(new URL('../../examples/two-nodes/calico.yaml', import.meta.url), 'utf8');
/** Files that are opened and closed beside the one that is edited. */
const others = 8;

/** Gives the function that makes the `at`th edit and asks for everything that an editor would. */
export function editor(): (at: number) => void {
  const random = randomFrom(20_260_822);
  const service = createCalicoService();
  const ask = (file: string): void => {
    service.findings();
    service.resolutions();
    service.codeLenses(file);
    service.inlayHints(file);
    const offset = random.below(manifest.length);
    service.hover(file, offset, 0);
    service.completions(file, offset);
    service.definition(file, offset);
  };
  const showPanels = (file: string): void => {
    const resolution = service.resolutionFor(file);
    const [first] = resolution?.results ?? [];
    if (resolution === undefined || first === undefined) return;
    finish(nicTableInSteps(resolution, 4, 0));
    nicDetails(resolution, first, 4);
    service.matrix(file, { methods: [`interface=eno${random.below(5)}`] });
    service.topology(file, { search: String(random.below(100)) });
    service.trace(file, 'node:worker-00000', `node:worker-0000${1 + random.below(9)}`);
  };
  return (at) => {
    if (at % editsPerInventory === 0) service.setInventory(at % 500 === 0 ? undefined : fleet(20 + (at % 7)));
    if (at % editsPerSettings === 0) {
      const calicoVersion = random.pick(['', 'v3.20.0', 'v3.26.4', 'v3.32.1']);
      service.setSettings({ ...defaultSettings, calicoVersion, rules: new Map([['nodes-move', 'off']]) });
    }
    const named = manifest.replace('interface=ens*,eth*', () => `interface=eno${at}.*`);
    service.setFile('calico.yaml', at % 3 === 0 ? mutated([manifest, named], random) : named);
    const other = `other-${random.below(others)}.yaml`;
    if (random.below(2) === 0) service.setFile(other, mutated([manifest], random, 2000));
    else service.removeFile(other);
    ask('calico.yaml');
    if (at % 50 === 0) {
      showPanels('calico.yaml');
      service.fixAll('calico.yaml');
    }
  };
}
