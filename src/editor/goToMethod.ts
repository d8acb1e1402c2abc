import * as vscode from 'vscode';
import type { MethodSite } from '../core/manifest/methodSites.ts';
import { METHOD_VARIABLES } from '../core/manifest/methodSites.ts';
import type { CalicoService } from '../core/service.ts';
import { baseOf, fileOf, linesOf, toRange, uriOf } from './convert.ts';
import { tell } from './notify.ts';
import { withoutIcons } from './plainLabel.ts';

/** Selects the next detection method of the active file; where it has none, one of the other files, asking which. */
export async function goToMethod(service: Pick<CalicoService, 'sites'>): Promise<void> {
  const sites = service.sites().toSorted((a, b) => spanOf(a).start - spanOf(b).start);
  const editor = vscode.window.activeTextEditor;
  const here = editor === undefined ? [] : sites.filter((site) => fileOfSite(site) === fileOf(editor.document.uri));
  const cursor = editor?.document.offsetAt(editor.selection.active) ?? 0;
  const site = here.find((each) => spanOf(each).start > cursor) ?? here[0] ?? (await pick(sites));
  if (site !== undefined) await showSite(site);
}

/** Opens the file in which a method is written, or would be, and selects it. */
export async function showSite(site: MethodSite): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uriOf(fileOfSite(site)));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const range = toRange(linesOf(document), spanOf(site));
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

async function pick(sites: readonly MethodSite[]): Promise<MethodSite | undefined> {
  if (sites.length === 0) {
    await tell(
      vscode.l10n.t('No calico-node is configured in the open files or the workspace. Open a Calico manifest.'),
    );
    return undefined;
  }
  if (sites.length === 1) return sites[0];
  const items = sites.map((site) => ({
    site,
    label: withoutIcons(site.text ?? METHOD_VARIABLES[site.family]),
    description: withoutIcons(METHOD_VARIABLES[site.family]),
    detail: withoutIcons(vscode.workspace.asRelativePath(uriOf(fileOfSite(site))) || baseOf(uriOf(fileOfSite(site)))),
  }));
  const title = vscode.l10n.t('Calico: Go to Detection Method');
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.site;
}

function spanOf({ value, name }: MethodSite): { readonly start: number; readonly end: number } {
  return value?.inner ?? value?.span ?? name.span;
}

function fileOfSite({ value, name }: MethodSite): string {
  return value?.file ?? name.file;
}
