import { readFileSync } from 'node:fs';
import { readSnapshot } from '../../../src/core/inventory/snapshot.ts';
import { type CalicoService, createCalicoService } from '../../../src/core/service.ts';
import type { Span } from '../../../src/core/text.ts';
import { worldOf } from '../manifest/harness.ts';

/** A service that has read files and the nodes of the example, and where the cursor stands in them. */

const root = new URL('../../../', import.meta.url);

export interface ViewWorld {
  readonly service: CalicoService;
  /** Where the marker `<|>` stood. */
  readonly file: string;
  readonly offset: number;
  textOf(file: string): string;
  cut(file: string, span: Span): string;
}

/** Reads files as {@link worldOf} does; `nodes`: a snapshot, that of the example where it is left out. */
export function viewWorld(given: string, nodes: string | undefined = exampleNodes()): ViewWorld {
  const { manifests, cursor, cut } = worldOf(given);
  const service = createCalicoService();
  for (const { file, text } of manifests) service.setFile(file, text);
  if (nodes !== '') service.setInventory(readSnapshot('nodes', 'nodes.yaml', nodes).inventory);
  const textOf = (file: string): string => manifests.find((each) => each.file === file)?.text ?? '';
  return { service, file: cursor?.file ?? 'calico.yaml', offset: cursor?.offset ?? 0, textOf, cut };
}

function exampleNodes(): string {
  return readFileSync(new URL('examples/two-nodes/two-nodes.calico-inventory.yaml', root), 'utf8');
}
