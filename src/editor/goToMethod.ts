import * as vscode from 'vscode';
import { METHOD_VARIABLES, type MethodSite } from '../core/manifest/methodSites.ts';
import type { Place } from '../core/rules/rule.ts';
import type { CalicoService } from '../core/service.ts';
import { fileOf, uriOf } from './convert.ts';
import { goTo } from './goTo.ts';
import { offer, tell } from './notify.ts';
import { withoutIcons } from './plainLabel.ts';
import { openFileStep } from './steps.ts';

/** Selects the next detection method of the active file; where it has none, one of the other files, asking which. */
export async function goToMethod(service: Pick<CalicoService, 'sites'>): Promise<void> {
  const sites = service.sites().toSorted((a, b) => placeOfSite(a).span.start - placeOfSite(b).span.start);
  const editor = vscode.window.activeTextEditor;
  const here = editor === undefined ? [] : sites.filter((site) => isIn(site, editor.document));
  const cursor = editor?.document.offsetAt(editor.selection.active) ?? 0;
  const site = here.find((each) => placeOfSite(each).span.start > cursor) ?? here[0] ?? (await pick(sites));
  if (site !== undefined) await goTo(placeOfSite(site), false);
}

/** Where the text of a method stands, without its quotes, or would be written. */
export function placeOfSite({ value, name }: MethodSite): Place {
  return value === undefined ? name : { file: value.file, span: value.inner ?? value.span };
}

/** Whether a method stands in a document, or would. */
export function isIn(site: MethodSite, { uri }: vscode.TextDocument): boolean {
  return placeOfSite(site).file === fileOf(uri);
}

async function pick(sites: readonly MethodSite[]): Promise<MethodSite | undefined> {
  if (sites.length === 0) {
    const message = vscode.l10n.t(
      'No calico-node is configured in the open files or the workspace. Open a Calico manifest.',
    );
    await offer(tell, message, [openFileStep()]);
    return undefined;
  }
  if (sites.length === 1) return sites[0];
  const items = sites.map((site) => ({
    site,
    label: withoutIcons(site.text ?? METHOD_VARIABLES[site.family]),
    description: METHOD_VARIABLES[site.family],
    detail: withoutIcons(vscode.workspace.asRelativePath(uriOf(placeOfSite(site).file))),
  }));
  const title = vscode.l10n.t('Calico: Go to Detection Method');
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.site;
}
