import * as vscode from 'vscode';
import { type DiagnosedFiles, diagnose } from '../core/diagnosis/diagnose.ts';
import { diagnosisMarkdown } from '../core/diagnosis/markdown.ts';
import type { Translate } from '../core/l10n.ts';
import type { CalicoService } from '../core/service.ts';
import { markdownText } from '../core/words/markdownText.ts';
import { inSlices } from '../turns/slices.ts';
import { readConfig } from './config.ts';
import { baseOf, uriOf } from './convert.ts';
import type { InventorySource } from './inventorySource.ts';
import { offer, tell } from './notify.ts';
import { connectStep, selectInventoryStep } from './steps.ts';

/** Opens one report of all that is found about the cluster, as text that nobody has saved yet. */
export async function diagnoseCluster(
  source: Pick<InventorySource, 'state'>,
  service: CalicoService,
  t: Translate,
): Promise<void> {
  const { inventory } = source.state;
  if (inventory === undefined) return tellNoNodes();
  const title = vscode.l10n.t('Diagnosing the cluster');
  const options = { location: vscode.ProgressLocation.Window, title };
  const content = await vscode.window.withProgress(options, async () => {
    const files = service.agents().length === 0 ? undefined : await filesOf(service);
    const steps = diagnose({ inventory, files, init: { settings: readConfig().config.core } });
    const found = await inSlices(steps, () => false);
    return found === undefined ? '' : markdownText(t, diagnosisMarkdown(found));
  });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
}

async function tellNoNodes(): Promise<void> {
  const message = vscode.l10n.t('No nodes yet. Connect to a cluster or select an inventory.');
  await offer(tell, message, [connectStep(), selectInventoryStep()]);
}

/** The files with findings, whose texts tell the lines; one that can't be opened is named without a line. */
async function filesOf(service: CalicoService): Promise<DiagnosedFiles> {
  const found = (await inSlices(service.findingsInSteps(), () => false))?.findings ?? [];
  const files = [
    ...new Set(found.flatMap(({ at, related }) => [at, ...related.map((each) => each.at)]).map(({ file }) => file)),
  ];
  const texts = new Map<string, string>();
  for (const file of files) {
    const document = await vscode.workspace.openTextDocument(uriOf(file)).then(
      (opened) => opened,
      () => undefined,
    );
    if (document !== undefined) texts.set(file, document.getText());
  }
  const nameOf = (file: string): string => baseOf(uriOf(file));
  const agents = new Set(service.agents().map(({ file }) => nameOf(file)));
  return { service, textOf: (file) => texts.get(file), nameOf, names: [...agents] };
}
