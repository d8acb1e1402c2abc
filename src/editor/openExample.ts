import * as vscode from 'vscode';
import type { Translate } from '../core/l10n.ts';
import type { CalicoService } from '../core/service.ts';
import { openDocument } from './convert.ts';
import { goTo } from './goTo.ts';
import { isIn, placeOfSite } from './goToMethod.ts';
import { readText } from './inventoryFiles.ts';
import type { InventorySource } from './inventorySource.ts';
import { createFolder, writeFile } from './writeFile.ts';

export interface ExampleDeps {
  readonly extensionUri: vscode.Uri;
  /** Where the extension may keep files of its own. */
  readonly storageUri: vscode.Uri;
  readonly service: Pick<CalicoService, 'sites'>;
  readonly source: Pick<InventorySource, 'useFile'>;
  readonly t: Translate;
}

/**
 * Opens a copy of the sample with its nodes, its method selected: what is tried there leaves the sample as it is. The
 * copy is made anew each time, unless it is open.
 */
export async function openExample({ extensionUri, storageUri, service, source, t }: ExampleDeps): Promise<void> {
  const sample = vscode.Uri.joinPath(extensionUri, 'examples', 'two-nodes');
  const scratch = vscode.Uri.joinPath(storageUri, 'example');
  await createFolder(scratch);
  const copy = async (name: string): Promise<vscode.Uri> => {
    const uri = vscode.Uri.joinPath(scratch, name);
    if (openDocument(uri) === undefined) await writeFile(uri, await readText(vscode.Uri.joinPath(sample, name), t));
    return uri;
  };
  const manifest = await copy('calico.yaml');
  await source.useFile(await copy('two-nodes.calico-inventory.yaml'));
  const document = await vscode.workspace.openTextDocument(manifest);
  await vscode.window.showTextDocument(document, { preview: false });
  const site = service.sites().find((each) => isIn(each, document));
  if (site !== undefined) await goTo(placeOfSite(site), false);
}
