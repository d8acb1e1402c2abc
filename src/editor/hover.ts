import * as vscode from 'vscode';
import type { CalicoService } from '../core/service.ts';
import { fileOf, linesOf, toRange } from './convert.ts';
import { manifestSelector } from './manifests.ts';

/** Commands that a hover may run. */
const links = ['calico.selectInventory', 'calico.openInventory'];

/** Shows what the method under the cursor means and chooses. */
export function registerHover(service: CalicoService, hasInventory: () => boolean): vscode.Disposable {
  return vscode.languages.registerHoverProvider(manifestSelector, {
    provideHover(document, position) {
      const found = service.hover(fileOf(document.uri), document.offsetAt(position), Date.now());
      if (found === undefined) return undefined;
      const markdown = new vscode.MarkdownString(`${found.markdown}\n\n${linkLine(hasInventory())}`, true);
      markdown.isTrusted = { enabledCommands: links };
      return new vscode.Hover(markdown, toRange(linesOf(document), found.at.span));
    },
  });
}

function linkLine(hasInventory: boolean): string {
  const select = `[${vscode.l10n.t('Select inventory…')}](command:calico.selectInventory)`;
  return hasInventory ? `[${vscode.l10n.t('Open inventory')}](command:calico.openInventory) · ${select}` : select;
}
