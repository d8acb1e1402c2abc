import * as vscode from 'vscode';
import { exclusionsOf, skippingMethod } from '../core/features/exclusions.ts';
import type { Translate } from '../core/l10n.ts';
import type { CalicoService } from '../core/service.ts';
import { render } from '../core/words/render.ts';
import { inSlices } from '../turns/slices.ts';
import { fileOf } from './convert.ts';
import { offer, type Step, tell } from './notify.ts';
import { withoutIcons } from './plainLabel.ts';
import { compareStep } from './steps.ts';
import { useMethod } from './useMethod.ts';

/** Offers methods that choose the NIC on no node, with what becomes of the others, and writes the one that is picked. */
export async function excludeNic(
  nic: string,
  deps: { readonly service: CalicoService; readonly t: Translate },
): Promise<void> {
  if (nic === '') return;
  const { service, t } = deps;
  const editor = vscode.window.activeTextEditor;
  const file = editor && fileOf(editor.document.uri);
  const options = { methods: [skippingMethod(nic)] };
  const matrix = await inSlices(service.matrixInSteps(file, options), () => false);
  const rows = matrix === undefined ? [] : exclusionsOf(nic, matrix);
  const items = rows.map(({ method, reason }) => ({
    method,
    label: withoutIcons(method),
    detail: withoutIcons(render(t, reason)),
  }));
  if (items.length === 0) {
    await offer(tell, t('No method gives the nodes an address without {0}.', nic), [compareStep()]);
    return;
  }
  const title = t('Calico: Exclude {0}', withoutIcons(nic));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: t('The method to write') });
  if (picked === undefined) return;
  const { text, undo } = await useMethod({ file, family: 4, method: picked.method }, deps);
  const back: Step = { label: t('Undo'), run: () => vscode.commands.executeCommand('undo') };
  await offer(tell, text, undo ? [back] : []);
}
